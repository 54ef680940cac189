import type { Rng } from '../../core/rng';

const BUFFER = 512;

/**
 * The numbers of an `Rng`, drawn many at a time: the loop that fills the buffer keeps the generator in registers, and a
 * draw is a load. The numbers and their order are those of `rng.next()`.
 */
export class UniformStream {
  readonly #rng: Rng;
  readonly #buffer = new Float64Array(BUFFER);
  #at = BUFFER;

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  /** A float in [0, 1). */
  next(): number {
    if (this.#at === BUFFER) this.#refill();
    return this.#buffer[this.#at++]!;
  }

  #refill(): void {
    const rng = this.#rng;
    const buffer = this.#buffer;
    for (let i = 0; i < BUFFER; i++) buffer[i] = rng.next();
    this.#at = 0;
  }
}
