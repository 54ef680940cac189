import type { WorkloadView } from '@/engine/deployment/cluster/views/workload-view';
import type { StrategyRun } from './run-strategies';

/** One way to release at one moment. */
export interface StrategyMoment {
  /** Pods of the version before, and of the new one: those that are ready, and all. */
  readonly before: PodCount;
  readonly after: PodCount;
  /** Per cent of the users that the new version answered of late; null: nobody was answered. */
  readonly share: number | null;
  /** Whether copies go to the new version. */
  readonly isShadow: boolean;
  /** Users harmed so far. */
  readonly harmed: number;
  /** How it stands, in a few words. */
  readonly words: string;
  readonly tone: 'neutral' | 'failed' | 'passed' | 'accent';
}

export interface PodCount {
  readonly ready: number;
  readonly all: number;
}

/** What is seen of a run at the end of a window. */
export function momentOf({ result, image, harm }: StrategyRun, window: number): StrategyMoment {
  const { traffic, moments } = result;
  const until = (window + 1) * traffic.window;
  const workload = moments.findLast(({ at }) => at <= until)?.workload ?? moments[0]!.workload;
  const arrived = traffic.versions.map(({ version, requests }) => ({
    isAfter: version === image,
    count: requests.arrived[window] ?? 0,
  }));
  const all = arrived.reduce((sum, one) => sum + one.count, 0);
  const own = arrived.filter((one) => one.isAfter).reduce((sum, one) => sum + one.count, 0);
  return {
    before: podsOf(workload, (one) => one !== image),
    after: podsOf(workload, (one) => one === image),
    share: all === 0 ? null : Math.round((100 * own) / all),
    isShadow: (workload.rollout?.mirror ?? 0) > 0,
    harmed: harm.slice(0, window + 1).reduce((sum, one) => sum + one.total, 0),
    ...wordsOf(workload, image),
  };
}

function podsOf({ revisions }: WorkloadView, isMeant: (image: string) => boolean): PodCount {
  const pods = revisions.filter(({ images }) => isMeant(images[0] ?? '')).flatMap((one) => one.pods);
  const there = pods.filter(({ look }) => look !== 'ending');
  return { ready: there.filter(({ look }) => look === 'ready').length, all: there.length };
}

function wordsOf(workload: WorkloadView, image: string): Pick<StrategyMoment, 'words' | 'tone'> {
  const { rollout, revisions, phase } = workload;
  const own = revisions.find(({ images }) => images[0] === image);
  if (rollout?.isAborted) return { words: 'called off', tone: 'failed' };
  const part = rollout === null ? 'new' : 'stable';
  const isLive = own?.parts.includes(part) === true && (rollout !== null || phase === 'done');
  if (isLive) return { words: 'new for all', tone: 'accent' };
  if (own === undefined || !isUnderWay(workload, own.parts)) return { words: 'as before', tone: 'neutral' };
  const running = rollout?.analyses.find((one) => one.phase === 'Running');
  if (running) return { words: 'is looked at', tone: 'passed' };
  const step = rollout?.steps.find(({ state }) => state === 'now');
  return { words: step ? `at ${step.text}` : 'is put out', tone: 'neutral' };
}

const isUnderWay = ({ rollout }: WorkloadView, parts: readonly string[]): boolean =>
  rollout === null ? parts.includes('new') : rollout.isUnderWay && !parts.includes('stable');
