import server from '../app/server.ts';
import { readFile } from 'node:fs/promises';
import { parseCsv } from '../src/csv.ts';
import { readSales } from '../src/sales.ts';
import { type Facts, TYPICAL } from '../estimate/house.ts';
import { chance, LABELS, scriptEstimate, someHouse } from './houses.ts';

interface Answer {
  estimate?: unknown;
  low?: unknown;
  high?: unknown;
  reasons?: unknown;
}

/** Half a cent, and what rounding to a cent may add to it. */
const CENT = 0.0051;
const near = (value: unknown, expected: number) => typeof value === 'number' && Math.abs(value - expected) <= CENT;

function quantiles(ratios: number[]): { low: number; high: number } {
  const sorted = ratios.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { low: at(0.1), high: at(0.9) };
}

/** Asks the handler about houses, and compares all that it answers with what the model says. */
export default async function explain({ seed }: { seed: string }) {
  const next = chance(`explain ${seed}`);
  const estimate = await scriptEstimate();
  const heldOut = (await readSales()).filter((sale) => sale.yearSold >= 2009);
  const spread = quantiles(heldOut.map((sale) => sale.price / estimate(sale)));
  const whole = parseCsv(await readFile('out/predictions.csv', 'utf8'));
  const wholeSpread = quantiles(whole.map((row) => Number(row.Sale_Price) / Number(row.estimate)));
  const names = Object.keys(LABELS) as (keyof Facts)[];

  const cases = [];
  const counts = { estimates: 0, dollars: 0, lows: 0, wholeLows: 0, reasons: 0, against: 0, backwards: 0, complete: 0, status: 0 };
  for (let i = 0; i < 4; i++) {
    const facts = someHouse(next);
    const response = await server.fetch(
      new Request('http://localhost:8080/predict', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(facts),
      }),
    );
    const answer = (await response.json().catch(() => ({}))) as Answer;
    counts.status = response.status;
    const truth = estimate(facts);
    const given = new Map<string, unknown>(
      Array.isArray(answer.reasons) ? answer.reasons.map((one) => [String(one?.field), one?.dollars]) : [],
    );
    const all = (expected: (name: keyof Facts) => number) => names.every((name) => near(given.get(name), expected(name)));
    const reason = (name: keyof Facts) => truth - estimate({ ...facts, [name]: TYPICAL[name] });
    const isRight = near(answer.estimate, truth);
    const isRange = near(answer.low, truth * spread.low) && near(answer.high, truth * spread.high);
    const isReasons = all(reason);
    counts.estimates += Number(isRight);
    counts.dollars += Number(typeof answer.estimate === 'number' && Math.abs(answer.estimate - truth) <= 0.5001);
    counts.lows += Number(isRange);
    counts.wholeLows += Number(near(answer.low, truth * wholeSpread.low));
    counts.complete += Number(names.every((name) => typeof given.get(name) === 'number'));
    counts.reasons += Number(isReasons);
    counts.against += Number(all((name) => truth - estimate({ ...facts, [name]: 0 })));
    counts.backwards += Number(all((name) => -reason(name)));
    cases.push({
      label: `house ${i + 1}`,
      ok: isRight && isRange && isReasons,
      input: { ...facts },
      expected: {
        estimate: truth,
        low: truth * spread.low,
        high: truth * spread.high,
        reasons: names.map((name) => ({ field: name, dollars: reason(name) })),
      },
      seen: JSON.parse(JSON.stringify(answer)),
    });
  }
  return {
    houses: cases.length,
    status: counts.status,
    estimatesRight: counts.estimates,
    estimatesToTheDollar: counts.dollars,
    rangesRight: counts.lows,
    rangesOfWholeHouses: counts.wholeLows,
    reasonsComplete: counts.complete,
    reasonsRight: counts.reasons,
    reasonsAgainstNothing: counts.against,
    reasonsBackwards: counts.backwards,
    cases,
  };
}
