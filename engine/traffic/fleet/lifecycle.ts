import type { ExponentialStream } from '../chance/exponential-stream';
import type { SimulationClock } from '../clock';
import type { EventHeap } from '../event-heap';
import { EventKind, eventOf, subjectOfReplica } from '../events';
import type { FleetDescription } from '../fleet-description';
import type { Fleet } from './fleet';
import type { Ledger } from './ledger';
import type { NodePool } from './node-pool';
import type { Replica } from './replica';
import type { Router } from './router';
import type { Serving } from './serving';
import type { Version } from './version';

/** Seconds of work after which a replica's deaths are forgotten, as by the kubelet. */
const FORGIVEN_AFTER = 600;
const DEFAULT_RESTART = { backoff: 10, most: 300 };

/**
 * The life of replicas: unschedulable → pulling → starting → ready → draining → gone, and by way of a death back to
 * starting.
 */
export class Lifecycle {
  readonly #clock: SimulationClock;
  readonly #fleet: Fleet;
  readonly #router: Router;
  readonly #serving: Serving;
  readonly #ledger: Ledger;
  readonly #heap: EventHeap;
  readonly #lives: ExponentialStream;
  readonly #nodes: NodePool | null;
  readonly #restart: { readonly backoff: number; readonly most: number };

  constructor(parts: {
    clock: SimulationClock;
    fleet: Fleet;
    router: Router;
    serving: Serving;
    ledger: Ledger;
    heap: EventHeap;
    lives: ExponentialStream;
    nodes: NodePool | null;
    restart: FleetDescription['restart'];
  }) {
    this.#clock = parts.clock;
    this.#fleet = parts.fleet;
    this.#router = parts.router;
    this.#serving = parts.serving;
    this.#ledger = parts.ledger;
    this.#heap = parts.heap;
    this.#lives = parts.lives;
    this.#nodes = parts.nodes;
    this.#restart = parts.restart ?? DEFAULT_RESTART;
  }

  /** Makes a replica. `isWarm`: it is ready at once, its image on its node. `answersAt`: until then its process refuses connections. */
  create(version: Version, isWarm = false, answersAt = Number.NEGATIVE_INFINITY): void {
    const replica = this.#fleet.add(version, this.#clock.now);
    replica.answersAt = answersAt;
    this.#schedule(replica, isWarm);
  }

  /** The next step of a replica that is on its way. */
  step(replica: Replica): void {
    if (replica.phase === 'pulling' || replica.phase === 'waiting-to-restart') this.#startProcess(replica);
    else if (replica.phase === 'starting') this.#becomeReady(replica);
  }

  /** Looks at a replica that has just finished some work: is it drained, has it outgrown its memory? */
  afterWork(replica: Replica): void {
    if (replica.answered >= replica.version.requestsToLimit) this.die(replica);
    else if (replica.phase === 'draining' && replica.busy + replica.queued === 0) this.remove(replica);
  }

  /** Takes a replica from the router; it goes when it has nothing to do, or when `grace` seconds are over. */
  drain(replica: Replica, grace: number): void {
    if (replica.phase === 'draining') return;
    if (replica.phase !== 'ready' || replica.outstanding === 0 || grace === 0) {
      this.remove(replica);
      return;
    }
    this.#router.remove(replica);
    this.#ledger.enter(replica, this.#clock.now);
    replica.phase = 'draining';
    this.#plan(EventKind.graceOver, replica, grace);
  }

  /** Its process ends; what it had is cut off. It starts again after a while, on the same node. */
  die(replica: Replica): void {
    if (replica.phase === 'draining') {
      this.remove(replica);
      return;
    }
    const hasWorked = replica.phase === 'ready' && this.#clock.now - replica.readyAt >= FORGIVEN_AFTER;
    this.#stopProcess(replica);
    replica.deathsInARow = hasWorked ? 1 : replica.deathsInARow + 1;
    const { backoff, most } = this.#restart;
    const wait = Math.min(most, backoff * 2 ** (replica.deathsInARow - 1));
    this.#plan(EventKind.replicaStep, replica, wait);
  }

  /** Ends a replica for good. */
  remove(replica: Replica): void {
    if (replica.phase === 'ready') this.#router.remove(replica);
    this.#serving.cutOff(replica);
    this.#ledger.enter(replica, this.#clock.now);
    replica.phase = 'gone';
    this.#fleet.remove(replica);
    this.#nodes?.free(replica, this.#clock.now);
    this.scheduleWaiting();
  }

  /** Tries again to find room for replicas that have none. */
  scheduleWaiting(): void {
    for (const replica of this.#fleet.replicas)
      if (replica.phase === 'unschedulable') this.#schedule(replica, false);
  }

  /** The nodes of a zone go off, and what runs there with them. */
  loseZone(zone: string): void {
    this.#nodes?.setDown(zone, true);
    for (const replica of this.#fleet.replicas) {
      if (replica.node?.zone !== zone) continue;
      if (replica.phase === 'draining') this.remove(replica);
      else this.#stopProcess(replica);
    }
  }

  /** They are back, and start what was there. */
  regainZone(zone: string): void {
    this.#nodes?.setDown(zone, false);
    for (const replica of this.#fleet.replicas)
      if (replica.node?.zone === zone && replica.phase === 'waiting-to-restart') {
        this.#fleet.beginLife(replica);
        this.#startProcess(replica);
      }
    this.scheduleWaiting();
  }

  #schedule(replica: Replica, isWarm: boolean): void {
    if (this.#nodes === null) {
      if (isWarm) this.#becomeReady(replica);
      else this.#startProcess(replica);
      return;
    }
    const inZone = (zone: string) =>
      this.#fleet.replicas.filter((one) => one.version === replica.version && one.node?.zone === zone).length;
    const node = this.#nodes.assign(replica, this.#clock.now, inZone);
    if (node === null) return;
    if (isWarm) {
      for (const { digest } of replica.version.layers) node.layers.set(digest, this.#clock.now);
      this.#becomeReady(replica);
      return;
    }
    const pulledAt = this.#nodes.pull(node, replica.version.layers, this.#clock.now);
    if (pulledAt <= this.#clock.now) {
      this.#startProcess(replica);
      return;
    }
    replica.phase = 'pulling';
    this.#plan(EventKind.replicaStep, replica, pulledAt - this.#clock.now);
  }

  #startProcess(replica: Replica): void {
    replica.phase = 'starting';
    replica.answered = 0;
    this.#plan(EventKind.replicaStep, replica, replica.version.startTime);
  }

  #becomeReady(replica: Replica): void {
    this.#ledger.enter(replica, this.#clock.now);
    replica.phase = 'ready';
    replica.readyAt = this.#clock.now;
    this.#router.add(replica);
    const { crashesPerSecond } = replica.version;
    if (crashesPerSecond === 0) return;
    const lives = this.#lives.next() / crashesPerSecond;
    this.#plan(EventKind.crash, replica, lives);
  }

  #stopProcess(replica: Replica): void {
    if (replica.phase === 'unschedulable') return;
    if (replica.phase === 'ready') this.#router.remove(replica);
    this.#serving.cutOff(replica);
    this.#ledger.enter(replica, this.#clock.now);
    if (replica.phase !== 'waiting-to-restart') replica.restarts++;
    replica.phase = 'waiting-to-restart';
    this.#fleet.beginLife(replica);
  }

  #plan(kind: number, replica: Replica, after: number): void {
    this.#heap.push(this.#clock.now + after, eventOf(kind, subjectOfReplica(replica)));
  }
}
