import type { OperationsResult } from '../../engine/operations/result';
import { TRAFFIC_ERRORS } from '../traffic/client';
import { runInWorker, type WorkerRunOptions } from '../worker-client';
import type { OperationsJob } from './run-job';

/**
 * Runs an operation in a worker of its own, which ends with the run.
 * @throws TrafficJobError when the description cannot be run, the worker failed, or it was stopped
 */
export function operateInWorker(
  job: OperationsJob,
  options: WorkerRunOptions = {},
): Promise<OperationsResult> {
  return runInWorker(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    job,
    options,
    TRAFFIC_ERRORS,
  );
}
