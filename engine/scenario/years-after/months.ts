/** The sales of one month, as two models estimated them. */
export interface MonthOfSales {
  /** "March 2009". */
  readonly label: string;
  readonly sales: number;
  /** The mean absolute error of the model; null when an estimate is not a number. */
  readonly error: number | null;
  /** That of the linear baseline. */
  readonly lineError: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * Groups held-out rows by month, in the order of time.
 * @param csv the rows, with a header; `columns` names those of the year and of the month
 */
export function byMonth(
  csv: string,
  columns: { readonly time: string; readonly month: string },
  truth: readonly number[],
  estimates: readonly (number | null)[],
  line: readonly number[],
): MonthOfSales[] {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const names = header.split(',');
  const [year, month] = [names.indexOf(columns.time), names.indexOf(columns.month)];
  const rows = new Map<number, number[]>();
  lines.forEach((text, row) => {
    const cells = text.split(',');
    const key = Number(cells[year]) * 12 + Number(cells[month]) - 1;
    rows.set(key, [...(rows.get(key) ?? []), row]);
  });
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([key, indexes]) => {
      const pick = <Value>(values: readonly Value[]) => indexes.map((row) => values[row]!);
      return {
        label: `${MONTHS[key % 12]} ${Math.floor(key / 12)}`,
        sales: indexes.length,
        error: averageMiss(pick(estimates), pick(truth)),
        lineError: averageMiss(pick(line), pick(truth))!,
      };
    });
}

/** The mean absolute difference of two lists; null when they are empty, of different length, or not all numbers. */
export function averageMiss(from: readonly (number | null)[], to: readonly (number | null)[]): number | null {
  if (from.length === 0 || from.length !== to.length) return null;
  let sum = 0;
  for (const [i, value] of from.entries()) {
    const other = to[i] ?? null;
    if (value === null || other === null) return null;
    sum += Math.abs(value - other);
  }
  return sum / from.length;
}
