import type { BlueGreenStrategy, Rollout } from '../objects/rollout';
import type { Act, ClusterView } from '../state/view';
import { pointServices } from './point-services';
import {
  type RolloutSets,
  resizeSet,
  retire,
  rolloutEvent,
  rolloutRevision,
  withStatus,
} from './rollout-sets';
import { endedAnalyses, followAnalysis } from './steps';

/** What a rollout with two whole versions does next; [] when there is nothing to do now. */
export function reconcileBlueGreen(
  view: ClusterView,
  rollout: Rollout,
  strategy: BlueGreenStrategy,
  sets: RolloutSets,
): Act[] {
  const { status } = rollout;
  const services = pointServices(view, rollout, [
    [strategy.activeService, status.activeHash],
    [strategy.previewService, status.aborted ? status.activeHash : status.previewHash],
  ]);
  if (services.length > 0) return services;
  const { current, stable } = sets;
  if (!current) return [];
  if (status.aborted) return withdrawn(view, rollout, strategy, sets);
  const older = sets.others.flatMap((set) => retire(view, rollout, set, strategy.scaleDownDelaySeconds));
  if (status.stableHash === '' || current === stable) return [...whole(view, rollout, sets), ...older];
  if (status.activeHash === status.currentHash) return [...switched(view, rollout, strategy, sets), ...older];
  return [...previewed(view, rollout, strategy, sets), ...older];
}

const isAt = ({ current }: RolloutSets, size: number): boolean =>
  current !== undefined && current.spec.replicas === size && current.status.availableReplicas >= size;

/** The first version, or the stable one again. */
function whole(view: ClusterView, rollout: Rollout, sets: RolloutSets): Act[] {
  const { status, spec } = rollout;
  const grown = resizeSet(rollout, sets.current!, spec.replicas);
  if (grown.length > 0) return grown;
  const isShown = status.activeHash === status.currentHash && status.previewHash === status.currentHash;
  if (status.stableHash !== '' && isShown) return [];
  if (!isAt(sets, spec.replicas)) return [];
  const { currentHash } = status;
  return status.stableHash === ''
    ? completed(view, rollout, sets, 'Initial deploy')
    : [withStatus(rollout, { activeHash: currentHash, previewHash: currentHash })];
}

/** The new version beside the old one: it is looked at, and let through. */
function previewed(
  view: ClusterView,
  rollout: Rollout,
  strategy: BlueGreenStrategy,
  sets: RolloutSets,
): Act[] {
  const { status, spec } = rollout;
  const { current, stable } = sets;
  const isPassed = status.promotedFull;
  const size = isPassed ? spec.replicas : (strategy.previewReplicaCount ?? spec.replicas);
  const moved = [
    ...resizeSet(rollout, current!, size),
    ...(stable ? resizeSet(rollout, stable, spec.replicas) : []),
  ];
  if (moved.length > 0) return moved;
  if (status.previewHash !== status.currentHash)
    return [withStatus(rollout, { previewHash: status.currentHash })];
  if (!isAt(sets, size)) return [];
  if (isPassed)
    return [withStatus(rollout, { activeHash: status.currentHash, pauses: [], progressedAt: view.now })];
  if (strategy.prePromotionAnalysis) {
    const outcome = followAnalysis(view, rollout, sets, strategy.prePromotionAnalysis, 'pre', 'pre');
    if (outcome.kind === 'acts') return [...outcome.acts];
    if (outcome.kind === 'waiting') return [];
  }
  const { autoPromotionEnabled, autoPromotionSeconds } = strategy;
  const pause = status.pauses.find(({ reason }) => reason === 'BlueGreenPause');
  const waits = !autoPromotionEnabled || autoPromotionSeconds !== undefined;
  if (waits && !pause)
    return [
      withStatus(rollout, { pauses: [...status.pauses, { reason: 'BlueGreenPause', since: view.now }] }),
      rolloutEvent(rollout, 'RolloutPaused', 'Rollout is paused (BlueGreenPause)'),
    ];
  const isTime =
    autoPromotionSeconds !== undefined &&
    pause !== undefined &&
    pause.since + autoPromotionSeconds * 1000 <= view.now;
  return !waits || isTime ? [withStatus(rollout, { promotedFull: true, pauses: [] })] : [];
}

/** The new version gets the requests; the old one stays until it has proved itself. */
function switched(
  view: ClusterView,
  rollout: Rollout,
  strategy: BlueGreenStrategy,
  sets: RolloutSets,
): Act[] {
  if (strategy.postPromotionAnalysis) {
    const outcome = followAnalysis(view, rollout, sets, strategy.postPromotionAnalysis, 'post', 'post');
    if (outcome.kind === 'acts') return [...outcome.acts];
    if (outcome.kind === 'waiting') return [];
  }
  return completed(view, rollout, sets, 'Completed blue-green update');
}

function completed(view: ClusterView, rollout: Rollout, { current }: RolloutSets, why: string): Act[] {
  const { currentHash } = rollout.status;
  return [
    withStatus(rollout, {
      stableHash: currentHash,
      activeHash: currentHash,
      previewHash: currentHash,
      pauses: [],
      promotedFull: false,
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

/** An aborted roll-out: requests go to the stable version, the new one ends after a while. */
function withdrawn(
  view: ClusterView,
  rollout: Rollout,
  strategy: BlueGreenStrategy,
  sets: RolloutSets,
): Act[] {
  const { status, spec } = rollout;
  const { current, stable, others } = sets;
  if (!stable || stable === current) return [];
  const grown = resizeSet(rollout, stable, spec.replicas);
  if (grown.length > 0) return grown;
  if (status.activeHash !== status.stableHash)
    return [withStatus(rollout, { activeHash: status.stableHash })];
  return [...others, current!].flatMap((set) =>
    retire(view, rollout, set, strategy.abortScaleDownDelaySeconds),
  );
}
