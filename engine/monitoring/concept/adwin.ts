import { BucketRows } from './bucket-rows';
import type { ConceptDetector, ConceptState } from './detector';

export interface AdwinOptions {
  /** The chance of a false alarm that is allowed at each test. */
  readonly delta: number;
  /** Every how many items cuts are tried. */
  readonly clock: number;
  readonly maxBuckets: number;
  /** The least number of items on each side of a cut. */
  readonly minWindow: number;
  /** Items before anything is said. */
  readonly grace: number;
}

const DEFAULTS: AdwinOptions = { delta: 0.002, clock: 32, maxBuckets: 5, minWindow: 5, grace: 10 };

/**
 * An adaptive window (A. Bifet and R. Gavaldà, Learning from time-changing data with adaptive windowing, 2007): the longest
 * one in which no two parts differ in their mean by more than chance, kept as an exponential histogram. A cut is a drift when
 * |mean₀ − mean₁| > ε = √(2m⁻¹σ²δ′) + ⅔m⁻¹δ′ with δ′ = ln(2 ln W/δ) and m⁻¹ = 1/(n₀−4) + 1/(n₁−4); then the oldest bucket
 * goes, and it is tried again. As river has it, with its habit of counting the last bucket of each row
 * on the newer side.
 */
export class Adwin implements ConceptDetector {
  readonly #options: AdwinOptions;
  #window: BucketRows;
  #ticks = 0;
  #isDrifted = false;

  constructor(options: Partial<AdwinOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
    this.#window = new BucketRows(this.#options.maxBuckets);
  }

  /** The number of items that the window holds. */
  get width(): number {
    return this.#window.width;
  }

  /** The mean of the window. */
  get mean(): number {
    return this.#window.width === 0 ? 0 : this.#window.total / this.#window.width;
  }

  update(value: number): ConceptState {
    if (this.#isDrifted) {
      this.#window = new BucketRows(this.#options.maxBuckets);
      this.#ticks = 0;
    }
    this.#window.insert(value);
    this.#ticks++;
    this.#isDrifted = false;
    const isDue = this.#ticks % this.#options.clock === 0 && this.#window.width > this.#options.grace;
    while (isDue && this.#cutOnce()) this.#isDrifted = true;
    return this.#isDrifted ? 'drift' : 'calm';
  }

  /** Looks for a cut from the oldest side; drops the oldest bucket at the first. */
  #cutOnce(): boolean {
    const window = this.#window;
    let n0 = 0;
    let n1 = window.width;
    let u0 = 0;
    let u1 = window.total;
    for (let level = window.rows.length - 1; level >= 0; level--) {
      const row = window.rows[level]!;
      const size = 2 ** level;
      for (let k = 0; k < row.length - 1; k++) {
        n0 += size;
        n1 -= size;
        u0 += row[k]!.total;
        u1 -= row[k]!.total;
        if (Math.min(n0, n1) < this.#options.minWindow) continue;
        if (Math.abs(u0 / n0 - u1 / n1) <= this.#bound(n0, n1)) continue;
        window.dropOldest();
        return window.width > 0;
      }
    }
    return false;
  }

  #bound(n0: number, n1: number): number {
    const { delta, minWindow } = this.#options;
    const { width, variance } = this.#window;
    const factor = Math.log((2 * Math.log(width)) / delta);
    const inverse = 1 / (n0 - minWindow + 1) + 1 / (n1 - minWindow + 1);
    return Math.sqrt(2 * inverse * (variance / width) * factor) + (2 / 3) * inverse * factor;
  }
}
