import { type ErrorRecord, StagecraftError } from '../../engine/core/errors';
import type { TrafficResult } from '../../engine/traffic/result';
import type { TrafficJob, TrafficReply } from './protocol';

/** What went wrong in the worker, as the page sees it; `code` and `message` are those of the cause. */
export class TrafficJobError extends StagecraftError {
  constructor({ code, message, data }: ErrorRecord) {
    super(code, message, data);
  }
}

/** What whoever waits for a simulation may say and hear. */
export interface TrafficRunOptions {
  /** Ends the worker; the promise is then rejected with the code `traffic-stopped`. */
  readonly signal?: AbortSignal;
  /** Seconds simulated, of the duration that was described, and events so far. */
  readonly onProgress?: (time: number, events: number) => void;
}

/**
 * Simulates in a worker of its own, which ends with the run; several run beside each other.
 * @throws TrafficJobError when the description cannot be simulated, the worker failed, or it was stopped
 */
export function simulateInWorker(
  job: TrafficJob,
  { signal, onProgress }: TrafficRunOptions = {},
): Promise<TrafficResult> {
  if (signal?.aborted) return Promise.reject(stopped());
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<TrafficResult>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(stopped()), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<TrafficReply>) => {
      if (data.type === 'progress') onProgress?.(data.time, data.events);
      else if (data.type === 'done') resolve(data.result);
      else reject(new TrafficJobError(data.error));
    });
    worker.addEventListener('error', (event) => {
      const message = `The simulation of traffic could not be run: ${event.message || 'the worker was not loaded'}. Try again.`;
      reject(new TrafficJobError({ name: 'TrafficJobError', code: 'traffic-failed', message }));
    });
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}

function stopped(): TrafficJobError {
  return new TrafficJobError({
    name: 'TrafficJobError',
    code: 'traffic-stopped',
    message: 'The simulation of traffic was stopped.',
  });
}
