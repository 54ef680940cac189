import type { UniformStream } from '../chance/uniform-stream';
import type { Clients } from '../clients';
import type { SimulationClock } from '../clock';
import type { EventHeap } from '../event-heap';
import { EventKind, eventOf, subjectOfReplica } from '../events';
import { Outcome } from '../measure/outcome';
import type { AnswerCache } from './cache';
import type { Fleet } from './fleet';
import type { Replica } from './replica';
import { NONE, RequestState, type RequestTable } from './request-table';

/** What happens to requests inside of replicas: they wait, are worked on alone or in batches, and are answered. */
export class Serving {
  readonly #clock: SimulationClock;
  readonly #requests: RequestTable;
  readonly #heap: EventHeap;
  readonly #clients: Clients;
  readonly #fleet: Fleet;
  readonly #cache: AnswerCache | null;
  readonly #stream: UniformStream;

  constructor(parts: {
    clock: SimulationClock;
    requests: RequestTable;
    heap: EventHeap;
    clients: Clients;
    fleet: Fleet;
    cache: AnswerCache | null;
    stream: UniformStream;
  }) {
    this.#clock = parts.clock;
    this.#requests = parts.requests;
    this.#heap = parts.heap;
    this.#clients = parts.clients;
    this.#fleet = parts.fleet;
    this.#cache = parts.cache;
    this.#stream = parts.stream;
  }

  /** Hands a request to a replica; false when its queue is full, or its process does not listen yet. */
  admit(place: number, replica: Replica): boolean {
    const { version } = replica;
    const isFree = replica.busy < version.workers;
    this.#requests.replica[place] = replica.slot;
    if (replica.answersAt > this.#clock.now) return false;
    if (version.batching === null && isFree) {
      replica.account(this.#clock.now);
      this.#start(place, replica, 1);
      return true;
    }
    if (replica.queued >= version.queueLimit) return false;
    replica.account(this.#clock.now);
    this.#enqueue(place, replica);
    if (version.batching !== null) this.#collect(replica);
    return true;
  }

  /** A worker is done with the work that begins with `place`; gives its replica, null when that has died meanwhile. */
  finish(place: number): Replica | null {
    const requests = this.#requests;
    const slot = requests.replica[place]!;
    const replica = slot === NONE ? null : this.#fleet.at(slot);
    if (replica !== null) {
      replica.account(this.#clock.now);
      replica.busy--;
      replica.cores = replica.busy === 0 ? 0 : replica.cores - requests.cores[place]!;
    }
    let one = place;
    while (one !== NONE) {
      const next = requests.next[one]!;
      if (replica !== null) this.#answer(one, replica);
      requests.release(one);
      one = next;
    }
    if (replica !== null) this.#takeUp(replica);
    return replica;
  }

  /** The wait for a batch is over. */
  batchIsDue(replica: Replica): void {
    replica.account(this.#clock.now);
    this.#collect(replica);
  }

  /** A client of a request that waits has hung up, and the request goes with him; gives its replica. */
  leaveQueue(place: number): Replica {
    const replica = this.#fleet.at(this.#requests.replica[place]!)!;
    replica.account(this.#clock.now);
    this.#unlink(place, replica);
    this.#requests.release(place);
    return replica;
  }

  /** Cuts off everything that a replica has: it dies. */
  cutOff(replica: Replica): void {
    const requests = this.#requests;
    replica.account(this.#clock.now);
    while (replica.first !== NONE) {
      const place = replica.first;
      this.#unlink(place, replica);
      if (requests.settled[place] === 0) this.#clients.end(place, Outcome.crashed);
      requests.release(place);
    }
    for (let place = 0; place < requests.used; place++) {
      if (requests.state[place] !== RequestState.serving || requests.replica[place] !== replica.slot)
        continue;
      if (requests.settled[place] === 0) this.#clients.end(place, Outcome.crashed);
      // Its place is freed when its work would have been done: an event still knows of it.
      requests.replica[place] = NONE;
    }
    replica.busy = 0;
    replica.cores = 0;
    replica.batchDue = Number.POSITIVE_INFINITY;
  }

  #answer(place: number, replica: Replica): void {
    const requests = this.#requests;
    replica.answered++;
    if (requests.settled[place] === 1) return;
    const fails = requests.fails[place] === 1;
    if (!fails && this.#cache !== null && requests.id[place] !== NONE)
      this.#cache.put(requests.key[place]!, replica.version.index, this.#clock.now);
    this.#clients.end(place, fails ? Outcome.failed : Outcome.served);
  }

  /** Puts a worker to work on a request, or on the chain of a batch. The replica has been accounted. */
  #start(place: number, replica: Replica, size: number): void {
    const { now } = this.#clock;
    const { version } = replica;
    const { times } = version;
    const requests = this.#requests;
    let seconds = 0;
    for (let one = place; one !== NONE; one = requests.next[one]!) {
      times.draw(requests.key[one]!);
      if (one === place) seconds = times.seconds;
      const fails = times.fails || (version.errorShare > 0 && this.#stream.next() < version.errorShare);
      requests.fails[one] = fails ? 1 : 0;
      requests.mark[one] = times.mark;
      requests.state[one] = RequestState.serving;
      requests.startedAt[one] = now;
    }
    if (version.batching !== null) seconds *= 1 + version.batching.perItem * (size - 1);
    const cores = version.cpuShare / version.slowness;
    requests.cores[place] = cores;
    replica.busy++;
    replica.cores += cores;
    this.#heap.push(now + seconds * version.slowness, eventOf(EventKind.workDone, place));
  }

  #takeUp(replica: Replica): void {
    if (replica.version.batching !== null) {
      this.#collect(replica);
      return;
    }
    const place = replica.first;
    if (place === NONE) return;
    this.#unlink(place, replica);
    this.#start(place, replica, 1);
  }

  /** Starts batches that are full or due, as long as there are workers; plans when the next is due. */
  #collect(replica: Replica): void {
    const { now } = this.#clock;
    const { most, wait } = replica.version.batching!;
    const requests = this.#requests;
    while (replica.queued > 0 && replica.busy < replica.version.workers) {
      const due = requests.sentAt[replica.first]! + wait;
      if (replica.queued < most && due > now) {
        if (replica.batchDue !== due) {
          replica.batchDue = due;
          this.#heap.push(due, eventOf(EventKind.batchDue, subjectOfReplica(replica)));
        }
        return;
      }
      const size = Math.min(most, replica.queued);
      const head = replica.first;
      let last = head;
      for (let i = 0; i < size; i++) {
        last = replica.first;
        this.#unlink(last, replica);
        // The chain of the batch is what the queue was linked by.
        requests.next[last] = i === size - 1 ? NONE : replica.first;
      }
      this.#start(head, replica, size);
    }
  }

  #enqueue(place: number, replica: Replica): void {
    const { next, previous } = this.#requests;
    next[place] = NONE;
    previous[place] = replica.last;
    if (replica.last === NONE) replica.first = place;
    else next[replica.last] = place;
    replica.last = place;
    replica.queued++;
  }

  #unlink(place: number, replica: Replica): void {
    const { next, previous } = this.#requests;
    const after = next[place]!;
    const before = previous[place]!;
    if (before === NONE) replica.first = after;
    else next[before] = after;
    if (after === NONE) replica.last = before;
    else previous[after] = before;
    next[place] = NONE;
    previous[place] = NONE;
    replica.queued--;
  }
}
