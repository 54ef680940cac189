import { MonitoringError } from '../errors';
import type { Label, Labelled, Prediction } from './observation';

export interface LabelJoinOptions {
  /**
   * Milliseconds after which a prediction is no longer waited for, and a label is too late; absent: never. It bounds what is
   * kept in memory.
   */
  readonly horizon?: number;
}

/** What became of a label. */
export type Arrival =
  | { readonly outcome: 'joined'; readonly labelled: Labelled }
  /** The truth was known, and is another now: a sale that was entered wrong. */
  | { readonly outcome: 'corrected'; readonly labelled: Labelled; readonly before: Label }
  | { readonly outcome: 'repeated' }
  /** No prediction has this id, or none yet: it is joined when the prediction comes. */
  | { readonly outcome: 'early' }
  | { readonly outcome: 'late' };

/** Joins predictions and the labels that arrive for them, in whatever order, by their id. */
export class LabelJoin {
  readonly #horizon: number;
  readonly #waiting = new Map<string, Prediction>();
  readonly #early = new Map<string, Label>();
  readonly #joined = new Map<string, Labelled>();
  #late = 0;
  #expired = 0;

  constructor(options: LabelJoinOptions = {}) {
    this.#horizon = options.horizon ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Takes a prediction.
   * @returns it with its label, when that came before it
   * @throws MonitoringError for an id that was there before
   */
  predict(prediction: Prediction): Labelled | null {
    const { id } = prediction;
    if (this.#waiting.has(id) || this.#joined.has(id))
      throw new MonitoringError(
        'labels-invalid',
        `There is a prediction ${id} already, so its label would belong to two. Give each prediction an id of its own.`,
      );
    const label = this.#early.get(id);
    if (!label) {
      this.#waiting.set(id, prediction);
      return null;
    }
    this.#early.delete(id);
    return this.#join(prediction, label);
  }

  /** Takes a label. */
  label(label: Label): Arrival {
    const known = this.#joined.get(label.id);
    if (known) {
      if (known.label.value === label.value) return { outcome: 'repeated' };
      return { outcome: 'corrected', labelled: this.#join(known.prediction, label), before: known.label };
    }
    const prediction = this.#waiting.get(label.id);
    if (!prediction) {
      this.#early.set(label.id, label);
      return { outcome: 'early' };
    }
    if (label.time - prediction.time > this.#horizon) {
      this.#late++;
      return { outcome: 'late' };
    }
    this.#waiting.delete(label.id);
    return { outcome: 'joined', labelled: this.#join(prediction, label) };
  }

  /** Gives up predictions whose label did not come within the horizon; joined ones older than it are forgotten too. */
  expire(now: number): void {
    const limit = now - this.#horizon;
    for (const [id, { time }] of this.#waiting) {
      if (time >= limit) continue;
      this.#waiting.delete(id);
      this.#expired++;
    }
    for (const [id, { prediction }] of this.#joined) if (prediction.time < limit) this.#joined.delete(id);
    for (const [id, { time }] of this.#early) if (time < limit) this.#early.delete(id);
  }

  /** Predictions with their labels, in the order in which they were joined. */
  get labelled(): readonly Labelled[] {
    return [...this.#joined.values()];
  }

  /** Predictions without a label so far. */
  get waiting(): readonly Prediction[] {
    return [...this.#waiting.values()];
  }

  get counts(): {
    readonly joined: number;
    readonly waiting: number;
    readonly early: number;
    readonly late: number;
    readonly expired: number;
  } {
    return {
      joined: this.#joined.size,
      waiting: this.#waiting.size,
      early: this.#early.size,
      late: this.#late,
      expired: this.#expired,
    };
  }

  #join(prediction: Prediction, label: Label): Labelled {
    const labelled = { prediction, label, delay: label.time - prediction.time };
    this.#joined.set(prediction.id, labelled);
    return labelled;
  }
}
