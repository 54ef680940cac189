import { type ErrorRecord, StagecraftError } from '../../engine/core/errors';
import type { TrafficResult } from '../../engine/traffic/result';
import { runInWorker, type WorkerRunOptions } from '../worker-client';
import type { TrafficJob } from './protocol';

/** What went wrong in the worker, as the page sees it; `code` and `message` are those of the cause. */
export class TrafficJobError extends StagecraftError {
  constructor({ code, message, data }: ErrorRecord) {
    super(code, message, data);
  }
}

const told = (code: string, message: string) =>
  new TrafficJobError({ name: 'TrafficJobError', code, message });

/** How a run in a worker of its own can fail: a simulation of traffic alone, or one of all that is around it. */
export const TRAFFIC_ERRORS = {
  stopped: () => told('traffic-stopped', 'The simulation of traffic was stopped.'),
  broken: (why: string) =>
    told('traffic-failed', `The simulation of traffic could not be run: ${why}. Try again.`),
  failed: (error: ErrorRecord) => new TrafficJobError(error),
};

/**
 * Simulates in a worker of its own, which ends with the run; several run beside each other.
 * @throws TrafficJobError when the description cannot be simulated, the worker failed, or it was stopped
 */
export function simulateInWorker(job: TrafficJob, options: WorkerRunOptions = {}): Promise<TrafficResult> {
  return runInWorker(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    job,
    options,
    TRAFFIC_ERRORS,
  );
}
