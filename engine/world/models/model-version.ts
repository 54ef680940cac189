import type { TrainedModel } from '../ports';
import type { ModelRecord } from '../result';
import type { RowCondition } from '../rows/condition';

/** A model that was trained, with its answers as far as they were asked for. */
export class ModelVersion {
  readonly record: { -readonly [Key in keyof ModelRecord]: ModelRecord[Key] };
  /** Happenings that spoiled what it was trained on. */
  readonly taint: ReadonlySet<string>;
  /** The model of the same recipe that had not seen the newest labels: what is judged by them. */
  readonly judged: TrainedModel;
  readonly #model: TrainedModel;
  readonly #rows: number;
  readonly #plain: Known;
  readonly #conditions = new Map<string, Known>();

  /** @param rows of the feed */
  constructor(
    model: TrainedModel,
    record: ModelRecord,
    taint: ReadonlySet<string>,
    rows: number,
    judged: TrainedModel,
  ) {
    this.judged = judged;
    this.#model = model;
    this.#rows = rows;
    this.#plain = nothingKnown(rows);
    this.record = { ...record };
    this.taint = taint;
  }

  /** The same model under another number: what a training brings in which a stage was forgotten. */
  again(record: Pick<ModelRecord, 'version' | 'trainedAt'>): ModelVersion {
    return new ModelVersion(this.#model, { ...this.record, ...record }, this.taint, this.#rows, this.judged);
  }

  /** What the service answers for a row in a condition; null: as it is. */
  answer(row: number, condition: RowCondition | null): number {
    const known = condition === null ? this.#plain : this.#inCondition(condition);
    if (known.isKnown[row] === 0) {
      known.isKnown[row] = 1;
      known.answers[row] = this.#model.answer(row, condition);
    }
    return known.answers[row]!;
  }

  #inCondition({ id }: RowCondition): Known {
    let known = this.#conditions.get(id);
    if (!known) {
      known = nothingKnown(this.#rows);
      this.#conditions.set(id, known);
    }
    return known;
  }
}

/** Answers that were asked for, by row. */
interface Known {
  readonly answers: Float64Array;
  readonly isKnown: Uint8Array;
}

const nothingKnown = (rows: number): Known => ({
  answers: new Float64Array(rows),
  isKnown: new Uint8Array(rows),
});
