import { readFile } from 'node:fs/promises';
import { csvParse } from 'd3-dsv';
import { fitRidge } from '../lib/ridge.ts';

type Row = Record<string, string>;
const CUT = 2009;
const digits = (id: string) => id.replace(/\D/g, '');

/**
 * Both lanes estimate the sales of 2009 and 2010 twice: with the features as the work made them, knowing all rows, and as
 * they are on the day of listing, with later prices unknown. The ad hoc lane is comparables.ts, the practice lane the
 * features of section 4.
 */
export default async function yearAfter() {
  await import('../notebook.ts');
  const ledger = JSON.parse(await readFile('data/export.ledger.json', 'utf8')) as { columns: string[]; truth: string[][] };
  const truth = new Map(
    ledger.truth.map((row) => [digits(row[0]), Object.fromEntries(ledger.columns.map((name, i) => [name, row[i]]))]),
  );
  const written = await readFile('out/features.csv', 'utf8').then(csvParse, () => null);
  const lane = written ? practice([...written], truth) : comparables([...truth.values()]);
  const events = lane.estimates.slice(0, 24).map(({ id, price, promised, kept }) => ({
    label: `Listing ${id}`,
    outcome: Math.abs(kept - price) <= 0.15 * price ? 'right' : 'silently-wrong',
    trouble: 'its price is not known yet',
    input: { Listing_ID: id },
    expected: Math.round(price),
    seen: Math.round(kept),
    detail: `At the desk, with all rows at hand, the estimate was $${Math.round(promised).toLocaleString('en-US')}.`,
  }));
  const average = (of: (one: Estimate) => number) => lane.estimates.reduce((sum, one) => sum + of(one), 0) / lane.estimates.length;
  const promised = average((one) => Math.abs(one.promised - one.price));
  const kept = average((one) => Math.abs(one.kept - one.price));
  return { measures: { promised, kept, gap: Math.abs(kept - promised) }, events };
}

interface Estimate {
  id: string;
  price: number;
  promised: number;
  kept: number;
}

/** The features that the work wrote. That they are the same on the day of listing is what the checks hold. */
function practice(rows: Row[], truth: Map<string, Row>): { estimates: Estimate[] } {
  const names = Object.keys(rows[0]).filter((name) => !['Listing_ID', 'Year_Sold', 'Sale_Price'].includes(name));
  const price = (row: Row) => Number(truth.get(digits(row.Listing_ID))?.Sale_Price);
  const inputs = (row: Row) => names.map((name) => Number(row[name]));
  const known = rows.filter((row) => Number(row.Year_Sold) < CUT);
  const line = fitRidge(known.map(inputs), known.map((row) => Math.log(price(row))));
  const later = rows.filter((row) => Number(row.Year_Sold) >= CUT);
  const estimates = line.predict(later.map(inputs)).map((value, i) => {
    const estimate = Math.exp(value);
    return { id: later[i].Listing_ID, price: price(later[i]), promised: estimate, kept: estimate };
  });
  return { estimates };
}

/** What comparables.ts does: plain columns and the mean price of houses like this one, over all rows. */
function comparables(rows: Row[]): { estimates: Estimate[] } {
  const known = rows.filter((row) => Number(row.Year_Sold) < CUT);
  const later = rows.filter((row) => Number(row.Year_Sold) >= CUT);
  const numeric = Object.keys(rows[0]).filter(
    (name) => !['Sale_Price', 'Closing_Fee'].includes(name) && rows.every((row) => row[name] !== '' && Number.isFinite(Number(row[name]))),
  );
  const like = (row: Row) => [row.Neighborhood, row.Year_Built, row.TotRms_AbvGrd, row.Full_Bath].join('/');
  const levels = (list: Row[]) => {
    const sums = new Map<string, { sum: number; count: number }>();
    for (const row of list) {
      const entry = sums.get(like(row)) ?? { sum: 0, count: 0 };
      sums.set(like(row), { sum: entry.sum + Number(row.Sale_Price), count: entry.count + 1 });
    }
    const all = list.reduce((sum, row) => sum + Number(row.Sale_Price), 0) / list.length;
    return (row: Row) => {
      const entry = sums.get(like(row));
      return Math.log(entry ? entry.sum / entry.count : all);
    };
  };
  const [overAll, overPast] = [levels(rows), levels(known)];
  const inputs = (row: Row, level: (row: Row) => number) => [...numeric.map((name) => Number(row[name])), level(row)];
  const line = fitRidge(known.map((row) => inputs(row, overAll)), known.map((row) => Math.log(Number(row.Sale_Price))));
  const predict = (level: (row: Row) => number) => line.predict(later.map((row) => inputs(row, level))).map(Math.exp);
  const [promised, kept] = [predict(overAll), predict(overPast)];
  const estimates = later.map((row, i) => ({ id: row.Listing_ID, price: Number(row.Sale_Price), promised: promised[i], kept: kept[i] }));
  return { estimates };
}
