/** An answer that was given with a confidence before it was known whether it is right. */
export interface Judgement {
  /** 50 to 100 per cent. */
  readonly confidence: number;
  readonly right: boolean;
}

/** The answers of about the same confidence. */
export interface CalibrationBand {
  /** Per cent, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly answers: number;
  readonly right: number;
  /** Mean confidence, in per cent. */
  readonly said: number;
  /** The share that was right, in per cent. */
  readonly was: number;
}

/** How well confidence and outcome agree. */
export interface Calibration {
  readonly answers: number;
  readonly right: number;
  /** Mean confidence, in per cent; null without an answer. */
  readonly said: number | null;
  /** The share that was right, in per cent; null without an answer. */
  readonly was: number | null;
  /**
   * The Brier score (Brier 1950): the mean of (confidence − outcome)², confidence in [0, 1], outcome 0 or 1. 0 is
   * perfect; 0.25 is what 50 % for everything gets. Null without an answer.
   */
  readonly brier: number | null;
  /** Those bands that have answers, low confidence first. */
  readonly bands: readonly CalibrationBand[];
}

const BANDS = [
  [50, 59],
  [60, 69],
  [70, 79],
  [80, 89],
  [90, 100],
] as const;

/** Compares confidence with outcome, overall and in bands of ten per cent. */
export function calibrationOf(judgements: readonly Judgement[]): Calibration {
  const all = summary(judgements);
  return {
    ...all,
    brier: mean(judgements.map(({ confidence, right }) => (confidence / 100 - (right ? 1 : 0)) ** 2)),
    bands: BANDS.flatMap(([from, to]) => {
      const inside = judgements.filter(({ confidence }) => confidence >= from && confidence <= to);
      const { said, was, ...counts } = summary(inside);
      return said === null || was === null ? [] : [{ from, to, ...counts, said, was }];
    }),
  };
}

function summary(judgements: readonly Judgement[]) {
  return {
    answers: judgements.length,
    right: judgements.filter(({ right }) => right).length,
    said: mean(judgements.map(({ confidence }) => confidence)),
    was: mean(judgements.map(({ right }) => (right ? 100 : 0))),
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
