import type { ConceptDetector, ConceptState } from './detector';

export interface DdmOptions {
  /** Items before anything is said; river's default is 30. */
  readonly warmStart: number;
  /** How many s above the best level is a warning, and a drift. */
  readonly warning: number;
  readonly drift: number;
}

const DEFAULTS: DdmOptions = { warmStart: 30, warning: 2, drift: 3 };

/**
 * The drift detection method over errors (1: wrong, 0: right): with p the share of errors so far and s = √(p(1−p)/n), a
 * warning when p + s > p_min + 2·s_min, a drift when it is above p_min + 3·s_min (J. Gama, P. Medas, G. Castillo and
 * P. Rodrigues, Learning with drift detection, 2004), as river has it.
 */
export class Ddm implements ConceptDetector {
  readonly #options: DdmOptions;
  #count = 0;
  #share = 0;
  #least = { share: 0, deviation: 0, sum: Number.POSITIVE_INFINITY };
  #isDrifted = false;

  constructor(options: Partial<DdmOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
  }

  update(value: number): ConceptState {
    if (this.#isDrifted) this.#reset();
    this.#count++;
    this.#share += (value - this.#share) / this.#count;
    if (this.#count <= this.#options.warmStart) return 'calm';
    const share = this.#share;
    const deviation = Math.sqrt((share * (1 - share)) / this.#count);
    const sum = share + deviation;
    if (sum <= this.#least.sum) this.#least = { share, deviation, sum };
    const above = (factor: number) => sum > this.#least.share + factor * this.#least.deviation;
    this.#isDrifted = above(this.#options.drift);
    if (this.#isDrifted) return 'drift';
    return above(this.#options.warning) ? 'warning' : 'calm';
  }

  #reset(): void {
    this.#count = 0;
    this.#share = 0;
    this.#least = { share: 0, deviation: 0, sum: Number.POSITIVE_INFINITY };
    this.#isDrifted = false;
  }
}
