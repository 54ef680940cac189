/** Runs the notebook of a lane, builds a line by what it found, then lets the houses of 2009 and 2010 come in as they are listed. */
import { readFile } from 'node:fs/promises';
import { median } from 'd3-array';
import { fitRidge } from '../lib/ridge.ts';
import { numbers, type Row, readTable } from '../lib/table.ts';
import '../notebook.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const MINUTES_A_MONTH = 30 * 24 * 60;
/** A promise is held to, give or take a quarter. */
const SLACK = 1.25;
/** Empty on the day of listing, of the columns of numbers: see README.md. */
const AT_THE_CLOSING = { Mo_Sold: null, Year_Sold: null, Closing_Fee: null };

interface Findings {
  leak?: { column?: string };
  price?: { skew?: number; skewOfLog?: number };
  byYear?: { column?: string; value?: string };
}

const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
const priceOf = (row: Row) => Number(row.Sale_Price);

export default async function listingDays() {
  const found: Findings = await readFile('out/findings.json', 'utf8').then(JSON.parse, () => ({}));
  const rows = (await readTable('out/clean.csv')).filter((row) => typeof row.Sale_Price === 'number');
  const later = rows.filter((row) => Number(row.Year_Sold) >= 2009);
  const { estimate, decisions } = build(rows.filter((row) => Number(row.Year_Sold) < 2009), found);

  const miss = (sales: Row[], estimates: number[]) => average(sales.map((sale, i) => Math.abs(estimates[i] - priceOf(sale))));
  const listed = estimate(later.map((row) => ({ ...row, ...AT_THE_CLOSING })));
  const promised = miss(later, estimate(later));
  const kept = miss(later, listed);
  const monthOf = (row: Row) => Number(row.Year_Sold) * 12 + Number(row.Mo_Sold) - 1;
  const months = [...new Set(later.map(monthOf))].sort((a, b) => a - b);
  const events = months.map((month, i) => {
    const at = later.flatMap((row, i) => (monthOf(row) === month ? [i] : []));
    const came = miss(at.map((i) => later[i]), at.map((i) => listed[i]));
    return {
      at: i * MINUTES_A_MONTH,
      label: `${MONTHS[month % 12]} ${Math.floor(month / 12)}`,
      outcome: came <= promised * SLACK ? ('right' as const) : ('silently-wrong' as const),
      input: { listings: at.length, stillEmpty: Object.keys(AT_THE_CLOSING).join(', ') },
      expected: 'an average miss of at most a quarter above the promise',
      seen: `${usd(came)} on average, ${usd(promised)} promised`,
    };
  });
  const close = later.filter((row, i) => Math.abs(listed[i] / priceOf(row) - 1) <= 0.1).length;
  return {
    measures: {
      kept: Math.round(kept),
      gap: Math.round(Math.abs(kept - promised)),
      close: Math.round((1000 * close) / later.length) / 10,
      held: events.filter((event) => event.outcome === 'right').length,
    },
    notes: { kept: decisions.join('; ') || 'nothing was found, nothing decided' },
    events,
  };
}

/** A line through the columns of numbers; each finding decides one thing about it. */
function build(past: Row[], { leak, price, byYear }: Findings) {
  const decisions: string[] = [];
  const known = Object.keys(past[0]).filter((name) => name !== 'Sale_Price' && numbers(past, name).length > past.length / 2);
  const features = known.filter((name) => name !== leak?.column);
  if (features.length < known.length) decisions.push(`without ${leak?.column}`);

  const isLog = Math.abs(price?.skewOfLog ?? 0) < Math.abs(price?.skew ?? 0);
  if (isLog) decisions.push('learns the logarithm');

  // what hardly comes any more is not learnt from, unless that is most of the table
  const stays = past.filter((row) => byYear?.column === undefined || row[byYear.column] !== byYear.value);
  const learnt = stays.length > past.length / 2 ? stays : past;
  if (learnt.length < past.length) decisions.push(`without ${past.length - learnt.length} sales of ${byYear?.column} ${byYear?.value}`);

  const usual = new Map(features.map((name) => [name, median(numbers(learnt, name)) ?? 0]));
  const filled = (row: Row) => features.map((name) => (typeof row[name] === 'number' ? row[name] : usual.get(name)!));
  const targets = learnt.map((row) => (isLog ? Math.log(priceOf(row)) : priceOf(row)));
  const model = fitRidge(learnt.map(filled), targets, 10);
  const estimate = (sales: Row[]) => model.predict(sales.map(filled)).map((value) => (isLog ? Math.exp(value) : value));
  return { estimate, decisions };
}
