/** Anything that estimates prices from rows of features. */
export interface Estimator {
  predict(rows: number[][]): number[];
}

/** What one feature is worth to a model. */
export interface Importance {
  name: string;
  /** How much the error grows, in dollars, when this feature is shuffled among the rows: the mean of all repeats. */
  mean: number;
  /** The standard deviation of that growth over the repeats. */
  spread: number;
}

/** The mean absolute error, in dollars. */
export function meanAbsoluteError(estimates: number[], prices: number[]): number {
  return prices.reduce((sum, price, i) => sum + Math.abs(estimates[i] - price), 0) / prices.length;
}

/**
 * Permutation importance (Breiman, 2001): shuffles the values of one feature among the rows, so that they say nothing any
 * more, and takes how much the error grows. The model is not trained again. `rows` hold one number for each of `names`.
 */
export function permutationImportance(
  model: Estimator,
  rows: number[][],
  prices: number[],
  names: string[],
  { repeats = 5, random = seededRandom(1) } = {},
): { error: number; features: Importance[] } {
  const error = meanAbsoluteError(model.predict(rows), prices);
  const copies = rows.map((row) => [...row]);
  const features = names.map((name, j) => {
    const growths = Array.from({ length: repeats }, () => {
      const shuffled = shuffle(rows.map((row) => row[j]), random);
      copies.forEach((row, i) => {
        row[j] = shuffled[i];
      });
      return meanAbsoluteError(model.predict(copies), prices) - error;
    });
    copies.forEach((row, i) => {
      row[j] = rows[i][j];
    });
    const mean = growths.reduce((sum, growth) => sum + growth, 0) / repeats;
    const variance = growths.reduce((sum, growth) => sum + (growth - mean) ** 2, 0) / repeats;
    return { name, mean, spread: Math.sqrt(variance) };
  });
  return { error, features };
}

/** Pearson's correlation of two columns; 0 for one that never changes. */
export function correlation(x: number[], y: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += (x[i] - middleX) ** 2;
    yy += (y[i] - middleY) ** 2;
    xy += (x[i] - middleX) * (y[i] - middleY);
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

/** Numbers in [0, 1) that look random; the same seed gives the same ones (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher-Yates, in place. */
function shuffle(values: number[], random: () => number): number[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j], values[i]];
  }
  return values;
}
