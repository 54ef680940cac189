import type { ManifestFile, OperationsDescription } from '../description';
import { type AnswerRules, answerMetrics } from './answers';
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
