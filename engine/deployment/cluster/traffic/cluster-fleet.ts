import type {
  FleetAct,
  FleetController,
  FleetObservation,
  VersionObservation,
} from '../../../traffic/controller';
import type { MirrorDescription } from '../../../traffic/fleet-description';
import type { Cluster } from '../cluster';
import { podsOf, replicaSetsOf } from '../controllers/owned';
import type { ContainerStatus, Pod } from '../objects/pod';
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
import { endpointsOf } from '../pods/endpoints';
import { hasRouter } from '../rollouts/canary';
import { routedWeight } from '../rollouts/routed-weight';
import type { ClusterInput } from '../state/inputs';
import type { ClusterView } from '../state/view';

/** What a fleet is steered by. */
export interface ClusterFleetSetting {
  readonly cluster: Cluster;
  /** The workload whose pods are the fleet. */
  readonly workload: { readonly kind: 'Deployment' | 'Rollout'; readonly name: string };
  /** The service that users come through. Absent: the active one of blue/green, else whatever pod is ready. */
  readonly service?: string;
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
  /** The usage that was last given, in thousandths of a CPU. */
  #given: number | null = null;

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
    // Nobody but an autoscaler asks what pods use, and what stays the same it need not look at again.
    const isAsked = this.#setting.cluster.view.list('HorizontalPodAutoscaler').length > 0;
    if (isAsked && cpuMilli !== this.#given) {
      this.#give({ type: 'usage', workload, usage: { cpuMilli } }, seen);
      this.#given = cpuMilli;
    }
    this.#advance(this.#startedAt + Math.round(seen.time * 1000), seen);
    const target = this.#target();
    if (target === undefined) return seen.versions.flatMap((one) => sized(one, 0, 0, () => []));
    const grace = target.spec.template.spec.terminationGracePeriodSeconds;
    const ready = this.#readyByVersion(target);
    const routing = this.#routing(target, ready);
    return [
      // Where the service leads nowhere, nobody is served, however many pods are ready.
      ...seen.versions.flatMap((one) =>
        sized(one, routing === null ? 0 : (ready.get(one.version) ?? 0), grace, () =>
          this.#silences(target, one.version),
        ),
      ),
      ...(routing === null ? [] : changed(routing, seen)),
    ];
  }

  /** Which versions get requests; null: none does. */
  #routing(target: Deployment | Rollout, ready: ReadonlyMap<string, number>): Routing | null {
    const { view } = this.#setting.cluster;
    const split = target.kind === 'Rollout' ? splitByRouter(view, target, this.#stableVersion(target)) : null;
    if (split !== null) return this.#leadsNowhere(target) ? null : split;
    const reached = this.#reachedByVersion(target);
    if (reached === null) return { weights: null, mirror: null };
    if (reached.size === 0) return null;
    const isAll = [...ready].every(([version, count]) => count === (reached.get(version) ?? 0));
    return { weights: isAll ? null : Object.fromEntries(reached), mirror: null };
  }

  /** Whether the service that a router sends users of the stable version to has no pods. */
  #leadsNowhere(target: Deployment | Rollout): boolean {
    const { view } = this.#setting.cluster;
    const name = target.kind === 'Rollout' ? target.spec.strategy.canary?.stableService : undefined;
    const service = name === undefined ? undefined : view.find('Service', name);
    return service !== undefined && endpointsOf(view, service).length === 0;
  }

  /** How many pods of each version the service leads to; null: it is not known which service users come through. */
  #reachedByVersion(target: Deployment | Rollout): ReadonlyMap<string, number> | null {
    const { view } = this.#setting.cluster;
    const name = this.#setting.service ?? activeServiceOf(target);
    if (name === undefined) return null;
    const service = view.find('Service', name);
    const reached = new Set(service ? endpointsOf(view, service) : []);
    return this.#countByVersion(target, (pod) => reached.has(pod));
  }

  #target(): Deployment | Rollout | undefined {
    const { cluster, workload } = this.#setting;
    return cluster.view.find(workload.kind, workload.name);
  }

  #readyByVersion(target: Deployment | Rollout): ReadonlyMap<string, number> {
    return this.#countByVersion(target, ({ status }) => status.ready);
  }

  #countByVersion(target: Deployment | Rollout, isMeant: (pod: Pod) => boolean): ReadonlyMap<string, number> {
    const { view } = this.#setting.cluster;
    const counts = new Map<string, number>();
    for (const set of replicaSetsOf(view, target)) {
      const version = versionOf(set);
      const count = podsOf(view, set).filter(isMeant).length;
      if (count > 0) counts.set(version, (counts.get(version) ?? 0) + count);
    }
    return counts;
  }

  /** For how many seconds more the processes of ready pods do not answer, those of a version that do not; the longest first. */
  #silences(target: Deployment | Rollout, version: string): readonly number[] {
    const { view } = this.#setting.cluster;
    return replicaSetsOf(view, target)
      .filter((set) => versionOf(set) === version)
      .flatMap((set) => podsOf(view, set))
      .filter(({ status }) => status.ready)
      .map(({ status }) => Math.max(...status.containers.map((one) => answersAt(view, one))) - view.now)
      .filter((ms) => ms > 0)
      .sort((a, b) => b - a)
      .map((ms) => ms / 1000);
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

/** The moment from which a process answers: without a probe nobody waits for it. Milliseconds of cluster time. */
function answersAt(view: ClusterView, { state, behaviour }: ContainerStatus): number {
  if (state.kind !== 'running') return 0;
  return state.startedAt + (view.behaviour(behaviour)?.startMs ?? 0);
}

/** What makes a version have as many replicas as there are pods that are ready. */
function sized(
  { version, ready, pending }: VersionObservation,
  wanted: number,
  grace: number,
  silences: () => readonly number[],
): FleetAct[] {
  const there = ready + pending;
  if (wanted > there) {
    const late = silences().slice(0, wanted - there);
    const others = wanted - there - late.length;
    return [
      ...late.map((answersAfter): FleetAct => ({ act: 'start', version, count: 1, answersAfter })),
      ...(others > 0 ? [{ act: 'start' as const, version, count: others }] : []),
    ];
  }
  return wanted < there ? [{ act: 'stop', version, count: there - wanted, grace }] : [];
}

/** Which versions get requests, and copies of them. */
interface Routing {
  readonly weights: Readonly<Record<string, number>> | null;
  readonly mirror: MirrorDescription | null;
}

const activeServiceOf = (target: Deployment | Rollout): string | undefined =>
  target.kind === 'Rollout' ? target.spec.strategy.blueGreen?.activeService : undefined;

/** The shares of versions behind a router, and the copies for a shadow; null: nothing is split by a router. */
function splitByRouter(view: ClusterView, rollout: Rollout, stable: string | null): Routing | null {
  const { status, spec } = rollout;
  const { canary } = spec.strategy;
  if (stable === null || canary === undefined || !hasRouter(canary)) return null;
  const current = versionOf(rollout);
  // What is done or called off leaves pods for a while that get nothing any more.
  if (stable === current || status.aborted) return { weights: { [stable]: 100 }, mirror: null };
  // A shadow takes no other traffic: its answers are nobody's.
  const isShadow = status.mirror > 0 && status.weight === 0;
  const weight = routedWeight(view, rollout);
  return {
    weights: { [stable]: 100 - weight, [current]: weight },
    mirror: isShadow ? { version: current, share: status.mirror / 100 } : null,
  };
}

/** The acts that route so; only what differs from what is. */
function changed({ weights, mirror }: Routing, seen: FleetObservation): FleetAct[] {
  const acts: FleetAct[] = [];
  if (JSON.stringify(mirror) !== JSON.stringify(seen.mirror)) acts.push({ act: 'mirror', mirror });
  const isSame =
    weights === null || seen.weights === null
      ? weights === seen.weights
      : Object.entries(seen.weights).every(([version, weight]) => (weights[version] ?? 0) === weight);
  if (!isSame) acts.push({ act: 'weights', weights });
  return acts;
}
