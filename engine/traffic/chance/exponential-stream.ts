import { logOfNormal } from '../../core/portable-math';
import type { Rng } from '../../core/rng';

const BUFFER = 512;

/**
 * Exponential draws of mean 1, by inversion, many at a time: the logarithms of a loop do not wait for each other, which
 * halves what they take.
 */
export class ExponentialStream {
  readonly #rng: Rng;
  readonly #buffer = new Float64Array(BUFFER);
  #at = BUFFER;

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  /** Above or at 0. */
  next(): number {
    if (this.#at === BUFFER) this.#refill();
    return this.#buffer[this.#at++]!;
  }

  #refill(): void {
    const rng = this.#rng;
    const buffer = this.#buffer;
    for (let i = 0; i < BUFFER; i++) buffer[i] = 1 - rng.next();
    for (let i = 0; i < BUFFER; i++) buffer[i] = -logOfNormal(buffer[i]!, 0);
    this.#at = 0;
  }
}
