import { type FrameCommand, frameMessageSchema } from '../../contracts/runner-protocol';
import { StagecraftError } from '../../engine/core/errors';
import type { SandboxAssets } from './assets';

/** How long the frame may take to answer an order to end a worker before it is itself ended, in milliseconds. */
const KILL_ANSWER_MS = 250;
/** How long in all while other runs live in the frame, which would end with it. */
const KILL_ANSWER_SHARED_MS = 5000;
/** How often it is looked whether the answer is there. */
const KILL_LOOK_MS = 20;
const PING_EVERY_MS = 500;
/** A frame on a busy machine answers late; one that is gone never does. */
const PING_ANSWER_MS = 5000;
const CONNECT_MS = 30_000;

/** Who hears of what happens in the frame. */
export interface FrameListener {
  /** The worker ended by itself, or could not be made. */
  onWorkerError(worker: number, message: string): void;
  /** The frame is gone, and all its workers with it: it died, or it did not answer and was removed. */
  onLost(reason: 'silent' | 'unresponsive'): void;
}

/** The frame of the sandbox was not reached; a fault of the lab or of the network, never of the program. */
export class SandboxFrameError extends StagecraftError<'sandbox-frame'> {
  constructor(url: string) {
    super(
      'sandbox-frame',
      `The lab's sandbox (${url}) was not there within ${CONNECT_MS / 1000} seconds, or was closed meanwhile. Check the connection to the server of the lab, then run again.`,
      { url },
    );
  }
}

function createIframe(src: string): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.setAttribute('sandbox', 'allow-scripts');
  iframe.setAttribute('aria-hidden', 'true');
  iframe.tabIndex = -1;
  iframe.title = 'Sandbox';
  // A pixel that is there but not seen: a frame that is not rendered at all may be given less of the processor.
  iframe.style.cssText =
    'position:fixed;bottom:0;right:0;width:1px;height:1px;border:0;opacity:0;pointer-events:none';
  iframe.src = src;
  return iframe;
}

/** The page's end of one sandboxed frame: makes workers in it, ends them, and knows when the frame is gone. */
export class FrameHost {
  readonly #iframe: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #listener: FrameListener;
  readonly #pendingKills = new Map<number, ReturnType<typeof setTimeout>>();
  /** Rejects with a {@link SandboxFrameError} when the frame is not reached, or closed before. */
  readonly ready: Promise<void>;
  #giveUp: () => void = () => {};
  #nextWorker = 0;
  #lastAnswer = 0;
  #nextPing = 0;
  #heart: ReturnType<typeof setInterval> | undefined;
  #isClosed = false;

  constructor(src: string, parent: HTMLElement, assets: SandboxAssets, listener: FrameListener) {
    this.#listener = listener;
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.#iframe = createIframe(src);
    this.ready = new Promise((resolve, reject) => {
      const slow = setTimeout(() => this.#lose('unresponsive'), CONNECT_MS);
      this.#giveUp = () => {
        clearTimeout(slow);
        reject(new SandboxFrameError(src));
      };
      this.#port.onmessage = (event) => {
        const parsed = frameMessageSchema.safeParse(event.data);
        if (!parsed.success) return;
        this.#lastAnswer = performance.now();
        const message = parsed.data;
        if (message.type === 'connected') {
          clearTimeout(slow);
          resolve();
        } else if (message.type === 'killed') {
          clearTimeout(this.#pendingKills.get(message.worker));
          this.#pendingKills.delete(message.worker);
        } else if (message.type === 'worker-error') {
          listener.onWorkerError(message.worker, message.message);
        }
      };
    });
    this.#iframe.addEventListener(
      'load',
      () => {
        // The frame's origin is opaque: there is no narrower target, and the message holds nothing but the port.
        this.#iframe.contentWindow?.postMessage({ type: 'connect' }, '*', [channel.port2]);
        this.#command({ type: 'assets', guest: assets.guest, tfjs: assets.tfjs });
      },
      { once: true },
    );
    parent.append(this.#iframe);
  }

  #command(command: FrameCommand, transfer: Transferable[] = []): void {
    this.#port.postMessage(command, transfer);
  }

  /** Makes a worker; what is posted on the port before it has booted waits for it. */
  spawn(preload: boolean): { worker: number; port: MessagePort } {
    const channel = new MessageChannel();
    const worker = ++this.#nextWorker;
    this.#command({ type: 'spawn', worker, preload }, [channel.port2]);
    return { worker, port: channel.port1 };
  }

  /**
   * Ends a worker, whatever it is doing. A frame that does not answer is itself ended, with all that runs in it: so it gets more time
   * while `othersLive`, a run that began meanwhile included.
   */
  kill(worker: number, othersLive: () => boolean): void {
    if (this.#isClosed) return;
    this.#command({ type: 'kill', worker });
    const ordered = performance.now();
    let wasLate = false;
    const look = () => {
      const isLate = performance.now() - ordered >= (othersLive() ? KILL_ANSWER_SHARED_MS : KILL_ANSWER_MS);
      // Late twice: a busy page may run this timer before it is told of an answer that is already there.
      if (isLate && wasLate) return this.#lose('unresponsive');
      wasLate = isLate;
      this.#pendingKills.set(worker, setTimeout(look, KILL_LOOK_MS));
    };
    look();
  }

  /** While `isWatched`, a frame that has stopped answering is found out within some seconds. */
  watch(isWatched: boolean): void {
    if (isWatched === (this.#heart !== undefined)) return;
    if (!isWatched) {
      clearInterval(this.#heart);
      this.#heart = undefined;
      return;
    }
    this.#lastAnswer = performance.now();
    let lastBeat = performance.now();
    this.#heart = setInterval(() => {
      const now = performance.now();
      // A page that slept (a laptop's lid, a background tab) must not blame the frame for it.
      if (now - lastBeat > PING_EVERY_MS * 3) this.#lastAnswer = now;
      lastBeat = now;
      if (now - this.#lastAnswer > PING_ANSWER_MS) this.#lose('silent');
      else this.#command({ type: 'ping', id: this.#nextPing++ });
    }, PING_EVERY_MS);
  }

  #lose(reason: 'silent' | 'unresponsive'): void {
    if (this.#isClosed) return;
    this.close();
    this.#listener.onLost(reason);
  }

  /** Removes the frame; its workers end with it. */
  close(): void {
    this.#isClosed = true;
    this.#giveUp();
    clearInterval(this.#heart);
    for (const timer of this.#pendingKills.values()) clearTimeout(timer);
    this.#pendingKills.clear();
    this.#port.close();
    this.#iframe.remove();
  }
}
