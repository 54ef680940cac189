import { type ErrorRecord, StagecraftError } from '../../engine/core/errors';
import type { LaneYear } from '../../engine/simulator/year';
import type { LaneJob, LaneReply, LaneRequest, LaneSummary } from './protocol';

/** A lane could not be simulated; `code` and `message` are those of the cause. */
export class LaneJobError extends StagecraftError {
  constructor({ code, message, data }: ErrorRecord) {
    super(code, message, data);
  }
}

/** What the pool needs of a worker. */
export type LaneWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

interface Waiting {
  readonly request: LaneRequest;
  readonly settle: (reply: LaneReply) => void;
}

/**
 * Workers that simulate lanes beside each other. They stay, as what they have trained and read serves the next lane too.
 * Whole years go before summaries: somebody is looking at them.
 */
export class LanePool {
  readonly #make: () => LaneWorker;
  readonly #most: number;
  readonly #idle: LaneWorker[] = [];
  readonly #busy = new Set<LaneWorker>();
  readonly #waiting: Waiting[] = [];

  /** @param most workers at one time, at least 1 */
  constructor(make: () => LaneWorker, most: number) {
    this.#make = make;
    this.#most = Math.max(1, most);
  }

  /** One lane with its days. @throws LaneJobError */
  async year(job: LaneJob, signal?: AbortSignal): Promise<LaneYear> {
    const reply = await this.#run({ ...job, want: 'year' }, signal);
    if (reply.type !== 'year') throw refused(reply);
    return reply.lane;
  }

  /** The figures of one lane. @throws LaneJobError, also with the code `simulator-stopped` */
  async summary(job: LaneJob, signal?: AbortSignal): Promise<LaneSummary> {
    const reply = await this.#run({ ...job, want: 'summary' }, signal);
    if (reply.type !== 'summary') throw refused(reply);
    return reply.summary;
  }

  /** Ends the workers; what waits is never answered. */
  dispose(): void {
    for (const worker of [...this.#idle, ...this.#busy]) worker.terminate();
    this.#idle.length = 0;
    this.#busy.clear();
    this.#waiting.length = 0;
  }

  #run(request: LaneRequest, signal?: AbortSignal): Promise<LaneReply> {
    if (signal?.aborted) return Promise.resolve(STOPPED);
    return new Promise((resolve) => {
      const waiting: Waiting = { request, settle: resolve };
      signal?.addEventListener(
        'abort',
        () => {
          const at = this.#waiting.indexOf(waiting);
          if (at >= 0) this.#waiting.splice(at, 1);
          // One that is being simulated ends by itself, within a second or two, and is not listened to.
          resolve(STOPPED);
        },
        { once: true },
      );
      if (request.want === 'year') {
        const first = this.#waiting.findIndex((other) => other.request.want !== 'year');
        this.#waiting.splice(first < 0 ? this.#waiting.length : first, 0, waiting);
      } else this.#waiting.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    while (this.#waiting.length > 0 && this.#busy.size < this.#most) {
      const worker = this.#idle.pop() ?? this.#make();
      this.#give(worker, this.#waiting.shift()!);
    }
  }

  #give(worker: LaneWorker, { request, settle }: Waiting): void {
    this.#busy.add(worker);
    const heard = new AbortController();
    const end = (reply: LaneReply, isSound: boolean) => {
      heard.abort();
      if (!this.#busy.delete(worker)) return;
      if (isSound) this.#idle.push(worker);
      else worker.terminate();
      settle(reply);
      this.#next();
    };
    worker.addEventListener('message', (event) => end((event as MessageEvent<LaneReply>).data, true), {
      signal: heard.signal,
    });
    worker.addEventListener(
      'error',
      (event) => {
        const cause = (event as ErrorEvent).message || 'the worker was not loaded';
        const message = `The year could not be simulated: ${cause}. Reload the page and try again.`;
        end({ type: 'failed', error: { name: 'LaneJobError', code: 'simulator-failed', message } }, false);
      },
      { signal: heard.signal },
    );
    worker.postMessage(request);
  }
}

const STOPPED: LaneReply = {
  type: 'failed',
  error: { name: 'LaneJobError', code: 'simulator-stopped', message: 'The simulation was stopped.' },
};

function refused(reply: LaneReply): LaneJobError {
  if (reply.type === 'failed') return new LaneJobError(reply.error);
  return new LaneJobError({
    name: 'LaneJobError',
    code: 'simulator-failed',
    message: `The worker answered with a ${reply.type} that nobody had asked for. Reload the page.`,
  });
}
