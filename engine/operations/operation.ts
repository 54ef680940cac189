import { StagecraftError } from '../core/errors';
import type { Cluster } from '../deployment/cluster/cluster';
import { replicaSetsOf } from '../deployment/cluster/controllers/owned';
import { ROLLOUT_HASH } from '../deployment/cluster/objects/rollout';
import { HASH_LABEL } from '../deployment/cluster/objects/workloads';
import { ClusterFleet } from '../deployment/cluster/traffic/cluster-fleet';
import type { Notification } from '../monitoring/alerting/alertmanager';
import type { Watch } from '../monitoring/alerting/watch';
import type { AlertChange } from '../monitoring/rules/active-alerts';
import type { RuleFailure } from '../monitoring/rules/rule-engine';
import { checkTraffic } from '../traffic/check/check-traffic';
import type { FleetAct, FleetObservation } from '../traffic/controller';
import type { TrafficDescription } from '../traffic/description';
import { Simulation } from '../traffic/simulation';
import { windowsOf } from '../traffic/world';
import { PrometheusAnswers } from './ask-prometheus';
import { monthlyBills, nodesByWindow, podsPerNode } from './bills';
import type { OperationsDescription, PlannedChange, WorkloadName } from './description';
import { OperationsError } from './errors';
import { ServiceExporter } from './exporter';
import { MomentRecorder, type WorkloadMoment } from './moments';
import type { OperationsResult } from './result';
import { applyFile, type ClusterWorld, startCluster, workloadOf } from './start-cluster';
import { servingVersions, worldOf } from './versions';
import { DEFAULT_CONTROL_EVERY, watchService } from './watch-service';

/**
 * A service in production: requests that are simulated one by one, on pods that the objects of a cluster steer, measured,
 * watched and paid for. The same description and seed give the same bits on every machine. At each look (every 15 s) the
 * metrics are scraped, rules are evaluated, what was planned is done to the cluster, and its controllers see the load.
 */
export class Operation {
  readonly #description: OperationsDescription;
  readonly #cluster: Cluster;
  readonly #world: ClusterWorld;
  readonly #workload: WorkloadName;
  readonly #fleet: ClusterFleet;
  readonly #exporter: ServiceExporter;
  readonly #watch: Watch;
  readonly #moments: MomentRecorder;
  readonly #simulation: Simulation;
  readonly #startAt: number;
  /** Requests that a replica works on at a time, of the version with most. */
  readonly #workers: number;
  readonly #changes: readonly PlannedChange[];
  readonly #refusals: { at: number; message: string }[] = [];
  readonly #alerts: AlertChange[] = [];
  readonly #notifications: Notification[] = [];
  readonly #failures: RuleFailure[] = [];
  #done = 0;

  /** @throws OperationsError, ClusterError, MonitoringError, TrafficDescriptionError for what cannot be run */
  constructor(description: OperationsDescription, seed: string | number) {
    this.#description = description;
    const versions = servingVersions(description);
    this.#workers = Math.max(...[...versions.values()].map(({ simulated }) => simulated.workers));
    this.#world = worldOf(versions);
    this.#cluster = startCluster(description.cluster, this.#world);
    this.#startAt = this.#cluster.view.now;
    this.#workload = workloadOf(this.#cluster, description.workload);
    const { routing = 'random', controlEvery = DEFAULT_CONTROL_EVERY, ...sent } = description.traffic;
    this.#exporter = new ServiceExporter(description.answers);
    this.#watch = watchService(
      this.#workload.name,
      this.#exporter,
      description.monitoring ?? {},
      controlEvery,
    );
    const answers = new PrometheusAnswers(this.#watch.store);
    this.#fleet = new ClusterFleet({
      cluster: this.#cluster,
      workload: this.#workload,
      ...(description.service !== undefined && { service: description.service }),
      coresOf: (version) => versions.get(version)?.cores ?? 1,
      ...this.#world,
      measure: (query) => answers.ask(query),
    });
    const traffic: TrafficDescription = {
      ...sent,
      controlEvery,
      fleet: {
        versions: [...versions.values()].map(({ simulated }) => simulated),
        replicas: [],
        routing: { policy: routing },
      },
    };
    this.#changes = checkedChanges(description);
    checkTraffic(traffic);
    this.#moments = new MomentRecorder(this.#cluster, this.#workload, {
      window: traffic.window,
      windows: windowsOf(traffic),
    });
    // It looks at once, so all else has to be there.
    this.#simulation = new Simulation(traffic, seed, { controller: { control: (seen) => this.#look(seen) } });
  }

  /** Seconds of traffic that are simulated, and events in them. */
  get now(): number {
    return this.#simulation.now;
  }

  get events(): number {
    return this.#simulation.events;
  }

  /** The course of the workload so far. */
  get moments(): readonly WorkloadMoment[] {
    return this.#moments.moments;
  }

  /** Goes on until a time in seconds, or to the end. @throws FleetActError, TooManyRequestsError */
  runUntil(time: number): void {
    this.#simulation.runUntil(time);
  }

  /** Scrapes, evaluates rules, lets the cluster go on with the load that was seen, and does what was planned. */
  #look(seen: FleetObservation): readonly FleetAct[] {
    this.#exporter.observe(seen, this.#hashes(), this.#gauges());
    const { changes, notifications, failures } = this.#watch.advance(
      this.#startAt + Math.round(seen.time * 1000),
    );
    this.#alerts.push(...changes);
    this.#notifications.push(...notifications);
    this.#failures.push(...failures);
    const acts = this.#fleet.control(seen);
    this.#moments.look(seen.time);
    while (this.#isDue(seen.time)) this.#change(this.#changes[this.#done++]!, seen.time);
    return acts;
  }

  /** What has come of it so far. */
  result(): OperationsResult {
    const { bill } = this.#description;
    const traffic = this.#simulation.result();
    this.#moments.look(traffic.time);
    const target = this.#cluster.view.find(this.#workload.kind, this.#workload.name);
    const [container] = target?.spec.template.spec.containers ?? [];
    const perNode = bill ? podsPerNode(bill, container?.resources ?? {}, this.#workers) : 1;
    const podSeconds = this.#moments.podSeconds.slice(0, traffic.windows);
    const spans = { windowSeconds: traffic.window, podSeconds, podsPerNode: perNode };
    const { store } = this.#watch;
    return {
      workload: this.#workload,
      startAt: this.#startAt,
      traffic,
      moments: this.#moments.moments,
      notes: this.#moments.notes,
      refusals: this.#refusals,
      podSeconds,
      podsPerNode: perNode,
      nodes: bill ? nodesByWindow(bill, spans) : new Float64Array(),
      metrics: store
        .range([], Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
        .map(({ labels, times, values }) => ({ labels, times, values })),
      alerts: this.#alerts,
      notifications: this.#notifications,
      ruleFailures: this.#failures,
      bills: bill && podSeconds.length > 0 ? monthlyBills(bill, { ...spans, startAt: this.#startAt }) : [],
    };
  }

  #isDue(time: number): boolean {
    return (this.#changes[this.#done]?.at ?? Number.POSITIVE_INFINITY) <= time;
  }

  /** A change that the cluster refuses is written down, as the person at the terminal would read it. */
  #change(change: PlannedChange, at: number): void {
    try {
      if ('apply' in change) applyFile(this.#cluster, change.apply, this.#world);
      else
        this.#cluster.take({
          at: this.#cluster.view.now,
          type: 'steer',
          rollout: change.rollout,
          act: change.steer,
        });
    } catch (error) {
      if (!(error instanceof StagecraftError)) throw error;
      this.#refusals.push({ at, message: error.message });
    }
  }

  /** The hash of the newest template of each version. */
  #hashes(): ReadonlyMap<string, string> {
    const { view } = this.#cluster;
    const target = view.find(this.#workload.kind, this.#workload.name);
    const label = this.#workload.kind === 'Rollout' ? ROLLOUT_HASH : HASH_LABEL;
    return new Map(
      (target ? replicaSetsOf(view, target) : []).map(({ spec, metadata }) => [
        spec.template.spec.containers[0]!.image,
        metadata.labels[label] ?? '',
      ]),
    );
  }

  #gauges() {
    const target = this.#cluster.view.find(this.#workload.kind, this.#workload.name);
    return {
      ...this.#workload,
      desired: target?.spec.replicas ?? 0,
      available: target?.status.availableReplicas ?? 0,
    };
  }
}

/** Runs all of an operation. @throws as `Operation` does */
export function operate(description: OperationsDescription, seed: string | number): OperationsResult {
  const operation = new Operation(description, seed);
  operation.runUntil(description.traffic.duration);
  return operation.result();
}

function checkedChanges({ changes = [] }: OperationsDescription): readonly PlannedChange[] {
  changes.forEach(({ at }, i) => {
    if (!(at >= (changes[i - 1]?.at ?? 0)))
      throw new OperationsError(
        `changes.${i}.at`,
        `expected a number of seconds, not before the change above it, found ${at}.`,
      );
  });
  return changes;
}
