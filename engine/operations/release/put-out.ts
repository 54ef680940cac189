import { Operation } from '../operation';
import type { OperationsResult } from '../result';
import { isLive } from './is-live';
import { imagesOf, RELEASED_AT, type ReleasePlan, releaseDescription } from './release-plan';

/** Seconds that are still watched when it is settled what becomes of a release: what is on its way comes to its end. */
const AFTERWARDS = 90;
/** The same for a bad release that has gone to all and that nobody undoes: long enough to see whom it harms. */
const BAD_AFTERWARDS = 300;
const STEP = 60;

/**
 * Puts a release out under traffic, and watches it until it is settled: it was called off, or it is all there is and nobody is
 * to undo it.
 * @throws OperationsError, ClusterError for manifests that cannot be run
 */
export function putOut(plan: ReleasePlan, seed: string): OperationsResult {
  const operation = new Operation(releaseDescription(plan), seed);
  let end = plan.duration;
  for (let at = RELEASED_AT; at < end; at += STEP) {
    operation.runUntil(at);
    if (isSettled(plan, operation))
      end = Math.min(end, at + (harmsOn(plan, operation) ? BAD_AFTERWARDS : AFTERWARDS));
  }
  operation.runUntil(end);
  return operation.result();
}

function isSettled(plan: ReleasePlan, { moments, now }: Operation): boolean {
  const { at, workload } = moments.at(-1) ?? { at: 0 };
  if (workload === undefined || at <= RELEASED_AT || now <= RELEASED_AT) return false;
  if (workload.rollout?.isAborted) return true;
  const undone = plan.undoneAfter === null ? 0 : RELEASED_AT + plan.undoneAfter;
  const { before, after } = imagesOf(plan);
  return plan.undoneAfter === null ? isLive(workload, after) : now > undone && isLive(workload, before);
}

const harmsOn = ({ isBad, undoneAfter }: ReleasePlan, { moments }: Operation): boolean =>
  isBad && undoneAfter === null && moments.at(-1)?.workload.rollout?.isAborted !== true;
