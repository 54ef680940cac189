import type {
  FleetAct,
  FleetController,
  FleetObservation,
  VersionObservation,
} from '../../../traffic/controller';
import type { Cluster } from '../cluster';
import { podsOf, replicaSetsOf } from '../controllers/owned';
import type { Rollout } from '../objects/rollout';
import type { Deployment, ReplicaSet } from '../objects/workloads';
import type {
  Behaviour,
  ContainerRun,
  ImageAnswer,
  MetricAnswer,
  MetricQuery,
  Need,
} from '../pods/behaviour';
import { hasRouter } from '../rollouts/canary';
import type { ClusterInput } from '../state/inputs';

/** What a fleet is steered by. */
export interface ClusterFleetSetting {
  readonly cluster: Cluster;
  /** The workload whose pods are the fleet. */
  readonly workload: { readonly kind: 'Deployment' | 'Rollout'; readonly name: string };
  /** Cores that one replica of a version has: its workers. */
  readonly coresOf: (version: string) => number;
  readonly resolveImage: (reference: string) => ImageAnswer;
  readonly learn: (run: ContainerRun) => Behaviour;
  /** Answers what analyses of rollouts ask, from what was last seen; absent: nobody measures. */
  readonly measure?: (query: MetricQuery, seen: FleetObservation) => MetricAnswer;
}

/** The version that a template runs: the image of its first container. */
const versionOf = ({ spec }: Deployment | Rollout | ReplicaSet): string =>
  spec.template.spec.containers[0]!.image;

/**
 * Lets the objects of a cluster steer a fleet of the traffic simulation: its deployment, autoscaler and rollout see the load
 * that was measured, and what they make of it is done in the fleet. The cluster has the lives of pods (schedule, pull, start,
 * probes, grace); a replica of the simulation stands for a pod that is ready. So versions there have no cold start of their
 * own, and are named by their images.
 */
export class ClusterFleet implements FleetController {
  readonly #setting: ClusterFleetSetting;
  readonly #startedAt: number;

  constructor(setting: ClusterFleetSetting) {
    this.#setting = setting;
    this.#startedAt = setting.cluster.view.now;
  }

  control(seen: FleetObservation): readonly FleetAct[] {
    const { kind, name } = this.#setting.workload;
    const workload = `${kind.toLowerCase()}/${name}`;
    const cpuMilli = Math.round(
      seen.versions.reduce((sum, one) => sum + one.cpu * one.ready * this.#setting.coresOf(one.version), 0) *
        1000,
    );
    this.#give({ type: 'usage', workload, usage: { cpuMilli } }, seen);
    this.#advance(this.#startedAt + Math.round(seen.time * 1000), seen);
    const target = this.#target();
    if (target === undefined) return seen.versions.flatMap((one) => sized(one, 0, 0));
    const grace = target.spec.template.spec.terminationGracePeriodSeconds;
    const ready = this.#readyByVersion(target);
    return [
      ...seen.versions.flatMap((one) => sized(one, ready.get(one.version) ?? 0, grace)),
      ...(target.kind === 'Rollout' ? routed(target, this.#stableVersion(target), seen) : []),
    ];
  }

  #target(): Deployment | Rollout | undefined {
    const { cluster, workload } = this.#setting;
    return cluster.view.find(workload.kind, workload.name);
  }

  #readyByVersion(target: Deployment | Rollout): ReadonlyMap<string, number> {
    const { view } = this.#setting.cluster;
    const ready = new Map<string, number>();
    for (const set of replicaSetsOf(view, target)) {
      const version = versionOf(set);
      const count = podsOf(view, set).filter(({ status }) => status.ready).length;
      ready.set(version, (ready.get(version) ?? 0) + count);
    }
    return ready;
  }

  #stableVersion(rollout: Rollout): string | null {
    const sets = replicaSetsOf(this.#setting.cluster.view, rollout);
    const stable = sets.find(({ metadata }) => metadata.name.endsWith(`-${rollout.status.stableHash}`));
    return stable ? versionOf(stable) : null;
  }

  #give(input: Record<string, unknown>, seen: FleetObservation): void {
    const { cluster } = this.#setting;
    this.#advance(cluster.view.now, seen);
    cluster.take({ at: cluster.view.now, ...input } as ClusterInput);
  }

  #advance(until: number, seen: FleetObservation): void {
    const { cluster } = this.#setting;
    for (;;) {
      const need = cluster.advance(until);
      if (need === null) return;
      cluster.take({ at: cluster.view.now, ...this.#answer(need, seen) } as ClusterInput);
    }
  }

  #answer(need: Need, seen: FleetObservation): Record<string, unknown> {
    const { resolveImage, learn, measure } = this.#setting;
    switch (need.kind) {
      case 'image':
        return { type: 'image', reference: need.reference, answer: resolveImage(need.reference) };
      case 'behaviour':
        return { type: 'behaviour', key: need.key, behaviour: learn(need.run) };
      case 'measurement':
        return {
          type: 'measurement',
          key: need.key,
          answer: measure?.(need.query, seen) ?? { kind: 'error', message: 'no metrics are collected' },
        };
    }
  }
}

/** What makes a version have as many replicas as there are pods that are ready. */
function sized({ version, ready, pending }: VersionObservation, wanted: number, grace: number): FleetAct[] {
  const there = ready + pending;
  if (wanted > there) return [{ act: 'start', version, count: wanted - there }];
  return wanted < there ? [{ act: 'stop', version, count: there - wanted, grace }] : [];
}

/** The shares of versions behind a router, and the copies for a shadow; only what differs from what is. */
function routed(rollout: Rollout, stable: string | null, seen: FleetObservation): FleetAct[] {
  const { status, spec } = rollout;
  const current = versionOf(rollout);
  const isSplit =
    stable !== null &&
    stable !== current &&
    spec.strategy.canary !== undefined &&
    hasRouter(spec.strategy.canary);
  const weights = isSplit ? { [stable]: 100 - status.weight, [current]: status.weight } : null;
  // A shadow takes no other traffic: its answers are nobody's.
  const mirror =
    isSplit && status.mirror > 0 && status.weight === 0
      ? { version: current, share: status.mirror / 100 }
      : null;
  const acts: FleetAct[] = [];
  if (JSON.stringify(mirror) !== JSON.stringify(seen.mirror)) acts.push({ act: 'mirror', mirror });
  if (JSON.stringify(weights) !== JSON.stringify(seen.weights)) acts.push({ act: 'weights', weights });
  return acts;
}
