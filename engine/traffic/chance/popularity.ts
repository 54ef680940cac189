import { portableExp, portableLog } from '../../core/portable-math';
import type { KeyDescription } from '../description';
import { AliasTable } from './alias-table';
import type { UniformStream } from './uniform-stream';

/**
 * Which key a request asks for. Popularity by Zipf's law: the key of rank k (from 1) is asked for in proportion to
 * k^−s; s = 0 asks for all alike.
 */
export class Popularity {
  readonly #stream: UniformStream;
  readonly #count: number;
  readonly #table: AliasTable | null;

  constructor({ count, zipf = 0 }: KeyDescription, stream: UniformStream) {
    this.#stream = stream;
    this.#count = count;
    this.#table = zipf === 0 ? null : new AliasTable(zipfWeights(count, zipf));
  }

  next(): number {
    if (this.#count === 1) return 0;
    return this.#table?.draw(this.#stream) ?? Math.floor(this.#stream.next() * this.#count);
  }
}

/** k^−s for the ranks 1 … count, not normalised. */
export function zipfWeights(count: number, exponent: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => portableExp(-exponent * portableLog(i + 1)));
}
