import type { ManifestFile, OperationsDescription } from '../description';
import { Operation } from '../operation';
import type { OperationsResult } from '../result';
import { type AnswerRules, answerMetrics } from './answers';
import { isLive } from './is-live';
import { nextImage, type ReleasedWorkload, withImage } from './manifests';
import { type MeasuredRelease, versionOf } from './measure-release';

/** A release, and the world that it comes into. Times are seconds. */
export interface ReleasePlan {
  readonly manifests: readonly ManifestFile[];
  readonly workload: ReleasedWorkload;
  /** The service that users come through where no router splits them. */
  readonly service: string;
  readonly before: MeasuredRelease;
  readonly after: MeasuredRelease;
  readonly rules: AnswerRules;
  /** Requests a second, each for any of the rows that were measured. */
  readonly perSecond: number;
  /** How long it is watched. */
  readonly duration: number;
  /** Whether it does harm as long as it serves: then it is watched to the end where nothing stops it. */
  readonly isBad: boolean;
  /** When somebody puts the version before out again, counted from the release; null: nobody does. */
  readonly undoneAfter: number | null;
}

/** When the new image is applied: there is a stretch of the old one to look at before. */
export const RELEASED_AT = 120;
/** The width of the windows of figures, and the time between two scrapes. */
export const RELEASE_WINDOW = 15;
/** Seconds after which users hang up. */
export const PATIENCE = 5;

/** 2 March 2026, a Monday, 10:00 UTC. */
const START_AT = 1_772_445_600_000;

/** What the versions are called: their images. */
export const imagesOf = ({ workload: { image } }: Pick<ReleasePlan, 'workload'>) => ({
  before: image,
  after: nextImage(image),
});

/** A release under traffic, as a description that operations can be run by. */
export function releaseDescription(plan: ReleasePlan): OperationsDescription {
  const { manifests, before, after, rules, perSecond, duration, undoneAfter, service } = plan;
  const images = imagesOf(plan);
  const next = withImage(manifests, images.before, images.after);
  const apply = (at: number, files: readonly ManifestFile[]) => files.map((file) => ({ at, apply: file }));
  return {
    cluster: { kind: 'manifests', files: manifests, startAt: START_AT },
    service,
    versions: [
      versionOf(images.before, before, before, rules),
      versionOf(images.after, after, before, rules),
    ],
    changes: [
      ...apply(RELEASED_AT, next),
      ...(undoneAfter === null ? [] : apply(RELEASED_AT + undoneAfter, manifests)),
    ],
    traffic: {
      duration,
      window: RELEASE_WINDOW,
      controlEvery: RELEASE_WINDOW,
      arrivals: { kind: 'poisson', perSecond },
      keys: { count: before.record.answers.length },
      clients: { timeout: PATIENCE },
    },
    answers: answerMetrics(rules),
  };
}

/** Seconds that are still watched when it is settled what becomes of a release: what is on its way comes to its end. */
const AFTERWARDS = 90;
const STEP = 60;

/**
 * Puts a release out under traffic, and watches it until it is settled: it is all there is and nobody is to undo it, or it was
 * called off.
 * @throws OperationsError, ClusterError for manifests that cannot be run
 */
export function putOut(plan: ReleasePlan, seed: string): OperationsResult {
  const operation = new Operation(releaseDescription(plan), seed);
  let end = plan.duration;
  for (let at = RELEASED_AT; at < end; at += STEP) {
    operation.runUntil(at);
    if (isSettled(plan, operation)) end = Math.min(end, at + AFTERWARDS);
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
  return plan.undoneAfter === null
    ? !plan.isBad && isLive(workload, after)
    : now > undone && isLive(workload, before);
}
