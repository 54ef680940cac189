import type { ErrorRecord } from '../engine/core/errors';

/** What a worker says of the one job that it was made for. */
export type WorkerReply<Result> =
  | { readonly type: 'progress'; readonly time: number; readonly events: number }
  | { readonly type: 'done'; readonly result: Result }
  | { readonly type: 'failed'; readonly error: ErrorRecord };

/** What whoever waits for a simulation may say and hear. */
export interface WorkerRunOptions {
  /** Ends the worker; the promise is then rejected with `stopped`. */
  readonly signal?: AbortSignal;
  /** Seconds simulated, of the duration that was described, and events so far. */
  readonly onProgress?: (time: number, events: number) => void;
}

/** How failures of a worker are told. */
export interface WorkerErrors {
  readonly stopped: () => Error;
  /** The worker itself broke or could not be loaded. */
  readonly broken: (why: string) => Error;
  readonly failed: (error: ErrorRecord) => Error;
}

/** Gives a worker its job, and ends it when that is done, has failed or is stopped; several run beside each other. */
export function runInWorker<Result>(
  start: () => Worker,
  job: unknown,
  { signal, onProgress }: WorkerRunOptions,
  errors: WorkerErrors,
): Promise<Result> {
  if (signal?.aborted) return Promise.reject(errors.stopped());
  const worker = start();
  return new Promise<Result>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(errors.stopped()), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply<Result>>) => {
      if (data.type === 'progress') onProgress?.(data.time, data.events);
      else if (data.type === 'done') resolve(data.result);
      else reject(errors.failed(data.error));
    });
    worker.addEventListener('error', (event) => {
      reject(errors.broken(event.message || 'the worker was not loaded'));
    });
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}
