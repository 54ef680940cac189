import type { FleetObservation, ReplicaObservation, VersionObservation } from './controller';
import type { Fleet } from './fleet/fleet';
import type { Ledger } from './fleet/ledger';
import type { Replica } from './fleet/replica';
import type { Router } from './fleet/router';
import type { Version } from './fleet/version';
import { MARKS, OUTCOMES, Outcome, type OutcomeName } from './measure/outcome';
import type { Recorder } from './measure/recorder';
import type { RequestTally } from './measure/request-tally';

const ERRORS = [Outcome.failed, Outcome.crashed, Outcome.refused, Outcome.unrouted];

/** What has been counted of a version since the start, mirrored requests among it: its own metrics know no difference. */
interface Counted {
  readonly arrived: number;
  readonly served: number;
  readonly errors: number;
  readonly timedOut: number;
  readonly latencySum: number;
  readonly perBucket: readonly number[];
  readonly marked: readonly number[];
  /** By the number of the outcome. */
  readonly outcomes: readonly number[];
}

/** Makes what a controller sees: counts since its last look, and the fleet as it is. */
export class Observer {
  readonly #versions: readonly Version[];
  readonly #fleet: Fleet;
  readonly #ledger: Ledger;
  readonly #router: Router;
  readonly #recorder: Recorder;
  readonly #bounds: readonly number[];
  #before: readonly Counted[];
  #ledgerBefore: Ledger;
  readonly #coreTimes = new WeakMap<Replica, number>();
  #lookedAt = 0;
  #unroutedBefore = 0;

  constructor(parts: {
    versions: readonly Version[];
    fleet: Fleet;
    ledger: Ledger;
    router: Router;
    recorder: Recorder;
  }) {
    this.#versions = parts.versions;
    this.#fleet = parts.fleet;
    this.#ledger = parts.ledger;
    this.#router = parts.router;
    this.#recorder = parts.recorder;
    this.#bounds = [...parts.recorder.bounds, Number.POSITIVE_INFINITY];
    this.#before = this.#count();
    this.#ledgerBefore = parts.ledger.copy();
  }

  look(now: number): FleetObservation {
    for (const replica of this.#fleet.replicas) this.#ledger.enter(replica, now);
    const counted = this.#count();
    const unrouted = this.#recorder.ofVersion(-1).arrived;
    const observation = {
      time: now,
      since: now - this.#lookedAt,
      versions: this.#versions.map((version) => this.#ofVersion(version, counted[version.index]!)),
      replicas: this.#fleet.replicas.map((replica) => this.#ofReplica(replica, now)),
      unrouted: unrouted - this.#unroutedBefore,
      weights: this.#router.weights,
      mirror: this.#router.mirror,
    };
    this.#before = counted;
    this.#ledgerBefore = this.#ledger.copy();
    this.#lookedAt = now;
    this.#unroutedBefore = unrouted;
    return observation;
  }

  #ofVersion({ index, name }: Version, counted: Counted): VersionObservation {
    const before = this.#before[index]!;
    const replicas = this.#fleet.replicas.filter(({ version }) => version.index === index);
    const ready = replicas.filter(({ phase }) => phase === 'ready').length;
    const draining = replicas.filter(({ phase }) => phase === 'draining').length;
    const cores = this.#ledger.coreSeconds[index]! - this.#ledgerBefore.coreSeconds[index]!;
    const workers = this.#ledger.workerSeconds[index]! - this.#ledgerBefore.workerSeconds[index]!;
    let upTo = 0;
    return {
      version: name,
      ready,
      draining,
      pending: replicas.length - ready - draining,
      cpu: workers === 0 ? 0 : cores / workers,
      coreSeconds: cores,
      inFlight: replicas.reduce((sum, { outstanding }) => sum + outstanding, 0),
      queued: replicas.reduce((sum, { queued }) => sum + queued, 0),
      arrived: counted.arrived - before.arrived,
      served: counted.served - before.served,
      errors: counted.errors - before.errors,
      timedOut: counted.timedOut - before.timedOut,
      outcomes: Object.fromEntries(
        OUTCOMES.map((outcome, code) => [outcome, counted.outcomes[code]! - before.outcomes[code]!]),
      ) as Record<OutcomeName, number>,
      bounds: this.#bounds,
      cumulative: counted.perBucket.map((count, i) => {
        upTo += count - before.perBucket[i]!;
        return upTo;
      }),
      latencySum: counted.latencySum - before.latencySum,
      marked: counted.marked.map((count, mark) => count - before.marked[mark]!),
    };
  }

  #ofReplica(replica: Replica, now: number): ReplicaObservation {
    const before = this.#coreTimes.get(replica) ?? 0;
    const passed = now - Math.max(this.#lookedAt, replica.createdAt);
    this.#coreTimes.set(replica, replica.coreTime);
    return {
      id: replica.id,
      version: replica.version.name,
      phase: replica.phase as ReplicaObservation['phase'],
      zone: replica.node?.zone ?? null,
      createdAt: replica.createdAt,
      readyAt: Number.isNaN(replica.readyAt) ? null : replica.readyAt,
      restarts: replica.restarts,
      cpu: passed === 0 ? 0 : (replica.coreTime - before) / (passed * replica.version.workers),
      outstanding: replica.outstanding,
      memory: replica.memory,
    };
  }

  #count(): readonly Counted[] {
    return this.#versions.map(({ index }) => {
      const tallies = [this.#recorder.ofVersion(index), this.#recorder.mirroredTo(index)].filter(
        (tally): tally is RequestTally => tally !== undefined,
      );
      const sum = (of: (tally: RequestTally) => number) => tallies.reduce((total, one) => total + of(one), 0);
      return {
        arrived: sum(({ arrived }) => arrived),
        served: sum(({ outcomes }) => outcomes[Outcome.served]!),
        errors: sum(({ outcomes }) => ERRORS.reduce((total, code) => total + outcomes[code]!, 0)),
        timedOut: sum(({ outcomes }) => outcomes[Outcome.timedOut]!),
        latencySum: sum(({ latencySum }) => latencySum),
        outcomes: OUTCOMES.map((_, code) => sum(({ outcomes }) => outcomes[code]!)),
        marked: Array.from({ length: MARKS }, (_, mark) => sum(({ marks }) => marks[mark]!)),
        perBucket: this.#bounds.map((_, i) => sum(({ buckets }) => buckets.counts[i]!)),
      };
    });
  }
}
