import {
  type PreviewCommand,
  type PreviewMessage,
  previewMessageSchema,
} from '../../contracts/preview-protocol';
import type { AppServer, AppStep, PageMessage, PageView, StepReport } from '../../engine/core/app-driver';
import type { WorkspaceFiles, WorkspacePath } from '../../engine/core/files';

const CONNECT_MS = 30_000;
const PING_EVERY_MS = 500;
/** A page whose scripts run on for longer than this without a pause is removed, in milliseconds, unless told otherwise. */
const SILENT_MS = 2_500;
/** Messages that one page may send; a page that says more floods its console. */
const MAX_MESSAGES = 5_000;

/** Why a frame was removed. */
export type FrameEnd =
  /** Its scripts run without end. */
  | 'hung'
  /** It went to another address. */
  | 'left'
  /** It said more than a page may. */
  | 'flooded'
  /** It never answered: the lab's own fault. */
  | 'unreachable';

/** Who hears of what happens on the page. */
export interface FrameListener {
  readonly onMessage: (message: PageMessage) => void;
  readonly onOpened: (view: PageView) => void;
  readonly onStep?: (report: StepReport) => void;
  readonly onVisited?: () => void;
  readonly onEnd: (end: FrameEnd) => void;
}

/** Where and what a frame shows. */
export interface FrameOptions {
  /** The folder of `preview.html`, without a slash at its end. */
  readonly baseUrl: string;
  readonly parent: HTMLElement;
  /** What screen readers call it. */
  readonly title: string;
  readonly files: WorkspaceFiles;
  readonly folder: WorkspacePath;
  readonly server: AppServer;
  readonly listener: FrameListener;
  /** How long the page may be silent, in milliseconds. */
  readonly silentMs?: number;
}

/** One learner's page in a frame of its own. A reload is a new one. */
export class PreviewFrame {
  readonly element: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #options: FrameOptions;
  #heart: ReturnType<typeof setInterval> | undefined;
  readonly #slow: ReturnType<typeof setTimeout>;
  #messages = 0;
  #isClosed = false;

  constructor(options: FrameOptions) {
    this.#options = options;
    const { baseUrl, parent, title } = options;
    const channel = new MessageChannel();
    this.#port = channel.port1;
    this.#port.onmessage = (event) => this.#receive(event.data);
    this.element = document.createElement('iframe');
    this.element.setAttribute('sandbox', 'allow-scripts allow-forms');
    this.element.title = title;
    this.element.src = `${baseUrl}/preview.html`;
    let loads = 0;
    this.element.addEventListener('load', () => {
      // A second load is another document: the page has gone elsewhere.
      if (++loads > 1) return this.#end('left');
      // The frame's origin is opaque: there is no narrower target, and the message holds nothing but the port.
      this.element.contentWindow?.postMessage({ type: 'connect' }, '*', [channel.port2]);
    });
    this.#slow = setTimeout(() => this.#end('unreachable'), CONNECT_MS);
    parent.append(this.element);
  }

  #send(command: PreviewCommand): void {
    this.#port.postMessage(command);
  }

  /** Uses the page, once it is open. */
  visit(steps: readonly AppStep[]): void {
    this.#send({ type: 'visit', steps });
  }

  #receive(data: unknown): void {
    if (this.#isClosed) return;
    const parsed = previewMessageSchema.safeParse(data);
    if (!parsed.success) return;
    this.#lastAnswer = performance.now();
    const message: PreviewMessage = parsed.data;
    const { listener, files, folder } = this.#options;
    switch (message.type) {
      case 'connected':
        clearTimeout(this.#slow);
        this.#watch();
        this.#send({ type: 'open', files, folder });
        break;
      case 'message':
      case 'request':
        if (++this.#messages > MAX_MESSAGES) this.#end('flooded');
        else if (message.type === 'message') listener.onMessage(message.message);
        else void this.#answer(message);
        break;
      case 'opened':
        listener.onOpened(message.view);
        break;
      case 'step':
        listener.onStep?.(message.report);
        break;
      case 'visited':
        listener.onVisited?.();
        break;
      case 'pong':
        break;
    }
  }

  async #answer({ id, request }: PreviewMessage & { type: 'request' }): Promise<void> {
    try {
      const response = await this.#options.server(request);
      if (!this.#isClosed) this.#send({ type: 'answer', id, response });
    } catch {
      // Whoever made the server shows what failed; the page sees what it would see of a network that is gone.
      if (!this.#isClosed) this.#send({ type: 'no-answer', id });
    }
  }

  #lastAnswer = 0;

  /** Finds out within seconds that the page has stopped answering. */
  #watch(): void {
    const { silentMs = SILENT_MS } = this.#options;
    let ping = 0;
    let lastBeat = performance.now();
    this.#lastAnswer = lastBeat;
    this.#heart = setInterval(() => {
      const now = performance.now();
      // A lab that slept (a laptop's lid, a background tab) must not blame the page for it.
      if (now - lastBeat > PING_EVERY_MS * 3) this.#lastAnswer = now;
      lastBeat = now;
      if (now - this.#lastAnswer > silentMs) this.#end('hung');
      else this.#send({ type: 'ping', id: ping++ });
    }, PING_EVERY_MS);
  }

  #end(end: FrameEnd): void {
    if (this.#isClosed) return;
    this.close();
    this.#options.listener.onEnd(end);
  }

  /** Removes the frame and all that runs in it. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#slow);
    clearInterval(this.#heart);
    this.#port.close();
    this.element.remove();
  }
}
