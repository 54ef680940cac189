import type { CanaryStep, CanaryStrategy, Rollout } from '../objects/rollout';
import type { Act, ClusterView } from '../state/view';
import { nextSizes, type SizeTarget, splitByWeight } from './move-sets';
import { pointServices } from './point-services';
import {
  type RolloutSets,
  resizeSet,
  retire,
  rolloutEvent,
  rolloutRevision,
  withStatus,
} from './rollout-sets';
import { endedAnalyses, followAnalysis, nextStep, pauseEndsAt, rolloutFenceposts } from './steps';

/** Whether requests are split by a router, so that weights need no pods of their own. */
export const hasRouter = ({ trafficRouting }: CanaryStrategy): boolean =>
  Object.keys(trafficRouting ?? {}).length > 0;

/** What the sets of a canary are to be at a weight. */
interface CanarySizes {
  readonly canary: number;
  readonly stable: number;
}

function sizesAt(rollout: Rollout, canary: CanaryStrategy, weight: number, isLast: boolean): CanarySizes {
  const { replicas } = rollout.spec;
  const { canaryScale } = rollout.status;
  if (!hasRouter(canary)) return splitByWeight(replicas, weight, rolloutFenceposts(canary, rollout).maxSurge);
  const own = isLast ? undefined : (canaryScale?.replicas ?? share(replicas, canaryScale?.weight));
  return { canary: own ?? share(replicas, weight)!, stable: isLast ? 0 : replicas };
}

const share = (replicas: number, weight: number | undefined): number | undefined =>
  weight === undefined ? undefined : Math.ceil((replicas * weight) / 100);

/** Moves the sets of a canary nearer to the sizes that they are to have; [] when they have them. */
function moved(
  view: ClusterView,
  rollout: Rollout,
  canary: CanaryStrategy,
  sets: RolloutSets,
  sizes: CanarySizes,
): Act[] {
  const { current, stable, others } = sets;
  const { replicas } = rollout.spec;
  const isSame = current === stable;
  const router = hasRouter(canary);
  const targets: SizeTarget[] = [];
  if (stable && !isSame) targets.push({ set: stable, target: sizes.stable });
  if (current) targets.push({ set: current, target: sizes.canary });
  for (const set of others) targets.push({ set, target: 0 });
  const { maxSurge, maxUnavailable } = rolloutFenceposts(canary, rollout);
  const most = router ? Number.POSITIVE_INFINITY : replicas + maxSurge;
  const next = nextSizes(targets, { most, least: replicas - maxUnavailable });
  return targets.flatMap(({ set, target }) => {
    const size = next.get(set.metadata.name);
    if (size === undefined) return [];
    // A router sends nothing to them any more, and requests on their way have time to end.
    if (router && target === 0 && set !== current)
      return set.status.availableReplicas > 0
        ? retire(view, rollout, set, canary.scaleDownDelaySeconds)
        : resizeSet(rollout, set, size);
    return resizeSet(rollout, set, size);
  });
}

const isSettled = ({ current, stable }: RolloutSets, sizes: CanarySizes): boolean =>
  current !== undefined &&
  current.spec.replicas === sizes.canary &&
  current.status.replicas === sizes.canary &&
  current.status.availableReplicas >= sizes.canary &&
  (stable === undefined || stable === current || stable.spec.replicas === sizes.stable);

/** What a rollout with a canary does next; [] when there is nothing to do now. */
export function reconcileCanary(
  view: ClusterView,
  rollout: Rollout,
  canary: CanaryStrategy,
  sets: RolloutSets,
): Act[] {
  const { status, spec } = rollout;
  const services = pointServices(view, rollout, [
    [canary.stableService, status.stableHash || status.currentHash],
    [canary.canaryService, status.aborted ? status.stableHash : status.currentHash],
  ]);
  if (services.length > 0) return services;
  if (status.aborted) return withdrawn(view, rollout, canary, sets);
  const isWhole = status.stableHash === '' || sets.current === sets.stable || status.promotedFull;
  const isLast = isWhole || (status.stepIndex ?? 0) >= canary.steps.length;
  if (isLast) return finished(view, rollout, canary, sets);
  const background = inBackground(view, rollout, canary, sets);
  if (background.length > 0) return background;
  // A step is only begun when the version is where the steps before left it.
  const step = canary.steps[status.stepIndex!]!;
  if (step.setWeight !== undefined && status.weight !== step.setWeight)
    return [withStatus(rollout, { weight: step.setWeight })];
  if (step.setCanaryScale) {
    const { weight, replicas, matchTrafficWeight } = step.setCanaryScale;
    const wanted = matchTrafficWeight
      ? null
      : { ...(weight !== undefined && { weight }), ...(replicas !== undefined && { replicas }) };
    if (JSON.stringify(wanted) !== JSON.stringify(status.canaryScale))
      return [withStatus(rollout, { canaryScale: wanted })];
  }
  const sizes = sizesAt(rollout, canary, status.weight, false);
  const acts = moved(view, rollout, canary, sets, sizes);
  if (acts.length > 0) return acts;
  return isSettled(sets, sizes) && spec.replicas >= 0 ? stepped(view, rollout, sets, step) : [];
}

/** The analysis that runs beside the steps: it is started at its step, and its failure ends the roll-out. */
function inBackground(
  view: ClusterView,
  rollout: Rollout,
  { analysis }: CanaryStrategy,
  sets: RolloutSets,
): Act[] {
  if (!analysis || analysis.templates.length === 0) return [];
  if ((rollout.status.stepIndex ?? 0) < (analysis.startingStep ?? 0) || !sets.current) return [];
  const outcome = followAnalysis(view, rollout, sets, analysis, 'background', '');
  return outcome.kind === 'acts' ? [...outcome.acts] : [];
}

function stepped(view: ClusterView, rollout: Rollout, sets: RolloutSets, step: CanaryStep): Act[] {
  const { status } = rollout;
  if (step.pause) {
    const pause = status.pauses.find(({ reason }) => reason === 'CanaryPauseStep');
    if (!pause)
      return [
        withStatus(rollout, { pauses: [...status.pauses, { reason: 'CanaryPauseStep', since: view.now }] }),
        rolloutEvent(rollout, 'RolloutPaused', 'Rollout is paused (CanaryPauseStep)'),
      ];
    const end = pauseEndsAt(rollout);
    return end !== null && end <= view.now ? nextStep(view, rollout) : [];
  }
  if (step.analysis) {
    const at = status.stepIndex!;
    const outcome = followAnalysis(view, rollout, sets, step.analysis, `step-${at}`, String(at));
    if (outcome.kind === 'done') return nextStep(view, rollout);
    return outcome.kind === 'acts' ? [...outcome.acts] : [];
  }
  if (step.setMirrorRoute) {
    const { percentage } = step.setMirrorRoute;
    const isOff = percentage === undefined && !('match' in step.setMirrorRoute);
    return nextStep(view, rollout, { mirror: isOff ? 0 : (percentage ?? 100) });
  }
  return nextStep(view, rollout);
}

/** The new version is to be all there is. */
function finished(view: ClusterView, rollout: Rollout, canary: CanaryStrategy, sets: RolloutSets): Act[] {
  const { status, spec } = rollout;
  const isNew = status.stableHash !== status.currentHash;
  const weight = isNew && status.stableHash !== '' ? 100 : 0;
  if (status.weight !== weight || status.mirror !== 0 || status.canaryScale !== null)
    return [withStatus(rollout, { weight, mirror: 0, canaryScale: null })];
  const sizes = { canary: spec.replicas, stable: 0 };
  const { current } = sets;
  const isReady =
    current !== undefined &&
    current.spec.replicas === spec.replicas &&
    current.status.availableReplicas >= spec.replicas;
  // With a router the stable version stays whole until the new one is.
  if (hasRouter(canary) && isNew && !isReady)
    return moved(view, rollout, canary, sets, { canary: spec.replicas, stable: spec.replicas });
  if (isNew && isReady && (hasRouter(canary) || isOldGone(sets)))
    return completed(view, rollout, sets, canary.steps.length);
  return moved(view, rollout, canary, sets, sizes);
}

const isOldGone = ({ current, all }: RolloutSets): boolean =>
  all.every((set) => set === current || set.spec.replicas === 0);

/** Makes the new version the stable one. */
export function completed(
  view: ClusterView,
  rollout: Rollout,
  { current }: RolloutSets,
  steps: number,
): Act[] {
  const { currentHash, stableHash } = rollout.status;
  const why = stableHash === '' ? 'Initial deploy' : `Completed all ${steps} canary steps`;
  return [
    withStatus(rollout, {
      stableHash: currentHash,
      weight: 0,
      mirror: 0,
      canaryScale: null,
      pauses: [],
      promotedFull: false,
      stepIndex: steps === 0 ? null : steps,
      progressedAt: view.now,
    }),
    ...endedAnalyses(view, rollout),
    rolloutEvent(
      rollout,
      'RolloutCompleted',
      `Rollout completed update to revision ${rolloutRevision(current)} (${currentHash}): ${why}`,
    ),
  ];
}

/** An aborted roll-out: the stable version whole again, the new one gone. */
function withdrawn(view: ClusterView, rollout: Rollout, canary: CanaryStrategy, sets: RolloutSets): Act[] {
  const { current, stable } = sets;
  const { replicas } = rollout.spec;
  // Without a stable version there is nothing to go back to.
  if (!stable || stable === current) return [];
  if (!hasRouter(canary)) return moved(view, rollout, canary, sets, { canary: 0, stable: replicas });
  const grown = resizeSet(rollout, stable, replicas);
  if (grown.length > 0) return grown;
  const rest = sets.others.flatMap((set) => retire(view, rollout, set, canary.scaleDownDelaySeconds));
  return current ? [...rest, ...retire(view, rollout, current, canary.abortScaleDownDelaySeconds)] : rest;
}
