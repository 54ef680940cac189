import { portableExp, portableLog } from '../../core/portable-math';
import type { UniformStream } from '../chance/uniform-stream';

/**
 * Chooses which of a stream of unknown length are kept, so that each has the same chance: K.-H. Li (1994), algorithm L.
 * It draws how many are passed over, and not a number for each.
 */
export class Reservoir {
  readonly #size: number;
  readonly #stream: UniformStream;
  #seen = 0;
  /** The index in the stream of the next that is kept. */
  #next = 0;
  #threshold = 1;

  constructor(size: number, stream: UniformStream) {
    this.#size = size;
    this.#stream = stream;
  }

  /** Where the next of the stream is to be kept, in place of what is there; −1: nowhere. */
  offer(): number {
    const index = this.#seen++;
    if (index < this.#size) {
      if (index === this.#size - 1) this.#skip(index);
      return index;
    }
    if (index !== this.#next || this.#size === 0) return -1;
    this.#skip(index);
    return Math.floor(this.#stream.next() * this.#size);
  }

  /** Begins with a new stream; gives how many were kept of the last. */
  empty(): number {
    const kept = Math.min(this.#seen, this.#size);
    this.#seen = 0;
    this.#next = 0;
    this.#threshold = 1;
    return kept;
  }

  #skip(index: number): void {
    this.#threshold *= portableExp(portableLog(1 - this.#stream.next()) / this.#size);
    const passed = Math.floor(portableLog(1 - this.#stream.next()) / portableLog(1 - this.#threshold));
    this.#next = index + 1 + passed;
  }
}
