/** Where a request is. A place in the table is free, or held by a request that somebody still knows of. */
export const RequestState = { free: 0, queued: 1, serving: 2, backingOff: 3 } as const;

/** No request, no replica, no version. */
export const NONE = -1;

/**
 * The requests in flight, a column for each field; places are used again, so memory follows what is in flight at most
 * and not what was sent. `next` and `previous` link the queue of a replica, or what is in one batch.
 */
export class RequestTable {
  sentAt = new Float64Array(64);
  startedAt = new Float64Array(64);
  /** When its client hangs up; see `Deadlines`. */
  deadline = new Float64Array(64);
  cores = new Float64Array(64);
  /** The number of what its client wants; NONE for a copy that is sent to a mirror. */
  id = new Float64Array(64);
  key = new Int32Array(64);
  version = new Int32Array(64);
  /** The slot of the replica that has it; NONE when that has died. */
  replica = new Int32Array(64);
  next = new Int32Array(64);
  previous = new Int32Array(64);
  state = new Uint8Array(64);
  attempt = new Uint8Array(64);
  /** 1: its work will end in an error. */
  fails = new Uint8Array(64);
  /** The mark of its answer: see `ServiceDescription`. */
  mark = new Uint8Array(64);
  /** 1: nobody waits for its answer any more: its client has one, or has hung up. */
  settled = new Uint8Array(64);
  #free = NONE;
  /** How many places have ever been held; none beyond is. */
  used = 0;

  /** How many places there are. */
  get capacity(): number {
    return this.state.length;
  }

  /** Takes a free place for a request that waits; what is not set here is set when it is routed. */
  take(id: number, key: number, sentAt: number, attempt: number): number {
    let place = this.#free;
    if (place !== NONE) this.#free = this.next[place]!;
    else {
      if (this.used === this.capacity) this.#grow();
      place = this.used++;
    }
    this.id[place] = id;
    this.key[place] = key;
    this.sentAt[place] = sentAt;
    this.attempt[place] = attempt;
    this.state[place] = RequestState.queued;
    this.settled[place] = 0;
    this.next[place] = NONE;
    return place;
  }

  release(place: number): void {
    this.state[place] = RequestState.free;
    this.next[place] = this.#free;
    this.#free = place;
  }

  #grow(): void {
    const length = this.capacity * 2;
    this.sentAt = doubled(this.sentAt, new Float64Array(length));
    this.startedAt = doubled(this.startedAt, new Float64Array(length));
    this.deadline = doubled(this.deadline, new Float64Array(length));
    this.cores = doubled(this.cores, new Float64Array(length));
    this.id = doubled(this.id, new Float64Array(length));
    this.key = doubled(this.key, new Int32Array(length));
    this.version = doubled(this.version, new Int32Array(length));
    this.replica = doubled(this.replica, new Int32Array(length));
    this.next = doubled(this.next, new Int32Array(length));
    this.previous = doubled(this.previous, new Int32Array(length));
    this.state = doubled(this.state, new Uint8Array(length));
    this.attempt = doubled(this.attempt, new Uint8Array(length));
    this.fails = doubled(this.fails, new Uint8Array(length));
    this.mark = doubled(this.mark, new Uint8Array(length));
    this.settled = doubled(this.settled, new Uint8Array(length));
  }
}

function doubled<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
