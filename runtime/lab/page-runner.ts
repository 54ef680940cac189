import type { CodeRunner, RunEvent, RunResult } from '../../engine/core/code-runner';
import { StagecraftError } from '../../engine/core/errors';
import type { LabNews } from './protocol';

/** The page could not run a program. */
class PageRunFailedError extends StagecraftError<'run-failed'> {
  constructor(message: string) {
    super('run-failed', message);
  }
}

interface Running {
  readonly onEvent: (event: RunEvent) => void;
  readonly resolve: (result: RunResult) => void;
  readonly reject: (error: PageRunFailedError) => void;
}

/** Runs learner code through the page, which owns the sandbox. */
export class PageRunner implements CodeRunner {
  readonly #post: (news: LabNews) => void;
  readonly #withheld: (path: string) => boolean;
  readonly #running = new Map<string, Running>();

  /** `withheld`: files that the page has by itself, so that they need not travel: the lesson's data. */
  constructor(post: (news: LabNews) => void, withheld: (path: string) => boolean) {
    this.#post = post;
    this.#withheld = withheld;
  }

  /** Whether a program runs now. */
  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  // The page has the services of the lab by itself; a function cannot travel.
  run: CodeRunner['run'] = ({ services: _, ...request }, onEvent = () => {}, signal) => {
    const { runId } = request;
    const files = Object.fromEntries(Object.entries(request.files).filter(([path]) => !this.#withheld(path)));
    const stop = () => this.#post({ type: 'stop-run', runId });
    signal?.addEventListener('abort', stop);
    return new Promise<RunResult>((resolve, reject) => {
      this.#running.set(runId, { onEvent, resolve, reject });
      this.#post({ type: 'run', request: { ...request, files } });
      if (signal?.aborted) stop();
    }).finally(() => {
      this.#running.delete(runId);
      signal?.removeEventListener('abort', stop);
    });
  };

  onEvent(runId: string, event: RunEvent): void {
    this.#running.get(runId)?.onEvent(event);
  }

  onEnd(runId: string, result: RunResult): void {
    this.#running.get(runId)?.resolve(result);
  }

  onFailure(runId: string, message: string): void {
    this.#running.get(runId)?.reject(new PageRunFailedError(message));
  }
}
