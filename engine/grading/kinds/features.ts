import { z } from 'zod';
import { seededRng } from '../../core/rng';
import { overwriteCells } from '../../dataset/dirt/overwrite-cells';
import type { DirtLedger } from '../../dataset/dirt/types';
import { fitRidge } from '../../dataset/ridge';
import { columnsChanged, deviations, largestMove, type Move } from '../features/moves';
import {
  poisonInputs,
  poisonOwnPrices,
  poisonPriceList,
  poisonPrices,
  sampleExport,
} from '../features/poison';
import { type FeatureTable, readFeatures } from '../features/read-features';
import { type TrueSale, trueSales } from '../features/sales-truth';
import { lineErrors } from '../features/score';
import { optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, learnersLine, runMeasured } from '../run';
import { scriptOrEnding } from '../script-program';
import type { FailingCase, Measurement, MeasurementContext, MeasurementKind } from '../types';

const schema = z.strictObject({
  script: z.string().default('notebook').describe('The npm script that makes the features.'),
  data: z.string().describe('The dirty file, made by the maker `dirt`, e.g. data/export.csv.'),
  ledger: z.string().describe('The made file with `truthOf` that dirty file and `gives: ledger`.'),
  prices: z
    .string()
    .optional()
    .describe('The price list of lesson 1.1, where the lesson has it, e.g. data/sales.csv.'),
  output: z.string().describe('The CSV that the script writes, of the shape of `FeatureTable`.'),
  heldOutFrom: z.number().int().describe('Sales of this year and later judge the features.'),
  ridge: z.number().positive().default(10).describe('The penalty of the line that judges them.'),
  about: z
    .enum(['score', 'prices', 'inputs'])
    .describe(
      'score: what the features are worth; prices, inputs: whether they move when those are poisoned.',
    ),
});
type Options = z.output<typeof schema>;

/** Listings of the exports that look for leaks. */
const SAMPLE = 600;

/**
 * Runs the script on a hidden remake of the export and judges the features that it writes. Their worth: ridge regression
 * of the logarithm of the price, fitted here on the past and measured on the held-out sales, beside the same with the
 * numeric columns as they are. Leaks: the script runs again on the same export with absurd prices (of the future; of
 * single sales of the past, which must not show in their own features), closing fees, or held-out rows.
 */
export const features: MeasurementKind<Options> = {
  kind: 'features',
  trust: 'verified',
  parseOptions: optionsBy('features', schema),
  facts: {
    ...ENDING_FACTS,
    written: 'whether the file was written',
    missingColumns: 'columns of Listing_ID and Year_Sold that the file lacks',
    rowsExpected: 'listings of the export',
    rowsMissing: 'listings that the file lacks',
    rowsDoubled: 'rows of the file beyond one a listing',
    featureCount: 'features',
    badCells: 'cells of features that are no finite numbers',
    badColumn: 'the first feature with such a cell',
    error: 'the mean absolute error with your features on the held-out sales, in dollars',
    trainError: 'the same on the sales that the line was fitted on, in dollars',
    bareError: 'the mean absolute error with the columns as they are, in dollars',
    ratio: 'the error with your features, as a share of the error with the columns as they are',
    movedByPrices: 'how far a feature of an earlier sale moved with later prices, in its standard deviations',
    movedByPricesFeature: 'the feature that moved most with later prices',
    movedByOwn: 'how far a feature of a sale moved with its own price, in its standard deviations',
    movedByOwnFeature: 'the feature that moved most with the own price of a sale',
    movedByOwnFuture: 'whether that sale is a held-out one',
    movedByFee: 'how far a feature moved with the closing fee of its sale, in its standard deviations',
    movedByFeeFeature: 'the feature that moved most with the closing fee',
    movedByInputs: 'how far a feature of an earlier sale moved with later houses, in its standard deviations',
    movedByInputsFeature: 'the feature that moved most with later houses',
    columnsChanged: 'features that are there or not, depending on later houses',
    changedColumn: 'the first such feature',
    badCellsUnseen: 'cells that are no numbers once a house comes from a neighborhood never seen before',
    ageFollows: 'the share of sales whose features notice that they were sold a year later',
  },
  async measure(context, options): Promise<Measurement> {
    const seed = `${context.seed}/features`;
    const whole = {
      text: context.remake(options.data, seed),
      ledger: JSON.parse(context.remake(options.ledger, seed)) as DirtLedger,
    };
    // What features are worth needs all sales; whether they leak shows in a part, several times as fast.
    const { text, ledger } =
      options.about === 'score'
        ? whole
        : sampleExport(whole.text, whole.ledger, SAMPLE, seededRng(`${seed}/sample`));
    const sales = trueSales(ledger);
    context.progress(0.05, `Running npm run ${options.script} on another export`);
    const base = await run(context, options, { [options.data]: text });
    if (!('table' in base)) return base;
    const { table } = base;
    const facts = { ...base.facts, ...shapeFacts(table, sales) };
    if (facts.badCells > 0 || facts.rowsMissing > 0 || facts.missingColumns > 0 || facts.featureCount === 0)
      return { facts, runIds: base.runIds };
    if (options.about === 'score')
      return { facts: { ...facts, ...scoreFacts(table, sales, options) }, runIds: base.runIds };
    context.progress(0.4, 'Running it again with absurd numbers');
    const leak = options.about === 'prices' ? priceLeaks : inputLeaks;
    const found = await leak(context, options, { ledger, sales, text, table });
    return { ...found, facts: { ...facts, ...found.facts }, runIds: [...base.runIds, ...found.runIds] };
  },
};

interface Clean {
  readonly ledger: DirtLedger;
  readonly sales: readonly TrueSale[];
  readonly text: string;
  readonly table: FeatureTable;
}

async function run(
  context: MeasurementContext,
  { script, output }: Options,
  data: Readonly<Record<string, string>>,
): Promise<(Measurement & { table: FeatureTable }) | Measurement> {
  const program = scriptOrEnding(context.files, script);
  if ('facts' in program) return { ...program, facts: { ...program.facts, written: false } };
  const result = await runMeasured(context, program.program, { files: { ...context.files, ...data } });
  const written = result.writes[output];
  const runIds = [result.runId];
  const facts = { ...endingFacts(result), written: typeof written === 'string' };
  if (result.outcome !== 'completed' || typeof written !== 'string')
    return { facts, location: learnersLine(result), runIds };
  return { facts, runIds, table: readFeatures(written) };
}

function shapeFacts(table: FeatureTable, sales: readonly TrueSale[]) {
  const there = sales.filter((sale) => table.rows.has(sale.key)).length;
  return {
    missingColumns: table.missingColumns.length,
    rowsExpected: sales.length,
    rowsMissing: sales.length - there,
    rowsDoubled: Math.max(0, table.rowCount - there),
    featureCount: table.names.length,
    badCells: table.badCells,
    badColumn: table.badColumn,
  };
}

function scoreFacts(table: FeatureTable, sales: readonly TrueSale[], { heldOutFrom, ridge }: Options) {
  const errors = (featuresOf: (sale: TrueSale) => readonly number[]) =>
    lineErrors(
      sales.map((sale) => ({
        features: featuresOf(sale),
        price: sale.price,
        isPast: sale.year < heldOutFrom,
      })),
      ridge,
      fitRidge,
    );
  const yours = errors((sale) => table.rows.get(sale.key)!);
  const bare = errors((sale) => sale.bare);
  return { ...yours, bareError: bare.error, ratio: yours.error / bare.error };
}

async function priceLeaks(context: MeasurementContext, options: Options, clean: Clean): Promise<Measurement> {
  const { text, ledger, sales, table } = clean;
  const rng = seededRng(`${context.seed}/poison`);
  const later = poisonPrices(sales, options.heldOutFrom, rng.fork('later'));
  const own = poisonOwnPrices(ledger, sales, options.heldOutFrom, rng.fork('own'));
  const list = options.prices === undefined ? undefined : context.files[options.prices];
  const withLater = await run(context, options, {
    [options.data]: overwriteCells(text, ledger, later.cellsOf),
    ...(typeof list === 'string' && {
      [options.prices!]: poisonPriceList(list, options.heldOutFrom, rng.fork('list')),
    }),
  });
  if (!('table' in withLater)) return withLater;
  context.progress(0.7, 'And once more');
  const withOwn = await run(context, options, {
    [options.data]: overwriteCells(text, ledger, own.cellsOf),
  });
  if (!('table' in withOwn)) return withOwn;
  const spread = deviations(table, [...later.untouched, ...later.fee]);
  const byPrices = largestMove(table, withLater.table, later.untouched, spread);
  const byFee = largestMove(table, withLater.table, later.fee, spread);
  const byPastOwn = largestMove(table, withOwn.table, own.own, spread);
  const byFutureOwn = largestMove(table, withLater.table, later.future, spread);
  // A held-out sale must not move at all: nobody needs its price for anything.
  const byOwn = byFutureOwn.by > 1e-6 ? byFutureOwn : byPastOwn;
  return {
    facts: {
      movedByPrices: byPrices.by,
      movedByPricesFeature: byPrices.feature,
      movedByOwn: byOwn.by,
      movedByOwnFeature: byOwn.feature,
      movedByOwnFuture: byOwn === byFutureOwn,
      movedByFee: byFee.by,
      movedByFeeFeature: byFee.feature,
    },
    failingCase: worst([
      [byPrices, 'after the prices of 2009 and 2010 were changed'],
      [byOwn, 'after its own price was changed'],
      [byFee, 'after its closing fee was changed'],
    ]),
    runIds: [...withLater.runIds, ...withOwn.runIds],
  };
}

async function inputLeaks(context: MeasurementContext, options: Options, clean: Clean): Promise<Measurement> {
  const rng = seededRng(`${context.seed}/inputs`);
  const poison = poisonInputs(clean.sales, options.heldOutFrom, rng);
  const again = await run(context, options, {
    [options.data]: overwriteCells(clean.text, clean.ledger, poison.cellsOf),
  });
  if (!('table' in again)) return again;
  const spread = deviations(clean.table, poison.past);
  const byInputs = largestMove(clean.table, again.table, poison.past, spread);
  const changed = columnsChanged(clean.table, again.table);
  const follows = poison.later.filter(
    (key) => largestMove(clean.table, again.table, [key], spread).by > 1e-9,
  );
  return {
    facts: {
      movedByInputs: byInputs.by,
      movedByInputsFeature: byInputs.feature,
      columnsChanged: changed.length,
      changedColumn: changed[0] ?? null,
      badCellsUnseen: again.table.badCells,
      ageFollows: follows.length / Math.max(1, poison.later.length),
    },
    failingCase: worst([[byInputs, 'after houses of 2009 and 2010 were changed']]),
    runIds: again.runIds,
  };
}

function worst(moves: readonly (readonly [Move, string])[]): FailingCase | undefined {
  const [move, when] = moves.reduce((a, b) => (b[0].by > a[0].by ? b : a));
  if (move.feature === null) return undefined;
  return {
    label: `the feature ${move.feature} of listing ${move.listing}, ${when}`,
    input: { Listing_ID: move.listing, feature: move.feature },
    expected: move.from,
    seen: move.to,
  };
}
