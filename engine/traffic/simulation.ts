import { checkTraffic } from './check/check-traffic';
import type { OnServed } from './clients';
import type { FleetController } from './controller';
import type { TrafficDescription } from './description';
import { TooManyRequestsError } from './errors';
import { EventKind, eventOf, kindOf, subjectOf } from './events';
import { NONE, RequestState } from './fleet/request-table';
import { Outcome } from './measure/outcome';
import { resultOf, type TrafficResult } from './result';
import { makeWorld, type World } from './world';

const DEFAULT_MOST_REQUESTS = 100_000_000;
const DEFAULT_CONTROL_EVERY = 15;

/** What a simulation may be given beside its description and its seed. */
export interface SimulationOptions {
  readonly controller?: FleetController;
  readonly onServed?: OnServed;
}

/**
 * Simulates what is sent to a service and what becomes of it, event by event. The same description, seed and
 * controller give the same bits on every machine. It goes on as far as it is told, so that it can be played, watched
 * and stopped.
 */
export class Simulation {
  readonly #description: TrafficDescription;
  readonly #world: World;
  readonly #controller: FleetController | null;
  readonly #mostRequests: number;
  /** What has happened so far: arrivals, ends of work, hang-ups, … */
  events = 0;
  #windowsClosed = 0;

  /** @throws TrafficDescriptionError when the description cannot be simulated */
  constructor(description: TrafficDescription, seed: string | number, options: SimulationOptions = {}) {
    checkTraffic(description);
    this.#description = description;
    this.#world = makeWorld(description, seed, options.onServed ?? null);
    this.#controller = options.controller ?? null;
    this.#mostRequests = description.mostRequests ?? DEFAULT_MOST_REQUESTS;
    this.#begin();
  }

  /** Seconds that have been simulated. */
  get now(): number {
    return this.#world.clock.now;
  }

  get isOver(): boolean {
    return this.#windowsClosed === this.#world.windows;
  }

  /** Windows that have ended. */
  get windowsClosed(): number {
    return this.#windowsClosed;
  }

  /** Room that is held for requests and events; follows what was in flight at most. */
  get capacity(): { readonly requests: number; readonly events: number } {
    return { requests: this.#world.requests.capacity, events: this.#world.heap.times.length };
  }

  /**
   * Goes on until a time, or to the end.
   * @throws FleetActError, TooManyRequestsError
   */
  runUntil(time: number): void {
    const { clock, heap, arrivals, deadlines } = this.#world;
    const end = Math.min(time, this.#description.duration);
    while (!this.isOver) {
      const planned = heap.next;
      const arrival = arrivals.next;
      const hangUp = deadlines.next;
      // At one time: what was planned, then who hangs up, then who comes.
      if (planned <= arrival && planned <= hangUp) {
        if (planned > end) break;
        clock.now = planned;
        this.#happen(heap.pop());
      } else if (hangUp <= arrival) {
        if (hangUp > end) break;
        clock.now = hangUp;
        this.#hangUp();
      } else {
        if (arrival > end) break;
        clock.now = arrival;
        this.#arrive();
      }
      this.events++;
    }
    clock.now = Math.max(clock.now, end);
  }

  /** What has been measured: of the windows that have ended. */
  result(): TrafficResult {
    return resultOf(this.#description, this.#world, this.now, this.events, this.#windowsClosed);
  }

  #begin(): void {
    const { heap, lifecycle, router, versions } = this.#world;
    const { fleet, faults = [], acts = [], window, duration } = this.#description;
    router.setWeights(fleet.routing?.weights ?? null);
    router.setMirror(fleet.routing?.mirror ?? null);
    for (const { version, count } of fleet.replicas) {
      const made = versions.find(({ name }) => name === version)!;
      for (let i = 0; i < count; i++) lifecycle.create(made, !fleet.coldStart);
    }
    faults.forEach((fault, index) => {
      heap.push(fault.kind === 'crash' ? fault.at : fault.from, eventOf(EventKind.faultBegins, index));
      if (fault.kind !== 'crash') heap.push(fault.until, eventOf(EventKind.faultEnds, index));
    });
    acts.forEach(({ at }, index) => {
      heap.push(at, eventOf(EventKind.act, index));
    });
    heap.push(Math.min(window, duration), eventOf(EventKind.windowEnds, 0));
    if (this.#controller) this.#look();
  }

  #happen(event: number): void {
    const { faults, operator } = this.#world;
    const subject = subjectOf(event);
    switch (kindOf(event)) {
      case EventKind.workDone:
        this.#finishWork(subject);
        break;
      case EventKind.retry:
        this.#sendAgain(subject);
        break;
      case EventKind.faultBegins:
        faults.begin(this.#description.faults![subject]!);
        break;
      case EventKind.faultEnds:
        faults.end(this.#description.faults![subject]!);
        break;
      case EventKind.act:
        operator.do(this.#description.acts![subject]!.do, this.now);
        break;
      case EventKind.tick:
        this.#look();
        break;
      case EventKind.windowEnds:
        this.#endWindow(subject);
        break;
      default:
        this.#happenToReplica(kindOf(event), subject);
    }
  }

  #happenToReplica(kind: number, subject: number): void {
    const { serving, lifecycle, fleet } = this.#world;
    const replica = fleet.inLife(subject);
    if (replica === null) return;
    if (kind === EventKind.batchDue) serving.batchIsDue(replica);
    else if (kind === EventKind.replicaStep) lifecycle.step(replica);
    else if (kind === EventKind.graceOver) lifecycle.remove(replica);
    else lifecycle.die(replica);
  }

  #finishWork(place: number): void {
    const replica = this.#world.serving.finish(place);
    if (replica !== null) this.#world.lifecycle.afterWork(replica);
  }

  #arrive(): void {
    const { arrivals, keys, clients } = this.#world;
    if (clients.sent >= this.#mostRequests)
      throw new TooManyRequestsError(this.#mostRequests, this.now, this.#description.duration);
    const key = arrivals.key === NONE ? keys.next() : arrivals.key;
    arrivals.advance();
    this.#route(clients.send(key));
  }

  #sendAgain(place: number): void {
    const { requests } = this.#world;
    requests.sentAt[place] = this.now;
    requests.state[place] = RequestState.queued;
    this.#route(place);
  }

  /** A request reaches the cache, the router, a replica. */
  #route(place: number): void {
    const { requests, recorder, router, serving, clients, deadlines, cache } = this.#world;
    const { now } = this;
    const isRetry = requests.attempt[place] !== 0;
    const key = requests.key[place]!;
    const cached = cache === null ? NONE : cache.get(key, now);
    if (cached !== NONE) {
      this.#endAtOnce(place, cached, isRetry, Outcome.cached);
      return;
    }
    const replica = router.choose();
    if (replica === null) {
      this.#endAtOnce(place, router.chosen, isRetry, Outcome.unrouted);
      return;
    }
    const version = replica.version.index;
    requests.version[place] = version;
    recorder.arrive(version, isRetry);
    if (serving.admit(place, replica)) deadlines.add(place);
    else {
      clients.end(place, Outcome.refused);
      requests.release(place);
    }
    if (router.mirror !== null) this.#mirror(key);
  }

  #endAtOnce(place: number, version: number, isRetry: boolean, outcome: number): void {
    const { requests, recorder, clients } = this.#world;
    requests.version[place] = version;
    requests.replica[place] = NONE;
    recorder.arrive(version, isRetry);
    clients.end(place, outcome);
    requests.release(place);
  }

  /** Sends a copy of a request that has just been sent. */
  #mirror(key: number): void {
    const { requests, recorder, router, serving, clients, deadlines } = this.#world;
    const replica = router.chooseMirror();
    if (replica === null) return;
    const copy = requests.take(NONE, key, this.now, 0);
    requests.version[copy] = replica.version.index;
    recorder.arriveMirrored(replica.version.index);
    if (serving.admit(copy, replica)) deadlines.add(copy);
    else {
      clients.end(copy, Outcome.refused);
      requests.release(copy);
    }
  }

  #hangUp(): void {
    const { requests, deadlines, clients, serving, lifecycle, fleet } = this.#world;
    const place = deadlines.take();
    if (place === NONE) return;
    clients.end(place, Outcome.timedOut);
    if (requests.state[place] !== RequestState.queued) return;
    if (fleet.at(requests.replica[place]!)!.version.servesTheGone) return;
    lifecycle.afterWork(serving.leaveQueue(place));
  }

  #look(): void {
    const { observer, operator, heap, nodes } = this.#world;
    nodes?.shrink(this.now);
    for (const act of this.#controller!.control(observer.look(this.now))) operator.do(act, this.now);
    heap.push(
      this.now + (this.#description.controlEvery ?? DEFAULT_CONTROL_EVERY),
      eventOf(EventKind.tick, 0),
    );
  }

  #endWindow(window: number): void {
    const { recorder, fleetTally, sampler, heap, windows } = this.#world;
    recorder.closeWindow(window);
    fleetTally.closeWindow(window, this.now);
    sampler.closeWindow();
    this.#windowsClosed = window + 1;
    if (window + 1 === windows) return;
    const { duration, window: width } = this.#description;
    heap.push(Math.min(duration, (window + 2) * width), eventOf(EventKind.windowEnds, window + 1));
  }
}

/** Simulates all of a description. */
export function simulate(
  description: TrafficDescription,
  seed: string | number,
  options?: SimulationOptions,
): TrafficResult {
  const simulation = new Simulation(description, seed, options);
  simulation.runUntil(description.duration);
  return simulation.result();
}
