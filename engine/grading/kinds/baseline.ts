import { z } from 'zod';
import { type Rng, seededRng } from '../../core/rng';
import { MeasurementOptionsError, optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, learnersLine, runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { Measurement, MeasurementKind } from '../types';
import { writtenJson } from '../written-json';
import {
  errorCandidates,
  estimateCandidates,
  nameOf,
  percentCandidates,
  type Sale,
  tooHighCandidates,
} from './baseline-figures';

const schema = z.strictObject({
  script: z.string().describe('The npm script that computes the baseline, e.g. notebook.'),
  data: z.string().describe('The price list, a made file of the lesson, e.g. data/sales.csv.'),
  file: z.string().describe('The JSON file that the script writes, e.g. out/baseline.json.'),
  heldOutFrom: z.number().describe('Sales of this year and later judge the baseline.'),
  deadlineMs: z.number().int().positive().optional(),
});

const KEYS = ['estimate', 'learntFrom', 'judgedOn', 'error', 'errorPercent', 'tooHighPercent'] as const;
type Key = (typeof KEYS)[number];

/**
 * Runs the script on a price list that nobody has seen: some of the sales, in another order, and the prices of the
 * held-out years multiplied by one hidden factor, so that a figure that looked at other rows than it should comes out
 * different. What the script wrote is named by how people come by such a figure.
 */
export const baseline: MeasurementKind<z.output<typeof schema>> = {
  kind: 'baseline',
  trust: 'verified',
  parseOptions: optionsBy('baseline', schema),
  facts: {
    ...ENDING_FACTS,
    problem: 'why the file cannot be read',
    notNumbers: 'keys that are missing or no finite numbers',
    sales: 'sales in the hidden price list',
    past: 'sales before the held-out years',
    later: 'sales of the held-out years',
    estimate: 'your estimate in dollars',
    expectedEstimate: 'the median price before the held-out years, in dollars',
    estimateIs: 'what the estimate is',
    learntFrom: 'sales that you say the estimate was chosen by',
    judgedOn: 'sales that you say it was judged on',
    rowsIs: 'how the sales were divided',
    error: 'your error in dollars',
    expectedError: 'the mean absolute error of your estimate on the held-out years, in dollars',
    errorIs: 'what the error is',
    errorPercent: 'your error in per cent',
    expectedPercent: 'the mean of the absolute errors as percentages of each price',
    percentIs: 'what the percentage is',
    tooHighPercent: 'your percentage of houses whose estimate was too high',
    expectedTooHigh: 'the percentage of held-out houses whose estimate was too high',
    tooHighIs: 'what that percentage is',
  },
  async measure(context, options): Promise<Measurement> {
    const cut = options.heldOutFrom;
    const rng = seededRng(`${context.seed}/market`);
    const hidden = otherMarket(context.remake(options.data, context.seed), cut, rng, options.data);
    context.progress(0.1, `Running npm run ${options.script} on a price list that you have not seen`);
    const program = scriptOrEnding(context.files, options.script);
    if ('facts' in program) return program;
    const result = await runMeasured(context, program.program, {
      files: { ...context.files, [options.data]: hidden.csv },
      deadlineMs: options.deadlineMs,
    });
    const past = hidden.sales.filter(({ year }) => year < cut).length;
    const base = {
      ...endingFacts(result),
      sales: hidden.sales.length,
      past,
      later: hidden.sales.length - past,
    };
    const runIds = [result.runId];
    if (result.outcome !== 'completed') return { facts: base, location: learnersLine(result), runIds };
    const written = writtenJson(result, options.file);
    if ('problem' in written)
      return { facts: { ...base, problem: written.problem, notNumbers: KEYS.join(', ') }, runIds };
    const number = (key: Key) => {
      const value = written.value[key];
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    };
    const values = Object.fromEntries(KEYS.map((key) => [key, number(key)])) as Record<Key, number | null>;
    const shown = readSales(context.files[options.data]);
    return {
      facts: {
        ...base,
        problem: null,
        notNumbers: KEYS.filter((key) => values[key] === null).join(', '),
        ...values,
        ...judged(hidden.sales, shown, cut, values),
      },
      runIds,
    };
  },
};

function judged(
  sales: readonly Sale[],
  shown: readonly Sale[],
  cut: number,
  values: Record<Key, number | null>,
) {
  const estimates = estimateCandidates(sales, cut);
  const expectedEstimate = estimates[0]![1];
  const estimate = values.estimate ?? expectedEstimate;
  const errors = errorCandidates(sales, cut, estimate);
  const percents = percentCandidates(sales, cut, estimate);
  const tooHigh = tooHighCandidates(sales, cut, estimate);
  const named = (value: number | null, candidates: typeof errors) =>
    value === null ? null : nameOf(value, candidates);
  const shownMedian = estimateCandidates(shown, cut)[0]![1];
  const hardCoded = Math.abs(estimate - shownMedian) < 0.5;
  const estimateIs = named(values.estimate, estimates);
  return {
    expectedEstimate,
    estimateIs: hardCoded && estimateIs !== 'median-of-past' ? 'hard-coded' : estimateIs,
    rowsIs: rowsIs(sales, cut, values.learntFrom, values.judgedOn),
    expectedError: errors[0]![1],
    errorIs: named(values.error, errors),
    expectedPercent: percents[0]![1],
    percentIs: named(values.errorPercent, percents),
    expectedTooHigh: tooHigh[0]![1],
    tooHighIs: named(values.tooHighPercent, tooHigh),
  };
}

function rowsIs(sales: readonly Sale[], cut: number, learnt: number | null, judgedOn: number | null): string {
  const count = (takes: (year: number) => boolean) => sales.filter(({ year }) => takes(year)).length;
  const past = count((year) => year < cut);
  if (learnt === past && judgedOn === sales.length - past) return 'by-time';
  if (learnt === sales.length || judgedOn === sales.length) return 'all-rows';
  if (learnt === judgedOn) return 'same-rows';
  if (learnt === count((year) => year <= cut)) return 'cut-year-learnt';
  return (learnt ?? 0) + (judgedOn ?? 0) === sales.length ? 'another-cut' : 'other';
}

/** Four fifths of the sales, every price times one factor, and those of the held-out years 1.3 to 1.5 times as high again. */
function otherMarket(csv: string, cut: number, rng: Rng, path: string): { csv: string; sales: Sale[] } {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const names = header.split(',');
  const [year, price] = [names.indexOf('Year_Sold'), names.indexOf('Sale_Price')];
  if (year < 0 || price < 0)
    throw new MeasurementOptionsError('baseline', ['data'], `${path} has no Year_Sold or no Sale_Price`);
  const level = 0.75 + rng.next() * 0.15;
  const turn = 1.3 + rng.next() * 0.2;
  const kept = lines
    .filter(() => rng.next() < 0.8)
    .map((line) => {
      const cells = line.split(',');
      const factor = Number(cells[year]) >= cut ? level * turn : level;
      cells[price] = String(Math.round(Number(cells[price]) * factor));
      return cells.join(',');
    });
  const hidden = `${[header, ...kept].join('\n')}\n`;
  return { csv: hidden, sales: readSales(hidden) };
}

function readSales(csv: string | Uint8Array | undefined): Sale[] {
  if (typeof csv !== 'string') return [];
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const names = header.split(',');
  const [year, price] = [names.indexOf('Year_Sold'), names.indexOf('Sale_Price')];
  return lines.map((line) => {
    const cells = line.split(',');
    return { year: Number(cells[year]), price: Number(cells[price]) };
  });
}
