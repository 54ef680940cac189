import type { RidgeSums } from '../../../dataset/ridge';
import type { RowEncoder } from './encode-rows';

interface Known {
  readonly rows: Int32Array;
  readonly targets: Float64Array;
  readonly sums: RidgeSums;
}

/** Trainings whose sums are kept: the one that is judged, and the one that is shipped. */
const KEPT = 2;

/**
 * The sums of ridge regression, made of those of an earlier training where its rows are the first ones of this. Rows are added one
 * after the other in either case, so the bits are the same.
 */
export class SumsOfPrefixes {
  readonly #encoder: RowEncoder;
  #known: Known[] = [];

  constructor(encoder: RowEncoder) {
    this.#encoder = encoder;
  }

  /** The sums over these rows, which are not to be changed. */
  of(rows: Int32Array, targets: Float64Array): RidgeSums {
    const [nearest] = this.#known
      .filter((known) => isPrefix(known, rows, targets))
      .sort((a, b) => b.rows.length - a.rows.length);
    if (nearest?.rows.length === rows.length) return nearest.sums;
    const lines = nearest ? nearest.sums.lines.map((line) => line.slice()) : this.#encoder.emptySums();
    this.#encoder.addTo(lines, rows, targets, nearest?.rows.length ?? 0);
    const known = { rows, targets, sums: { lines } };
    this.#known = [known, ...this.#known].sort((a, b) => a.rows.length - b.rows.length).slice(0, KEPT);
    if (!this.#known.includes(known)) this.#known = [known];
    return known.sums;
  }
}

function isPrefix(known: Known, rows: Int32Array, targets: Float64Array): boolean {
  if (known.rows.length > rows.length) return false;
  for (let i = 0; i < known.rows.length; i++)
    if (known.rows[i] !== rows[i] || known.targets[i] !== targets[i]) return false;
  return true;
}
