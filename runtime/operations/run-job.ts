import { recordOf } from '../../engine/core/errors';
import type { OperationsDescription } from '../../engine/operations/description';
import { Operation } from '../../engine/operations/operation';
import type { OperationsResult } from '../../engine/operations/result';
import type { WorkerReply } from '../worker-client';

/** One operation for a worker. */
export interface OperationsJob {
  readonly description: OperationsDescription;
  readonly seed: string | number;
}

/** Into how many parts a run is cut: it tells how far it is after each. */
const PARTS = 50;

/** Runs an operation, and tells of it. Apart from the worker, so that Node can do the same. Never throws. */
export function runOperationsJob(
  { description, seed }: OperationsJob,
  tell: (reply: WorkerReply<OperationsResult>) => void,
): void {
  try {
    const operation = new Operation(description, seed);
    for (let part = 1; part <= PARTS; part++) {
      operation.runUntil((description.traffic.duration * part) / PARTS);
      if (part < PARTS) tell({ type: 'progress', time: operation.now, events: operation.events });
    }
    tell({ type: 'done', result: operation.result() });
  } catch (error) {
    tell({ type: 'failed', error: recordOf(error, 'traffic-failed') });
  }
}
