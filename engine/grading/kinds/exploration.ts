import { z } from 'zod';
import type { Facts } from '../../core/facts';
import type { JsonValue } from '../../core/json';
import { CLOSING_FEE } from '../../dataset/dirt/export-table';
import type { DirtLedger } from '../../dataset/dirt/types';
import { momentsOf } from '../../dataset/statistics';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, learnersLine, runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { EvidenceRow, FailingCase, Measurement, MeasurementKind } from '../types';
import { SalesTruth, skewMistakes, someListings } from './exploration-truth';

const schema = z.strictObject({
  script: z.string().default('notebook').describe('The npm script that explores.'),
  data: z.string().describe('The dirty file, made by the maker `dirt`, e.g. data/export.csv.'),
  ledger: z.string().describe('The made file with `truthOf` that dirty file and `gives: ledger`.'),
  output: z.string().describe('The JSON file of findings that the script writes, e.g. out/findings.json.'),
  about: z.enum(['leak', 'price', 'by-year']).describe('The finding that the check is about.'),
});
type Options = z.output<typeof schema>;

const YEARS = ['2006', '2007', '2008', '2009', '2010'];
/** How near a figure must be: room for other denominators of the skew, not for another table. */
const NEAR = { correlation: 5e-5, skew: 0.01, share: 0.002 };

/** What a program wrote, as far as it can be read. */
const findingsSchema = z.object({
  leak: z.object({ column: z.string(), correlation: z.number() }).partial().optional(),
  price: z.object({ skew: z.number(), skewOfLog: z.number() }).partial().optional(),
  byYear: z
    .object({ column: z.string(), value: z.string(), shares: z.record(z.string(), z.number()) })
    .partial()
    .optional(),
});
type Findings = z.output<typeof findingsSchema>;

const FACTS = {
  written: 'whether the file was written',
  readable: 'whether the file is JSON of the shape that README.md describes',
  typedIn: 'whether the figure is that of another export, or nearly right',
  leakColumn: 'the column that is called a leak',
  leakIs: 'what the column is: fee, target, closing, feature or unknown',
  correlation: 'the correlation that was written',
  correlationTrue: 'the true correlation of that column',
  correlationIs: 'what the figure is: right, squared, near or wrong',
  skew: 'the skew that was written',
  skewTrue: 'the true skew of the price',
  skewIs: 'what the figure is: right, from-median, without-outliers, past, swapped, whole or wrong',
  skewOfLog: 'the skew of the logarithm that was written',
  skewOfLogTrue: 'the true skew of the logarithm of the price',
  skewOfLogIs: 'what the figure is: right, log-of-skew or wrong',
  yearColumn: 'the column of the category',
  yearValue: 'the category',
  yearIs: 'what the category is: fallen, not-fallen, rare or unknown',
  shareBefore: 'the least share of that category in 2006 and 2007',
  shareAfter: 'its largest share from 2008 on',
  yearsGiven: 'years of 2006 to 2010 with a share',
  sharesAre: 'what the shares are: right, percent, counts, of-the-category, whole or wrong',
  sharesOff: 'the largest difference between a share that was written and the true one',
} as const;

/**
 * Runs the script on a part of a hidden remake of the export, and holds the findings that it writes against the true
 * table: a leak with its correlation, the skew of the price and of its logarithm, a category whose share fell.
 */
export const exploration: MeasurementKind<Options> = {
  kind: 'exploration',
  trust: 'verified',
  parseOptions: optionsBy('exploration', schema),
  facts: { ...ENDING_FACTS, ...FACTS, sales: 'sales of the hidden export' },
  async measure(context, { script, data, ledger: truthOf, output, about }): Promise<Measurement> {
    const seed = `${context.seed}/exploration`;
    context.progress(0.1, `Running npm run ${script} on another export`);
    const program = scriptOrEnding(context.files, script);
    if ('facts' in program) return { ...program, facts: { ...program.facts, written: false } };
    const ledger = JSON.parse(context.remake(truthOf, seed)) as DirtLedger;
    const hidden = someListings(context.remake(data, seed), ledger, seed);
    const files = { ...context.files, [data]: hidden.text };
    const result = await runMeasured(context, program.program, { files });
    const written = result.writes[output];
    const runIds = [result.runId];
    const ending = {
      ...endingFacts(result),
      written: typeof written === 'string',
      sales: hidden.truth.length,
    };
    if (typeof written !== 'string' || result.outcome !== 'completed') {
      return { facts: { ...ending, readable: false }, location: learnersLine(result), runIds };
    }
    const findings = parseFindings(written);
    if (findings === null) return { facts: { ...ending, readable: false }, runIds };
    const truth = new SalesTruth(hidden.columns, hidden.truth);
    const whole = new SalesTruth(ledger.columns, ledger.truth);
    const found = {
      leak: leakFacts(findings.leak, truth),
      price: priceFacts(findings.price, truth, whole),
      'by-year': yearFacts(findings.byYear, truth, whole),
    }[about];
    return { facts: { ...ending, readable: true, ...found.facts }, ...found.shown, runIds };
  },
};

function parseFindings(text: string): Findings | null {
  try {
    return findingsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: the fact `readable` says so.
    return null;
  }
}

interface Found {
  readonly facts: Facts;
  readonly shown: { readonly failingCase?: FailingCase; readonly evidence?: readonly EvidenceRow[] };
}

const isNear = (first: number | null | undefined, second: number | null, within: number) =>
  typeof first === 'number' && second !== null && Math.abs(first - second) <= within;
const CLOSING = new Set(['Mo_Sold', 'Year_Sold', 'Sale_Type', 'Sale_Condition']);

function leakFacts(leak: Findings['leak'], truth: SalesTruth): Found {
  const { column = null, correlation = null } = leak ?? {};
  const right = column === null ? null : truth.correlation(column);
  const is = isNear(correlation, right, NEAR.correlation)
    ? 'right'
    : isNear(correlation, right === null ? null : right ** 2, NEAR.correlation)
      ? 'squared'
      : isNear(correlation, right, 0.01)
        ? 'near'
        : 'wrong';
  return {
    facts: {
      leakColumn: column,
      leakIs: column === null || !truth.has(column) ? 'unknown' : sortOfColumn(column),
      correlation,
      correlationTrue: right,
      correlationIs: is,
      typedIn: is === 'near',
    },
    shown: caseOf(is === 'right', `the correlation of ${column} with Sale_Price`, right, correlation),
  };
}

function sortOfColumn(column: string): string {
  if (column === CLOSING_FEE) return 'fee';
  if (column === 'Sale_Price') return 'target';
  return CLOSING.has(column) ? 'closing' : 'feature';
}

function priceFacts(price: Findings['price'], truth: SalesTruth, whole: SalesTruth): Found {
  const { skew = null, skewOfLog = null } = price ?? {};
  const right = momentsOf(truth.prices()).skew ?? 0;
  const rightOfLog = momentsOf(truth.prices().map(Math.log)).skew ?? 0;
  const mistakes = skewMistakes(truth);
  const near = (value: number) => isNear(skew, value, NEAR.skew);
  const names: readonly (readonly [string, boolean])[] = [
    ['right', near(right)],
    ['swapped', near(rightOfLog) && isNear(skewOfLog, right, NEAR.skew)],
    ['from-median', mistakes.fromMedian.some(near)],
    ['without-outliers', isNear(skew, mistakes.withoutOutliers, 0.12)],
    ['past', near(mistakes.ofPast)],
    ['whole', isNear(skew, momentsOf(whole.prices()).skew, 0.002)],
  ];
  const is = names.find(([, holds]) => holds)?.[0] ?? 'wrong';
  const ofLog = isNear(skewOfLog, rightOfLog, NEAR.skew)
    ? 'right'
    : skew !== null &&
        skew > 0 &&
        [Math.log, Math.log10, Math.log1p].some((log) => isNear(skewOfLog, log(skew), 1e-6))
      ? 'log-of-skew'
      : 'wrong';
  const first = caseOf(is === 'right', 'the skew of Sale_Price', right, skew);
  return {
    facts: {
      skew,
      skewTrue: right,
      skewIs: is,
      skewOfLog,
      skewOfLogTrue: rightOfLog,
      skewOfLogIs: ofLog,
      typedIn: is === 'whole',
    },
    shown: first.failingCase
      ? first
      : caseOf(ofLog === 'right', 'the skew of the logarithm of Sale_Price', rightOfLog, skewOfLog),
  };
}

function yearFacts(byYear: Findings['byYear'], truth: SalesTruth, whole: SalesTruth): Found {
  const { column = null, value = null, shares = {} } = byYear ?? {};
  const known = column !== null && value !== null && truth.has(column) && column !== 'Year_Sold';
  const right = known ? truth.shares(column, value, YEARS) : YEARS.map(() => 0);
  const before = Math.min(...right.slice(0, 2));
  const after = Math.max(...right.slice(2));
  const given = YEARS.map((year) => shares[year] ?? null);
  const sales = truth.sales(YEARS);
  const counts = right.map((share, i) => share * sales[i]!);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const off = (other: readonly number[]) =>
    Math.max(...given.map((share, i) => (share === null ? 0 : Math.abs(share - other[i]!))));
  const names: readonly (readonly [string, boolean])[] = [
    ['right', off(right) <= NEAR.share],
    ['percent', off(right.map((share) => 100 * share)) <= 100 * NEAR.share],
    ['counts', off(counts) <= 1],
    ['of-the-category', off(counts.map((count) => count / Math.max(1, all))) <= NEAR.share],
    ['whole', known && off(whole.shares(column, value, YEARS)) <= 0.0006],
  ];
  const is = names.find(([, holds]) => holds)?.[0] ?? 'wrong';
  const exists = known && right.some((share) => share > 0);
  return {
    facts: {
      yearColumn: column,
      yearValue: value,
      yearIs: !exists ? 'unknown' : before < 0.045 ? 'rare' : after > 0.6 * before ? 'not-fallen' : 'fallen',
      shareBefore: before,
      shareAfter: after,
      yearsGiven: given.filter((share) => share !== null).length,
      sharesAre: is,
      sharesOff: off(right),
      typedIn: is === 'whole',
    },
    shown: {
      evidence: exists
        ? YEARS.map((year, i) => ({
            label: `${year}: share of ${column} ${value}`,
            outcome: isNear(given[i], right[i]!, NEAR.share) ? 'good' : 'bad',
            detail: `${right[i]!.toFixed(4)} expected, ${given[i]?.toFixed(4) ?? 'none'} written`,
          }))
        : [],
    },
  };
}

function caseOf(passes: boolean, label: string, expected: number | null, seen: JsonValue): Found['shown'] {
  if (passes || expected === null) return {};
  return {
    failingCase: { label, input: 'the hidden export', expected: Number(expected.toPrecision(5)), seen },
  };
}
