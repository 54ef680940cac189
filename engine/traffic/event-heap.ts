/**
 * What is going to happen, in order of (time, sequence): a binary heap over typed arrays. Of two events at one time the
 * one that was planned first comes first, so a run is a function of its seed. No event allocates; the arrays double
 * when they are full.
 */
export class EventHeap {
  /** Seconds; the first `size` are in use. */
  times = new Float64Array(64);
  #seqs = new Float64Array(64);
  #codes = new Float64Array(64);
  size = 0;
  #seq = 0;

  /** The time of the next event; Infinity when there is none. */
  get next(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.times[0]!;
  }

  /** Plans an event. `code` is a whole number that says what it is; see `EventKind`. */
  push(time: number, code: number): void {
    if (this.size === this.times.length) this.#grow();
    const { times } = this;
    const seqs = this.#seqs;
    const codes = this.#codes;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      // What is pushed last has the greatest sequence, so at one time it stays below.
      if (times[parent]! <= time) break;
      times[at] = times[parent]!;
      seqs[at] = seqs[parent]!;
      codes[at] = codes[parent]!;
      at = parent;
    }
    times[at] = time;
    seqs[at] = this.#seq++;
    codes[at] = code;
  }

  /** Takes the next event out and gives its code. The heap must not be empty. */
  pop(): number {
    const { times } = this;
    const seqs = this.#seqs;
    const codes = this.#codes;
    const first = codes[0]!;
    const size = --this.size;
    const time = times[size]!;
    const seq = seqs[size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size) {
        const left = times[child]!;
        const right = times[child + 1]!;
        if (right < left || (right === left && seqs[child + 1]! < seqs[child]!)) child++;
      }
      if (times[child]! > time || (times[child] === time && seqs[child]! > seq)) break;
      times[at] = times[child]!;
      seqs[at] = seqs[child]!;
      codes[at] = codes[child]!;
      at = child;
    }
    times[at] = time;
    seqs[at] = seq;
    codes[at] = codes[size]!;
    return first;
  }

  #grow(): void {
    const length = this.times.length * 2;
    const copy = (from: Float64Array<ArrayBuffer>) => {
      const to = new Float64Array(length);
      to.set(from);
      return to;
    };
    this.times = copy(this.times);
    this.#seqs = copy(this.#seqs);
    this.#codes = copy(this.#codes);
  }
}
