import { type GuestMessageIn, guestMessageSchema } from '../../contracts/runner-protocol';
import type { RunEvent, RunLimits, RunOutcome, RunRequest, RunResult } from '../../engine/core/code-runner';
import { messageOf } from '../../engine/core/errors';
import type { HostMessage } from '../guest/main';
import type { PgliteAssets } from '../guest/pglite/load';
import { endedRun, RunRecorder } from './recorder';
import { guestRequest, ServiceDesk } from './service-desk';

/** Messages that one run may send; far beyond what any lesson prints, trains or tests. */
const MAX_MESSAGES = 200_000;
const MAX_TEXT = 32_000_000;

/** One run as the page sees it: what came over its port, checked, until it ends in one way or another. */
export class RunSession {
  readonly result: Promise<RunResult>;
  readonly #recorder: RunRecorder;
  readonly #limits: RunLimits;
  readonly #onEnd: () => void;
  readonly #desk: ServiceDesk;
  #resolve: (result: RunResult) => void = () => {};
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #port: MessagePort | null = null;
  #messages = 0;
  #text = 0;
  isEnded = false;

  constructor(
    request: RunRequest,
    limits: RunLimits,
    onEvent: ((event: RunEvent) => void) | undefined,
    onEnd: () => void,
  ) {
    this.#recorder = new RunRecorder(request, onEvent);
    this.#limits = limits;
    this.#onEnd = onEnd;
    this.#desk = new ServiceDesk(request.services, (message) => this.#port?.postMessage(message));
    this.result = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Hands the request to a worker and begins to listen and to count time. */
  start(port: MessagePort, request: RunRequest, pglite?: PgliteAssets): void {
    this.#port = port;
    port.onmessage = (event) => this.#receive(event.data);
    this.#deadline = setTimeout(() => this.end('deadline'), this.#limits.deadlineMs);
    port.postMessage({ type: 'run', ...guestRequest(request), pglite } satisfies HostMessage);
  }

  #receive(data: unknown): void {
    if (this.isEnded) return;
    let message: GuestMessageIn;
    try {
      message = guestMessageSchema.parse(data);
    } catch (error) {
      this.end(
        'crashed',
        new Error(`a message of the sandbox has the wrong shape: ${messageOf(error).slice(0, 500)}`),
      );
      return;
    }
    this.#messages++;
    if (message.type === 'event' && message.event.type === 'output') this.#text += message.event.text.length;
    if (this.#messages > MAX_MESSAGES || this.#text > MAX_TEXT) {
      this.end('crashed', new Error('the run sent more messages than the page takes'));
    } else if (message.type === 'event') this.#recorder.event(message.event as RunEvent);
    else if (message.type === 'memory') this.end('memory');
    else if (message.type === 'fetch') {
      if (!this.#desk.take(message.id, message.request))
        this.end('crashed', new Error('the run asked its services for more than it may'));
    } else if (message.type === 'result') this.#finish(this.#recorder.result(message.result as RunResult));
  }

  /** Ends the run from outside. */
  end(outcome: RunOutcome, detail?: unknown): void {
    if (!this.isEnded) this.#finish(endedRun(this.#recorder, outcome, this.#limits, detail));
  }

  #finish(result: RunResult): void {
    this.isEnded = true;
    clearTimeout(this.#deadline);
    this.#desk.close();
    if (this.#port) {
      this.#port.onmessage = null;
      this.#port.close();
    }
    this.#onEnd();
    this.#resolve(result);
  }
}
