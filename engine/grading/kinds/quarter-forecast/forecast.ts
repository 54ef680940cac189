/** A statement about a quarter to come, with what was said and what came. */
export interface JudgedForecast {
  readonly key: string;
  readonly label: string;
  /** Per cent; null: not said. */
  readonly said: number | null;
  /** The share of the quarters in which it held, in per cent. */
  readonly was: number;
}

/** How well forecasts agree with what came. */
export interface ForecastScore {
  readonly answered: number;
  /**
   * The mean of (forecast − outcome)² over statements and quarters, in [0, 1] (Brier 1950); null without an answer. 0.25 is
   * what 50 % for everything gets.
   */
  readonly brier: number | null;
  /** What the frequencies themselves would have got: nobody can do better with one number a statement. */
  readonly best: number | null;
  /** The root of the mean squared distance between forecast and frequency, in percentage points: calibration alone. */
  readonly miss: number | null;
  readonly halves: number;
  /** Statements called certain or impossible that came out otherwise at least once. */
  readonly falselyCertain: number;
  /** Statements held likely (60 and more) that seldom came (40 and less), or the other way round. */
  readonly contrary: readonly JudgedForecast[];
  /** The statement that was missed by most. */
  readonly worst: JudgedForecast | null;
}

/**
 * Scores forecasts. By Murphy's decomposition (1973) the Brier score of a statement with frequency f and forecast p over its
 * quarters is f(1 − f) + (p − f)²: what chance leaves, and what calibration adds.
 */
export function scoreForecasts(forecasts: readonly JudgedForecast[]): ForecastScore {
  const said = forecasts.flatMap((one) => (one.said === null ? [] : [{ one, p: one.said, f: one.was }]));
  const away = said.map(({ p, f }) => ((p - f) / 100) ** 2);
  const chance = said.map(({ f }) => (f / 100) * (1 - f / 100));
  const worst = said.reduce<(typeof said)[number] | null>(
    (most, next) => (most === null || Math.abs(next.p - next.f) > Math.abs(most.p - most.f) ? next : most),
    null,
  );
  const best = mean(chance);
  const calibration = mean(away);
  return {
    answered: said.length,
    brier: best === null || calibration === null ? null : best + calibration,
    best,
    miss: calibration === null ? null : Math.sqrt(calibration) * 100,
    halves: said.filter(({ p }) => p === 50).length,
    falselyCertain: said.filter(({ p, f }) => (p === 100 && f < 100) || (p === 0 && f > 0)).length,
    contrary: said.filter(({ p, f }) => (p >= 60 && f <= 40) || (p <= 40 && f >= 60)).map(({ one }) => one),
    worst: worst?.one ?? null,
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
