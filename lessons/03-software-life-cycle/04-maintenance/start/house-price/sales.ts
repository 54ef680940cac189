import { readFileSync } from 'node:fs';

/** A sale: its month from January 2006 on, what was paid for a square foot, and where. */
export interface Sale {
  readonly month: number;
  readonly neighbourhood: string;
  readonly perFoot: number;
}

/** The sales in the order of their months. */
export function readSales(path = 'data/ames_housing.csv'): Sale[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = header.split(',');
  const at = (name: string) => names.indexOf(name);
  const [year, month, where, area, price] = [
    'Year_Sold',
    'Mo_Sold',
    'Neighborhood',
    'Gr_Liv_Area',
    'Sale_Price',
  ].map(at) as [number, number, number, number, number];
  return lines
    .map((line) => line.split(','))
    .map((cells) => ({
      month: 12 * (Number(cells[year]) - 2006) + Number(cells[month]) - 1,
      neighbourhood: cells[where]!,
      perFoot: Number(cells[price]) / Number(cells[area]),
    }))
    .sort((a, b) => a.month - b.month);
}

/** The price of a square foot by neighbourhood: medians of the sales of one year before a month. */
export function train(sales: readonly Sale[], month: number): Map<string, number> {
  const known = sales.filter((sale) => sale.month < month && sale.month >= month - 12);
  const by = new Map<string, number[]>([['', known.map(({ perFoot }) => perFoot)]]);
  for (const { neighbourhood, perFoot } of known) {
    by.set(neighbourhood, [...(by.get(neighbourhood) ?? []), perFoot]);
  }
  return new Map([...by].map(([name, prices]) => [name, median(prices)]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
