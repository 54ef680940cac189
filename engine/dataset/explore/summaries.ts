import type { ColumnType } from '../csv/typed-column';
import { momentsOf } from '../statistics';
import { quantile } from '../summarise';
import type { Dataset } from './dataset';

/** A column in figures. Those of numbers are null for texts, and where there is no value. Dates are milliseconds. */
export interface ColumnFigures {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit?: string;
  readonly canGroup: boolean;
  readonly missing: number;
  readonly distinct: number;
  readonly min: number | null;
  readonly quartile1: number | null;
  readonly median: number | null;
  readonly quartile3: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly skew: number | null;
  /** Of texts: the commonest value and its rows. */
  readonly commonest: { readonly value: string; readonly count: number } | null;
}

/** Every column in figures. Quantiles are of type 7 (Hyndman & Fan, 1996), as NumPy's. */
export function columnFigures(dataset: Dataset): readonly ColumnFigures[] {
  return dataset.columns.map(({ type, column, unit }) => {
    const { name } = column;
    const common = { name, type, unit, canGroup: dataset.canGroup(name) };
    if (column.kind === 'numeric') {
      const sorted = dataset.sorted(name);
      const { mean, standardDeviation, skew } = momentsOf(sorted);
      return {
        ...common,
        missing: dataset.rowCount - sorted.length,
        distinct: dataset.distinct(name),
        min: sorted[0] ?? null,
        quartile1: quantile(sorted, 0.25),
        median: quantile(sorted, 0.5),
        quartile3: quantile(sorted, 0.75),
        max: sorted.at(-1) ?? null,
        mean,
        standardDeviation,
        skew: type === 'date' ? null : skew,
        commonest: null,
      };
    }
    const counts = new Float64Array(column.dictionary.length);
    let missing = 0;
    for (const code of column.codes) {
      if (code < 0) missing++;
      else counts[code]!++;
    }
    const most = counts.indexOf(counts.reduce((high, count) => Math.max(high, count), 0));
    return {
      ...common,
      missing,
      distinct: column.dictionary.length,
      ...NO_NUMBERS,
      commonest: most < 0 ? null : { value: column.dictionary[most]!.slice(0, 200), count: counts[most]! },
    };
  });
}

const NO_NUMBERS = {
  min: null,
  quartile1: null,
  median: null,
  quartile3: null,
  max: null,
  mean: null,
  standardDeviation: null,
  skew: null,
};
