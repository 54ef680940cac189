/** Runs the notebook of a lane, trains on the features that it kept, then lets each feature of the table fail once. */
import { readFile } from 'node:fs/promises';
import { meanAbsoluteError } from '../lib/importance.ts';
import { matrix, pricesOf, readFeatures, trainModel } from '../lib/price-model.ts';
import '../notebook.ts';

/** Estimates that move by less than this on average, in dollars, nobody sees. */
const SEEN = 50;

export default async function stops() {
  const { names, sales } = await readFeatures();
  const kept = await keptOf(names);
  const past = sales.filter((sale) => sale.year < 2009);
  const later = sales.filter((sale) => sale.year >= 2009);
  const model = trainModel(past, kept);
  const rows = matrix(later, kept);
  const estimates = model.predict(rows);
  const events = names.map((name) => {
    const at = kept.indexOf(name);
    const usual = middle(past.map((sale) => sale.features[name]));
    const moved =
      at < 0
        ? 0
        : meanAbsoluteError(model.predict(rows.map((row) => row.with(at, usual))), estimates);
    return {
      label: `${name} stops arriving`,
      outcome: moved < SEEN ? ('right' as const) : ('silently-wrong' as const),
      input: { instead: Math.round(usual * 100) / 100 },
      expected: `estimates that move by less than $${SEEN} on average`,
      seen: `estimates that move by $${Math.round(moved).toLocaleString('en-US')} on average`,
    };
  });
  return {
    measures: {
      inputs: kept.length,
      error: Math.round(meanAbsoluteError(estimates, pricesOf(later))),
      hit: events.filter((event) => event.outcome !== 'right').length,
    },
    events,
  };
}

async function keptOf(names: string[]): Promise<string[]> {
  try {
    const { features } = JSON.parse(await readFile('out/selected.json', 'utf8')) as { features: string[] };
    return features.filter((name) => names.includes(name));
  } catch {
    return names; // nothing was selected: everything is used
  }
}

function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
