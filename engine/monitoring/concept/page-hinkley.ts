import type { ConceptDetector, ConceptState } from './detector';

export interface PageHinkleyOptions {
  readonly minInstances: number;
  /** What a value may be above the mean without counting, in units of the values. */
  readonly delta: number;
  /** The sum that is a drift, in units of the values. */
  readonly threshold: number;
  /** What of the sum is kept at each item. */
  readonly alpha: number;
}

const DEFAULTS: PageHinkleyOptions = { minInstances: 30, delta: 0.005, threshold: 50, alpha: 0.9999 };

/**
 * The Page–Hinkley test for a rise of the mean: S ← max(0, αS + x − mean − δ), a drift when S ≥ λ after 30 items
 * (E. S. Page, Continuous inspection schemes, 1954), in the form of scikit-multiflow and older river: the mean takes the
 * item first, and the count begins at 1.
 */
export class PageHinkley implements ConceptDetector {
  readonly #options: PageHinkleyOptions;
  #count = 1;
  #mean = 0;
  #sum = 0;
  #isDrifted = false;

  constructor(options: Partial<PageHinkleyOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
  }

  update(value: number): ConceptState {
    if (this.#isDrifted) {
      this.#count = 1;
      this.#mean = 0;
      this.#sum = 0;
    }
    const { minInstances, delta, threshold, alpha } = this.#options;
    this.#mean += (value - this.#mean) / this.#count;
    this.#sum = Math.max(0, alpha * this.#sum + value - this.#mean - delta);
    this.#count++;
    this.#isDrifted = this.#count >= minInstances && this.#sum >= threshold;
    return this.#isDrifted ? 'drift' : 'calm';
  }
}
