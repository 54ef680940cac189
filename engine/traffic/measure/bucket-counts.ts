const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
const HIGH = new Uint8Array(Float64Array.of(1).buffer)[7] === 0x3f ? 1 : 0;
/** Exponent and three bits of the mantissa: eight cells in each doubling, from 2⁻³⁰ to 2³⁰ seconds. */
const SHIFT = 17;
const FIRST = (1023 - 30) << 3;
const CELLS = 60 << 3;

/** A histogram with bounds of one's own: how many values are above the bound before and at most at this one. */
export class BucketCounts {
  /** One for each bound, and one for what is above all of them. */
  readonly counts: Float64Array;
  readonly #bounds: Float64Array;
  /** The first bucket that a value of a cell may fall into: the search begins there, and mostly ends. */
  readonly #from: Int32Array;

  /** @param bounds ascending */
  constructor(bounds: Float64Array) {
    this.counts = new Float64Array(bounds.length + 1);
    this.#bounds = bounds;
    this.#from = Int32Array.from({ length: CELLS }, (_, cell) => {
      words[1 - HIGH] = 0;
      words[HIGH] = (cell + FIRST) << SHIFT;
      const least = cell === 0 ? 0 : float[0]!;
      const bucket = bounds.findIndex((bound) => least <= bound);
      return bucket < 0 ? bounds.length : bucket;
    });
  }

  add(value: number): void {
    float[0] = value;
    const cell = (words[HIGH]! >> SHIFT) - FIRST;
    const bounds = this.#bounds;
    let bucket = this.#from[cell < 0 ? 0 : cell < CELLS ? cell : CELLS - 1]!;
    while (bucket < bounds.length && value > bounds[bucket]!) bucket++;
    this.counts[bucket]!++;
  }
}
