import { seededRng } from '@/engine/core/rng';
import { parseTable } from '@/engine/dataset/parse-table';
import { type Interval, intervalOf } from '@/engine/evaluation/bootstrap';
import { groupNames, readPredictions } from '@/engine/evaluation/predictions';
import { meanOf } from '@/engine/evaluation/quantile';
import { absoluteErrors } from '@/engine/evaluation/residuals';

/** Something whose average can be resampled: one value a row, in dollars. */
export interface Sample {
  readonly id: string;
  readonly label: string;
  /** What the average is called. */
  readonly average: string;
  readonly values: Float64Array;
  /** 0 belongs into the picture: the question is on which side of it the average lies. */
  readonly aroundZero: boolean;
}

/**
 * The samples of a predictions file: all errors, those of its group with most error among groups of at least 30 rows,
 * those of its smallest group of at least 3, and the differences from the baseline.
 * @throws EvaluationError or TableError when the file is no predictions file.
 */
export function samplesOf(csv: string, column = 'Neighborhood'): Sample[] {
  const table = parseTable(csv);
  const read = readPredictions(table);
  if (read.kind !== 'regression') return [];
  const errors = absoluteErrors(read.truth, read.estimate);
  const groups = new Map<string, number[]>();
  groupNames(table, column, read.rows).forEach((name, i) => {
    groups.set(name, [...(groups.get(name) ?? []), errors[i]!]);
  });
  const large = [...groups].filter(([, own]) => own.length >= 30).sort((a, b) => meanOf(b[1]) - meanOf(a[1]));
  const small = [...groups].filter(([, own]) => own.length >= 3).sort((a, b) => a[1].length - b[1].length);
  const ofGroup = ([name, own]: [string, number[]]): Sample => ({
    id: name,
    label: `${name.replaceAll('_', ' ')}, ${own.length} rows`,
    average: 'average error',
    values: Float64Array.from(own),
    aroundZero: false,
  });
  const baseline = read.baseline ? absoluteErrors(read.truth, read.baseline) : null;
  return [
    {
      id: 'all',
      label: `All ${errors.length} rows`,
      average: 'average error',
      values: errors,
      aroundZero: false,
    },
    ...[large[0], small[0]].filter((group) => group !== undefined).map(ofGroup),
    ...(baseline
      ? [
          {
            id: 'difference',
            label: 'Model less baseline',
            average: 'average difference',
            values: errors.map((error, i) => error - baseline[i]!),
            aroundZero: true,
          },
        ]
      : []),
  ];
}

/** What some draws gave. */
export interface Draws {
  readonly means: Float64Array;
  readonly interval: Interval;
  /** Of the last draw: how many rows did not come, and how often the one that came most did. */
  readonly last: { readonly mean: number; readonly absent: number; readonly most: number } | null;
}

/** The first `count` resamples of a sample: the same ones each time, so that more draws add to those before. */
export function drawsOf({ id, values }: Pick<Sample, 'id' | 'values'>, count: number): Draws {
  const rng = seededRng(`draws/${id}`);
  const times = new Int32Array(values.length);
  const means = Float64Array.from({ length: count }, () => {
    times.fill(0);
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      const row = rng.int(values.length);
      times[row]!++;
      sum += values[row]!;
    }
    return sum / values.length;
  });
  const last =
    count === 0
      ? null
      : {
          mean: means[count - 1]!,
          absent: times.filter((time) => time === 0).length,
          most: times.reduce((a, b) => Math.max(a, b), 0),
        };
  return { means, last, interval: intervalOf(meanOf(values), means) };
}

/** Four standard errors to both sides of the average, and 0 where it belongs into the picture. */
export function rangeOf({ values, aroundZero }: Pick<Sample, 'values' | 'aroundZero'>): [number, number] {
  const middle = meanOf(values);
  const spread = Math.sqrt(meanOf(values.map((value) => (value - middle) ** 2)) / values.length);
  const reach = 4 * (spread || Math.abs(middle) || 1);
  const [low, high] = [middle - reach, middle + reach];
  return aroundZero ? [Math.min(low, 0 - reach / 8), Math.max(high, reach / 8)] : [Math.max(0, low), high];
}

/** How many means lie in each of `bins` equal parts of the range; what lies outside counts to the outermost. */
export function countsOf(
  means: Float64Array,
  [low, high]: readonly [number, number],
  bins: number,
): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const mean of means) {
    const bin = Math.floor(((mean - low) / (high - low)) * bins);
    counts[Math.max(0, Math.min(bins - 1, bin))]!++;
  }
  return counts;
}
