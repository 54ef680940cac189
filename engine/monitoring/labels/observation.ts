/** What was said about something, to be held against its label when that arrives. */
export interface Prediction {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** A number of a regression, or a class. */
  readonly value: number | string;
  /** What it can be looked at by: a neighbourhood, a model's version, … */
  readonly slices: Readonly<Record<string, string>>;
}

/** The truth about a prediction, which becomes known later. */
export interface Label {
  /** That of the prediction. */
  readonly id: string;
  /** When it became known, in milliseconds since the epoch. */
  readonly time: number;
  readonly value: number | string;
}

/** A prediction with its label. */
export interface Labelled {
  readonly prediction: Prediction;
  readonly label: Label;
  /** Milliseconds from the prediction to its label. */
  readonly delay: number;
}
