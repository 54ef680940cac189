import type { UniformStream } from './uniform-stream';

/**
 * Draws an index by its weight in constant time: A. J. Walker (1977), the table made as M. D. Vose (1991) does.
 * The weights are not negative, and one of them is above 0.
 */
export class AliasTable {
  readonly #threshold: Float64Array;
  readonly #alias: Int32Array;
  readonly #size: number;

  constructor(weights: ArrayLike<number>) {
    const n = weights.length;
    this.#size = n;
    this.#threshold = new Float64Array(n).fill(1);
    this.#alias = Int32Array.from({ length: n }, (_, i) => i);
    let total = 0;
    for (let i = 0; i < n; i++) total += weights[i]!;
    const scaled = Float64Array.from({ length: n }, (_, i) => (weights[i]! * n) / total);
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < n; i++) (scaled[i]! < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!;
      const more = large.pop()!;
      this.#threshold[less] = scaled[less]!;
      this.#alias[less] = more;
      scaled[more] = scaled[more]! + scaled[less]! - 1;
      (scaled[more]! < 1 ? small : large).push(more);
    }
  }

  /** An index, drawn by its weight; one number of the stream. */
  draw(stream: UniformStream): number {
    const at = stream.next() * this.#size;
    const column = Math.floor(at);
    return at - column < this.#threshold[column]! ? column : this.#alias[column]!;
  }
}
