import { courseOf, type Harm, harmByWindow, type ReleaseCourse } from '@/engine/operations/release/course';
import { workloadsIn } from '@/engine/operations/release/manifests';
import type { MeasuredRelease } from '@/engine/operations/release/measure-release';
import { type PodPrice, podPrices } from '@/engine/operations/release/pod-price';
import {
  imagesOf,
  RELEASED_AT,
  type ReleasePlan,
  releaseDescription,
} from '@/engine/operations/release/release-plan';
import type { Release } from '@/engine/operations/release/releases-file';
import type { OperationsResult } from '@/engine/operations/result';
import { undoneAfter } from '@/engine/scenario/scenarios/eight-releases/people';
import { runOperation } from '@/stores/run-operation';
import measured from './measured.json';
import { labelOf, type StrategyId } from './strategies';

interface MeasuredFile {
  readonly before: MeasuredRelease;
  readonly rules: ReleasePlan['rules'];
  readonly releases: readonly (Pick<Release, 'kind' | 'says' | 'isBad'> & {
    readonly measured: MeasuredRelease;
  })[];
  readonly strategies: readonly { readonly id: StrategyId; readonly path: string; readonly text: string }[];
}

const FILE = measured as unknown as MeasuredFile;

/** The releases that can be put out. */
export const RELEASES = FILE.releases;
export type FigureRelease = (typeof RELEASES)[number];

/** A release put out in one way. */
export interface StrategyRun {
  readonly id: StrategyId;
  readonly label: string;
  readonly image: string;
  readonly result: OperationsResult;
  readonly course: ReleaseCourse;
  /** By window. */
  readonly harm: readonly Harm[];
  readonly prices: readonly PodPrice[];
}

const PER_SECOND = 12;
const SEED = 'five-rollouts';
/** Watched for so many seconds after it was undone. */
const AFTERWARDS = 180;
const CALM = 20 * 60;

/** Seconds of a run, the time before the release included. */
export const durationOf = (release: FigureRelease): number =>
  RELEASED_AT + (undoneAfter(release) ?? CALM) + AFTERWARDS;

/**
 * Puts a release out by all strategies, each in a worker, one after the other.
 * @throws TrafficJobError when a worker failed or was stopped
 */
export async function runStrategies(
  release: FigureRelease,
  { signal, onDone }: { readonly signal: AbortSignal; readonly onDone: (run: StrategyRun) => void },
): Promise<void> {
  for (const { id, path, text } of FILE.strategies) {
    const manifests = [{ path, text }];
    const workload = workloadsIn(manifests)[0]!;
    const plan: ReleasePlan = {
      manifests,
      workload,
      service: 'prices',
      before: FILE.before,
      after: release.measured,
      rules: FILE.rules,
      perSecond: PER_SECOND,
      duration: durationOf(release),
      isBad: release.isBad,
      undoneAfter: undoneAfter(release),
    };
    const result = await runOperation({ description: releaseDescription(plan), seed: SEED }, { signal });
    onDone({
      id,
      label: labelOf(id),
      image: imagesOf(plan).after,
      result,
      course: courseOf(plan, result),
      harm: harmByWindow(result, release.isBad),
      prices: podPrices(workload.resources),
    });
  }
}
