import { resolveFenceposts } from '../objects/int-or-percent';
import type { CanaryStep, CanaryStrategy, Rollout, RolloutAnalysis, RolloutStatus } from '../objects/rollout';
import type { Act, ClusterView } from '../state/view';
import { hasEnded } from './analysis-controller';
import { parseDuration } from './duration';
import { type RolloutSets, rolloutEvent, rolloutRevision, withStatus } from './rollout-sets';
import { startAnalysis } from './start-analysis';

/** How the steps of a canary are called in events. */
export function stepText(step: CanaryStep): string {
  if (step.setWeight !== undefined) return `setWeight: ${step.setWeight}`;
  if (step.pause) return step.pause.duration === undefined ? 'pause' : `pause: ${step.pause.duration}`;
  if (step.setCanaryScale) return 'setCanaryScale';
  if (step.setMirrorRoute) return 'setMirrorRoute';
  return step.analysis ? 'analysis' : 'setHeaderRoute';
}

/** How many pods of a rollout may be too many and too few. */
export const rolloutFenceposts = ({ maxSurge, maxUnavailable }: CanaryStrategy, { spec }: Rollout) =>
  resolveFenceposts(maxSurge, maxUnavailable, spec.replicas);

/** Ends what a roll-out began: to the stable version at once. */
export function aborted(view: ClusterView, rollout: Rollout, revision: number, why: string): Act[] {
  const message = `Rollout aborted update to revision ${revision}${why === '' ? '' : `: ${why}`}`;
  return [
    withStatus(rollout, {
      aborted: true,
      abortedAt: view.now,
      abortMessage: message,
      pauses: [],
      weight: 0,
      mirror: 0,
      canaryScale: null,
      promotedFull: false,
      stepIndex: rollout.status.stepIndex === null ? null : 0,
    }),
    ...endedAnalyses(view, rollout),
    rolloutEvent(rollout, 'RolloutAborted', message, 'Warning'),
  ];
}

/** Ends the analyses that are still at work. */
export function endedAnalyses(view: ClusterView, { status }: Rollout): Act[] {
  return Object.values(status.analyses).flatMap((name): Act[] => {
    const run = view.find('AnalysisRun', name);
    if (!run || run.spec.terminate || hasEnded(run.status.phase)) return [];
    return [{ type: 'put', object: { ...run, spec: { ...run.spec, terminate: true } } }];
  });
}

/** What an analysis of a rollout asks for; `done`: it has succeeded; `waiting`: nothing. */
export type AnalysisOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'acts'; readonly acts: readonly Act[] };

/** Starts the analysis of a place once, and does what it says. */
export function followAnalysis(
  view: ClusterView,
  rollout: Rollout,
  sets: RolloutSets,
  analysis: RolloutAnalysis,
  key: string,
  place: string,
): AnalysisOutcome {
  const { status } = rollout;
  const revision = rolloutRevision(sets.current);
  const known = status.analyses[key];
  if (known === undefined) {
    const start = startAnalysis(view, rollout, analysis, place, revision);
    if (start.kind === 'impossible')
      return { kind: 'acts', acts: aborted(view, rollout, revision, start.message) };
    const analyses = { ...status.analyses, [key]: start.name };
    return { kind: 'acts', acts: [start.act, withStatus(rollout, { analyses })] };
  }
  const run = view.find('AnalysisRun', known);
  if (!run) return { kind: 'acts', acts: aborted(view, rollout, revision, `analysis run ${known} is gone`) };
  const { phase, message } = run.status;
  if (phase === 'Successful') return { kind: 'done' };
  if (phase === 'Failed' || phase === 'Error')
    return {
      kind: 'acts',
      acts: aborted(
        view,
        rollout,
        revision,
        message.replace(
          /^Metric/,
          `${key === 'background' ? 'Background' : 'Step-based'} analysis phase error/failed: Metric`,
        ),
      ),
    };
  if (phase === 'Inconclusive' && !status.pauses.some(({ reason }) => reason === 'InconclusiveAnalysisRun'))
    return {
      kind: 'acts',
      acts: [
        withStatus(rollout, {
          pauses: [...status.pauses, { reason: 'InconclusiveAnalysisRun', since: view.now }],
        }),
        rolloutEvent(rollout, 'RolloutPaused', 'Rollout is paused (InconclusiveAnalysisRun)', 'Warning'),
      ],
    };
  return { kind: 'waiting' };
}

/** Goes on to the next step, telling that one is done. */
export function nextStep(view: ClusterView, rollout: Rollout, changes: Partial<RolloutStatus> = {}): Act[] {
  const steps = rollout.spec.strategy.canary?.steps ?? [];
  const at = rollout.status.stepIndex ?? 0;
  const step = steps[at];
  return [
    withStatus(rollout, {
      stepIndex: at + 1,
      stepSince: view.now,
      pauses: [],
      progressedAt: view.now,
      ...changes,
    }),
    ...(step
      ? [
          rolloutEvent(
            rollout,
            'RolloutStepCompleted',
            `Rollout step ${at + 1}/${steps.length} completed (${stepText(step)})`,
          ),
        ]
      : []),
  ];
}

/** When the pause of a step ends by itself; null: it does not. Milliseconds. */
export function pauseEndsAt({ spec, status }: Rollout): number | null {
  const step = spec.strategy.canary?.steps[status.stepIndex ?? -1];
  const pause = status.pauses.find(({ reason }) => reason === 'CanaryPauseStep');
  if (!pause || step?.pause?.duration === undefined) return null;
  return pause.since + parseDuration(step.pause.duration)!;
}
