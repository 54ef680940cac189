import type { OperationsResult } from '../engine/operations/result';
import type { OperationsJob } from '../runtime/operations/run-job';
import type { WorkerRunOptions } from '../runtime/worker-client';

/**
 * Runs an operation in a worker of its own, whose code is loaded when the first is run.
 * @throws TrafficJobError when the description cannot be run, the worker failed, or it was stopped
 */
export async function runOperation(
  job: OperationsJob,
  options: WorkerRunOptions = {},
): Promise<OperationsResult> {
  const { operateInWorker } = await import('../runtime/operations/client');
  return operateInWorker(job, options);
}
