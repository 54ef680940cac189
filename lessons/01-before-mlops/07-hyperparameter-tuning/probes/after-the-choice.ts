/**
 * A choice of settings goes out at the end of March 2009: it is trained on all sales before 2009, and from April on the
 * sales come in, month by month. A workspace with the trials of a search ships what is in params.json; one without has
 * nothing but the afternoon of src/by-hand.ts, and ships its best try.
 */
import { readFile } from 'node:fs/promises';
import { csvParse } from 'd3-dsv';
import { trainCandidate } from '../src/candidate.ts';
import { parseCsv } from '../src/csv.ts';
import { averageError } from '../src/metrics.ts';
import { type Params, readParams } from '../src/params.ts';
import { LARGEST, toHouse } from '../src/sales.ts';

/** What somebody shipped, the error that chose it, and what the choice cost. */
interface Choice {
  params: Params;
  /** Dollars; what the winner missed by on the sales that chose it. */
  promised: number;
  tries: number;
  /** Epochs of all tries together. */
  epochs: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** A promise is held to, give or take a quarter. */
const SLACK = 1.25;
/** An estimate this near to the price, as a share of it, is a good one. */
const NEAR = 0.1;

export default async function afterTheChoice() {
  const { params, promised, tries, epochs } = await choiceOf();
  const sales = parseCsv(await readFile('data/ames_housing.csv', 'utf8'))
    .map((row) => ({ ...toHouse(row), price: Number(row.Sale_Price), month: Number(row.Mo_Sold) }))
    .filter((sale) => sale.livingArea <= LARGEST);
  const model = await trainCandidate(sales.filter((sale) => sale.yearSold < 2009), params);
  const came = sales.filter((sale) => sale.yearSold > 2009 || (sale.yearSold === 2009 && sale.month > 3));
  const estimates = model.predict(came);
  model.dispose();

  const miss = (rows: number[]) => averageError(rows.map((row) => estimates[row]!), rows.map((row) => came[row]!.price));
  const monthOf = ({ yearSold, month }: (typeof came)[number]) => yearSold * 12 + month - 1;
  const months = [...new Set(came.map(monthOf))].sort((a, b) => a - b);
  const events = months.map((key) => {
    const rows = [...came.keys()].filter((row) => monthOf(came[row]!) === key);
    return {
      label: `${MONTHS[key % 12]} ${Math.floor(key / 12)}`,
      outcome: miss(rows) <= promised * SLACK ? 'right' : 'silently-wrong',
      input: { sales: rows.length },
      expected: { averageMissOfAtMost: Math.round(promised * SLACK) },
      seen: { averageMiss: Math.round(miss(rows)) },
    };
  });
  const all = [...came.keys()];
  const near = all.filter((row) => Math.abs(estimates[row]! / came[row]!.price - 1) <= NEAR);
  return {
    measures: {
      came: Math.round(miss(all)),
      gap: Math.round(Math.abs(miss(all) - promised)),
      near: Math.round((1000 * near.length) / all.length) / 10,
      kept: events.filter(({ outcome }) => outcome === 'right').length,
      spent: epochs,
    },
    notes: {
      gap: `promised $${Math.round(promised).toLocaleString('en-US')}`,
      spent: `${tries} tries`,
    },
    events,
  };
}

async function choiceOf(): Promise<Choice> {
  // Lists in it are quoted, which src/csv.ts does not read.
  const trials = await readFile('out/trials.csv', 'utf8').then((text) => [...csvParse(text)], () => []);
  if (trials.length === 0) {
    await import('../src/by-hand.ts');
    return JSON.parse(await readFile('out/by-hand.json', 'utf8'));
  }
  const params = await readParams();
  const own = trials.filter((trial) => isOf(trial, params));
  const errors = (own.length > 0 ? own : trials).map((trial) => Number(trial.validationError));
  return {
    params,
    promised: Math.min(...errors.filter(Number.isFinite)),
    tries: trials.length,
    epochs: trials.reduce((sum, trial) => sum + Number(trial.epochs), 0),
  };
}

/** Whether a trial had these settings; another seed or a shorter training is still the same point. */
function isOf(trial: Record<string, string>, params: Params): boolean {
  const settings = Object.entries(params).filter(([name]) => name in trial && name !== 'seed' && name !== 'epochs');
  return settings.every(([name, value]) => trial[name] === (Array.isArray(value) ? JSON.stringify(value) : String(value)));
}
