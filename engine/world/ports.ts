import type { MetricFrame } from './metrics/metric-frame';
import type { RowCondition } from './rows/condition';

/**
 * What the service answers for a row, as one number: an estimate, or one of these two. NaN: it crashes (status 500).
 * Infinity: it refuses the row and says so (status 422).
 */
export type ServedEstimate = number;

export const CRASHES: ServedEstimate = Number.NaN;
export const REFUSES: ServedEstimate = Number.POSITIVE_INFINITY;

/** What a training is told. */
export interface TrainingOrder {
  /** The hour at which it begins. */
  readonly asOf: number;
  /** Rows whose truth is known, in the order of arrival; a row that was stored twice is there twice. */
  readonly rows: Int32Array;
  /** What the store holds as the truth of each of them; wrong where labels were poisoned. */
  readonly targets: Float64Array;
  /** Which of the maker's recipes: a family of models or a choice of parameters, from 0. */
  readonly recipe: number;
  /** Columns that it does without. */
  readonly without: readonly string[];
  readonly seed: string;
}

/** A model that was really trained, with what the service makes of rows by it. */
export interface TrainedModel {
  /**
   * What the service answers for a row of the feed in a condition; null: as it is. The world asks once for each.
   * @see ServedEstimate
   */
  readonly answer: (row: number, condition: RowCondition | null) => ServedEstimate;
}

/** Trains models: a regression within the simulation, or a table of what the learner's own project really answered. */
export interface ModelMaker {
  /** How many recipes there are, at least 1. */
  readonly recipes: number;
  /** Hears of all trainings of a moment before the first of them is asked for, so that it can prepare them together. */
  readonly announce?: (orders: readonly TrainingOrder[]) => void;
  readonly train: (order: TrainingOrder) => TrainedModel;
}

/** How many replicas an autoscaler wants. */
export interface Scaler {
  /**
   * What one look decides, long after the last change.
   * @param replicas how many are ready
   * @param cpuMilli thousandths of a core that each of them uses on average
   * @param maxReplicas the greatest number, when the configuration has lost its own
   */
  readonly look: (replicas: number, cpuMilli: number, maxReplicas?: number) => number;
}

/** What monitors say of an alert that has changed. */
export interface AlertNote {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** `page` wakes somebody; all else is for working hours. */
  readonly severity: string;
  readonly state: 'firing' | 'resolved';
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly summary: string;
}

/** Rows that were asked for, with what they were like and what was answered: what data monitors look at. */
export interface RowWindow {
  readonly rows: Int32Array;
  /** By row of the window; null: as it is. */
  readonly conditions: readonly (RowCondition | null)[];
  readonly answers: Float64Array;
}

/** What data monitors are given of one moment. */
export interface DataLook {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Rows that were known before hour 0, and what the first model answered for them: the reference. */
  readonly before: RowWindow;
  /** Rows that newly came to be within the last days, each once. */
  readonly arrived: RowWindow;
  /** A sample of the requests of the last hours. */
  readonly asked: RowWindow;
  /** Rows whose labels came within the last days, and what the store holds as their truth. */
  readonly labelled: { readonly rows: Int32Array; readonly targets: Float64Array };
}

/** Monitors as they were written: rules over metrics, expectations and drift of the data. */
export interface Monitors {
  /** Hours between looks at the data; 0: they never look. */
  readonly dataEveryHours: number;
  /** Takes the metrics of a moment, evaluates what is due, and says which alerts have changed. */
  readonly observe: (time: number, frame: MetricFrame) => readonly AlertNote[];
  /** Looks at the data; what it finds is among the metrics of the next observation. */
  readonly inspect: (look: DataLook) => void;
}

/** What the world needs from outside of itself. */
export interface WorldPorts {
  readonly models: ModelMaker;
  readonly monitors: Monitors;
  /** Null: the number of replicas stays as it was set. */
  readonly scaler: Scaler | null;
  /** Billionths of a dollar that a machine costs an hour. */
  readonly nanoUsdPerNodeHour: number;
}
