import { readFileSync } from 'node:fs';

interface Sale {
  readonly area: number;
  readonly year: number;
  readonly garage: number;
  readonly price: number;
}

/** What a training is done with: sales below a price, and the scale on which errors count. */
export interface Params {
  readonly below: number;
  readonly scale: string;
}

export const readParams = (): Params => JSON.parse(readFileSync('house-price/params.json', 'utf8'));

function readSales(path: string): Sale[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, Number(cells[i])])) as unknown as Sale;
  });
}

const inputs = ({ area, year, garage }: Sale) => [1, area / 1000, (year - 1900) / 100, garage / 500];

/** The weights with the smallest squares: Gaussian elimination on the normal equations. */
function leastSquares(rows: readonly (readonly number[])[], targets: readonly number[]): number[] {
  const n = rows[0]!.length;
  const system = Array.from({ length: n }, (_, i) => [
    ...Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
    rows.reduce((sum, row, k) => sum + row[i]! * targets[k]!, 0),
  ]);
  for (const [i, pivot] of system.entries())
    for (const [k, row] of system.entries())
      if (k !== i) {
        const factor = row[i]! / pivot[i]!;
        for (let j = i; j <= n; j++) row[j] = row[j]! - factor * pivot[j]!;
      }
  return system.map((row, i) => row[n]! / row[i]!);
}

/**
 * Trains on the sales of the past, and holds the estimates against the sales of last month.
 * @returns the typical error as a part of the price: of all, and of the cheap, middle and dear thirds.
 */
export function errors({ below, scale }: Params): Record<'all' | 'cheap' | 'middle' | 'dear', number> {
  const sales = readSales('house-price/sales.csv').filter(({ price }) => price < below);
  const isLog = scale === 'log';
  const weights = leastSquares(sales.map(inputs), sales.map(({ price }) => (isLog ? Math.log(price) : price)));
  const estimate = (sale: Sale) => {
    const sum = inputs(sale).reduce((total, value, i) => total + value * weights[i]!, 0);
    return isLog ? Math.exp(sum) : sum;
  };
  const known = readSales('house-price/known.csv').sort((a, b) => a.price - b.price);
  const mean = (some: readonly Sale[]) => {
    const parts = some.map((sale) => Math.abs(estimate(sale) - sale.price) / sale.price);
    return Number((parts.reduce((sum, part) => sum + part, 0) / parts.length).toFixed(4));
  };
  const third = Math.round(known.length / 3);
  return {
    all: mean(known),
    cheap: mean(known.slice(0, third)),
    middle: mean(known.slice(third, 2 * third)),
    dear: mean(known.slice(2 * third)),
  };
}
