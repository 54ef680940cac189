/** Runs the notebook of a lane, then lets the sales of 2009 and 2010 come in: month by month, was the promise kept? */
import { readFile } from 'node:fs/promises';
import '../notebook.ts';

interface Sale {
  year: number;
  month: number;
  price: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const MINUTES_A_MONTH = 30 * 24 * 60;
/** A promise is held to, give or take a quarter. */
const SLACK = 1.25;

const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export default async function promise() {
  const { estimate, error } = JSON.parse(await readFile('out/baseline.json', 'utf8')) as Record<string, number>;
  const later = (await readSales()).filter((sale) => sale.year >= 2009);
  const miss = (sales: Sale[]) => average(sales.map((sale) => Math.abs(estimate - sale.price)));
  const keys = [...new Set(later.map((sale) => sale.year * 12 + sale.month - 1))].sort((a, b) => a - b);
  const events = keys.map((key, month) => {
    const sales = later.filter((sale) => sale.year * 12 + sale.month - 1 === key);
    const came = miss(sales);
    const kept = came <= error * SLACK;
    return {
      at: month * MINUTES_A_MONTH,
      label: `${MONTHS[key % 12]} ${Math.floor(key / 12)}`,
      outcome: kept ? ('right' as const) : ('silently-wrong' as const),
      input: { sales: sales.length, shown: Math.round(estimate) },
      expected: `an average miss of at most ${usd(error * SLACK)}`,
      seen: `an average miss of ${usd(came)}`,
    };
  });
  return {
    measures: {
      gap: Math.round(Math.abs(Math.abs(error) - miss(later))),
      came: Math.round(miss(later)),
      kept: events.filter((event) => event.outcome === 'right').length,
    },
    events,
  };
}

async function readSales(): Promise<Sale[]> {
  const [header = '', ...lines] = (await readFile('data/sales.csv', 'utf8')).trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const number = (name: string) => Number(cells[names.indexOf(name)]);
    return { year: number('Year_Sold'), month: number('Mo_Sold'), price: number('Sale_Price') };
  });
}
