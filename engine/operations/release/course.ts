import { MARKS } from '../../traffic/measure/outcome';
import type { RequestSeries } from '../../traffic/measure/series';
import type { OperationsResult } from '../result';
import { MARK } from './answers';
import { isLive } from './is-live';
import { imagesOf, RELEASED_AT, type ReleasePlan } from './release-plan';

/** Answers that took longer are no use to those who wait: seconds, a bound of the histogram. */
export const SLOW_ABOVE = 1;

/** Requests of users since a release by what was wrong with them. */
export interface Harm {
  /** Errors, refused, cut off, given up on. */
  readonly failed: number;
  readonly slow: number;
  /** Answered with something else than the right version answers. */
  readonly wrong: number;
  readonly total: number;
}

/** What became of a release. Times are seconds since it was put out. */
export interface ReleaseCourse {
  /** What the cluster refused; null: nothing. */
  readonly refused: string | null;
  readonly harm: Harm;
  readonly requests: number;
  /** When the new version was all there is, and called done; null: it never was. */
  readonly liveAfter: number | null;
  /** When it was decided to go back, by an analysis or by somebody; null: it was not. */
  readonly decidedAfter: number | null;
  /** From that decision to the last request of a user that reached the new version; null: there was no decision. */
  readonly rollbackSeconds: number | null;
  /** For how long users were served by the new version, from the first to the last of them. */
  readonly exposedSeconds: number;
  /** Whether the new version serves users at the end. */
  readonly servesAtEnd: boolean;
  /** Requests that the new version had answered when it was let through to all, or taken back: users and copies. */
  readonly judgedOn: number;
  /** Seconds of pods beyond those that serve anyway. */
  readonly extraPodSeconds: number;
  /** The first message of an analysis or a rollout that called it off. */
  readonly says: string | null;
}

/** The value of a counter of a window; `buckets` of answers above a bound. */
function slowIn({ buckets, served }: RequestSeries, bounds: Float64Array, window: number): number {
  const width = bounds.length + 1;
  const at = bounds.indexOf(SLOW_ABOVE);
  const upTo = (index: number) => (index < 0 ? 0 : buckets[index * width + at]!);
  const all = (index: number) => (index < 0 ? 0 : buckets[index * width + width - 1]!);
  const answered = all(window) - all(window - 1);
  return served[window] === 0 ? 0 : answered - (upTo(window) - upTo(window - 1));
}

const differsIn = ({ marks }: RequestSeries, window: number): number =>
  marks[window * MARKS + MARK.differs]! + marks[window * MARKS + MARK.differs + MARK.yes]!;

const failedIn = (one: RequestSeries, window: number): number =>
  one.failed[window]! +
  one.crashed[window]! +
  one.refused[window]! +
  one.unrouted[window]! +
  one.timedOut[window]!;

/** What users had of each window: for figures, and for the sum. */
export function harmByWindow({ traffic }: OperationsResult, isBad: boolean): readonly Harm[] {
  const { requests, versions, bounds, windows } = traffic;
  return Array.from({ length: windows }, (_, window) => {
    const failed = failedIn(requests, window);
    const slow = slowIn(requests, bounds, window);
    const wrong = isBad ? versions.reduce((sum, one) => sum + differsIn(one.requests, window), 0) : 0;
    return { failed, slow, wrong, total: failed + slow + wrong };
  });
}

const summed = (all: readonly Harm[]): Harm =>
  all.reduce(
    (sum, one) => ({
      failed: sum.failed + one.failed,
      slow: sum.slow + one.slow,
      wrong: sum.wrong + one.wrong,
      total: sum.total + one.total,
    }),
    { failed: 0, slow: 0, wrong: 0, total: 0 },
  );

/** Reads the course of a release from what came of it. */
export function courseOf(plan: ReleasePlan, result: OperationsResult): ReleaseCourse {
  const { traffic, moments, refusals, podSeconds } = result;
  const { window, windows } = traffic;
  const images = imagesOf(plan);
  const next = traffic.versions.find(({ version }) => version === images.after)!;
  const first = Math.floor(RELEASED_AT / window);
  const after = moments.filter(({ at }) => at > RELEASED_AT);
  const live = after.find(({ workload }) => isLive(workload, images.after))?.at;
  const abortedAt = after.find(({ workload }) => workload.rollout?.isAborted)?.at;
  const undoneAt = plan.undoneAfter === null ? undefined : RELEASED_AT + plan.undoneAfter;
  const decided = abortedAt ?? undoneAt;
  const reached = Array.from({ length: windows }, (_, at) => at).filter(
    (at) => next.requests.arrived[at]! > 0,
  );
  const lastReached = reached.length === 0 ? null : (reached.at(-1)! + 1) * window;
  const judgedAt = Math.ceil(
    Math.min(live ?? Number.POSITIVE_INFINITY, decided ?? Number.POSITIVE_INFINITY, windows * window) /
      window,
  );
  const upTo = (series: RequestSeries | null) =>
    series === null ? 0 : series.arrived.slice(0, judgedAt).reduce((sum, one) => sum + one, 0);
  const usual = plan.workload.replicas * window;
  return {
    refused: refusals[0]?.message ?? null,
    harm: summed(harmByWindow(result, plan.isBad).slice(first)),
    requests: traffic.requests.arrived.slice(first).reduce((sum, one) => sum + one, 0),
    liveAfter: live === undefined ? null : live - RELEASED_AT,
    decidedAfter: decided === undefined ? null : decided - RELEASED_AT,
    rollbackSeconds: decided === undefined ? null : Math.max(0, (lastReached ?? 0) - decided),
    exposedSeconds: reached.length === 0 ? 0 : lastReached! - reached[0]! * window,
    servesAtEnd: reached.at(-1) === windows - 1,
    judgedOn: upTo(next.requests) + upTo(next.mirrored),
    extraPodSeconds: podSeconds.slice(first).reduce((sum, one) => sum + Math.max(0, one - usual), 0),
    says: after.find(({ workload }) => workload.rollout?.isAborted)?.workload.words ?? null,
  };
}
