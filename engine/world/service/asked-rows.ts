import type { RowCondition } from '../rows/condition';

const MOST = 96;

/** A sample of what was asked and answered lately: the newest `MOST` requests that were looked at whole. */
export class AskedRows {
  readonly #rows = new Int32Array(MOST);
  readonly #answers = new Float64Array(MOST);
  readonly #conditions: (RowCondition | null)[] = Array.from({ length: MOST }, () => null);
  #count = 0;

  add(row: number, condition: RowCondition | null, answer: number): void {
    const at = this.#count++ % MOST;
    this.#rows[at] = row;
    this.#answers[at] = answer;
    this.#conditions[at] = condition;
  }

  /** The sample, and an empty one from then on. */
  take() {
    const count = Math.min(MOST, this.#count);
    this.#count = 0;
    return {
      rows: this.#rows.slice(0, count),
      answers: this.#answers.slice(0, count),
      conditions: this.#conditions.slice(0, count),
    };
  }
}
