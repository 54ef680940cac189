/** A row of a table, by column. */
export type Row = Readonly<Record<string, string>>;

/** Reads a CSV without quotes. */
export function parseCsv(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** What a training is done with. */
export interface Params {
  readonly features: readonly string[];
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

/** Weights over standardised features. */
export interface Model {
  readonly features: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Mulberry32: the same seed, the same order of rows, on every machine. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a model makes of a row: `link` turns the sum into an answer. */
export function predict(model: Model, row: readonly number[], link: (sum: number) => number): number {
  let sum = model.bias;
  for (let j = 0; j < row.length; j++)
    sum += model.weights[j]! * ((row[j]! - model.mean[j]!) / model.scale[j]!);
  return link(sum);
}

/** Stochastic gradient descent over rows in an order that follows from the seed. */
export function train(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  { features, epochs, rate, seed }: Params,
  link: (sum: number) => number,
): Model {
  const mean = features.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length);
  const scale = features.map((_, j) =>
    Math.max(1e-9, Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean[j]!) ** 2, 0) / rows.length)),
  );
  const weights = features.map(() => 0);
  let bias = 0;
  const random = chance(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate / (1 + epoch);
    for (let n = 0; n < rows.length; n++) {
      const i = Math.floor(random() * rows.length);
      const row = rows[i]!;
      const error = predict({ features, mean, scale, weights, bias }, row, link) - targets[i]!;
      bias -= step * error;
      for (let j = 0; j < row.length; j++)
        weights[j] = weights[j]! - (step * error * (row[j]! - mean[j]!)) / scale[j]!;
    }
  }
  return { features, mean, scale, weights, bias };
}
