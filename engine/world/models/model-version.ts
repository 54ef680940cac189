import type { TrainedModel } from '../ports';
import type { ModelRecord } from '../result';
import type { RowCondition } from '../rows/condition';

/** A model that was trained, with its answers as far as they were asked for. */
export class ModelVersion {
  readonly record: { -readonly [Key in keyof ModelRecord]: ModelRecord[Key] };
  /** Happenings that spoiled what it was trained on. */
  readonly taint: ReadonlySet<string>;
  readonly #model: TrainedModel;
  readonly #answers = new Map<string, Float64Array>();

  constructor(model: TrainedModel, record: ModelRecord, taint: ReadonlySet<string>) {
    this.#model = model;
    this.record = { ...record };
    this.taint = taint;
  }

  /** The same model under another number: what a training brings in which a stage was forgotten. */
  again(record: Pick<ModelRecord, 'version' | 'trainedAt'>): ModelVersion {
    return new ModelVersion(this.#model, { ...this.record, ...record }, this.taint);
  }

  /** What the service answers for every row in a condition, by row. */
  answers(condition: RowCondition | null): Float64Array {
    const key = condition?.id ?? '';
    let known = this.#answers.get(key);
    if (!known) {
      known = this.#model.answers(condition);
      this.#answers.set(key, known);
    }
    return known;
  }
}
