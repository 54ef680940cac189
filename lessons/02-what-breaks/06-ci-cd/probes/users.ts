// What the call centre meets when it is served from a commit: 600 customers of the day after.
import { readdirSync, readFileSync } from 'node:fs';
import { customerOf, readCustomers, tableOf } from '../churn/customers.ts';
import { readsPerScore, shareFound } from '../churn/metrics.ts';
import { trainModel } from '../churn/model.ts';
import { answer } from '../churn/serve.ts';

type Figures = Readonly<Record<string, number>>;

const KEY = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}\b|\b[a-z]+:\/\/[\w.-]+:[^\s@/'"]{8,}@/;
const NAMES: Readonly<Record<string, string>> = {
  found_fiber: 'on fiber',
  found_dsl: 'on DSL',
  found_senior: 'of 65 and older',
  found_younger: 'under 65',
};
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** @returns what is wrong for users as a sentence, or null; and the figures of this commit, to hold the next one against. */
export default function users({ before }: { readonly before: Figures | null }) {
  const text = readFileSync('churn/model.json', 'utf8');
  const model = JSON.parse(text);
  const params = JSON.parse(readFileSync('churn/params.json', 'utf8'));
  const rows = tableOf(readFileSync('probes/live.csv', 'utf8'));
  const answers = rows.map((row) => {
    try {
      return answer(model, params.threshold, row);
    } catch (error) {
      return { status: 500, error: String(error) };
    }
  });
  const crashed = answers.filter(({ status }) => status === 500);
  const unknown = answers.filter(({ status, score }) => status === 200 && !Number.isFinite(score));
  const scores = answers.map(({ score }) => score ?? 0);
  const figures: Figures = {
    ...shareFound(rows.map(customerOf), scores, 0.3),
    calls: answers.filter(({ call }) => call === true).length,
    reads: readsPerScore(model, rows.slice(0, 5).map(customerOf)),
  };
  const harm = () => {
    if (crashed.length > 0) return `${crashed.length} of ${rows.length} questions of the call centre crash (${crashed[0]!.error}).`;
    if (unknown.length > 0) return `${unknown.length} of ${rows.length} customers have no score.`;
    const open = readdirSync('churn').find((name) => /\.(?:ts|json)$/.test(name) && KEY.test(readFileSync(`churn/${name}`, 'utf8')));
    if (open) return `The key in churn/${open} is public.`;
    if (text.length > 65_536) return `The tablets of the call centre refuse a model of ${Math.round(text.length / 1024)} kB.`;
    if (before === null) return null;
    if (figures.reads! > 4 * before.reads!) return `A score takes ${figures.reads} reads; it took ${before.reads}.`;
    const again = [0, 1].map(() => JSON.stringify(trainModel(readCustomers('churn/train.csv'), params)));
    if (again[0] !== again[1]) return 'Trained again, it is another model: it cannot be rebuilt.';
    if (figures.calls! < 0.6 * before.calls!)
      return `Of ${rows.length} customers, ${figures.calls} are to be called; it was ${before.calls}.`;
    const worse = Object.keys(NAMES).find((name) => figures[name]! < before[name]! - 0.1);
    if (worse) return `Of the leavers ${NAMES[worse]}, ${percent(figures[worse]!)} are called; it was ${percent(before[worse]!)}.`;
    if (figures.found! < before.found! - 0.02)
      return `Of all leavers, ${percent(figures.found!)} are called; it was ${percent(before.found!)}.`;
    return null;
  };
  return { harm: harm(), figures };
}
