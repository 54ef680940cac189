import { z } from 'zod';
import type { Program, RunResult } from '../../core/code-runner';
import type { Facts } from '../../core/facts';
import type { WorkspaceFiles } from '../../core/files';
import { NpmScriptError, programOfScript } from '../../core/npm-script';
import { seededRng } from '../../core/rng';
import { parseTable } from '../../dataset/parse-table';
import { cellAt, columnOf, numbersOf, type Table } from '../../dataset/table';
import { EvaluationError } from '../../evaluation/errors';
import { readPredictions } from '../../evaluation/predictions';
import { summariseErrors } from '../../evaluation/residuals';
import { MeasurementOptionsError, optionsBy } from '../options';
import { ENDING_FACTS, endingFacts, runMeasured } from '../run';
import type { EvidenceRow, Measurement, MeasurementContext, MeasurementKind } from '../types';
import { churnCsv, hiddenChurn } from './evaluation/hidden-churn';
import { hiddenPredictions, predictionsCsv, type Sale } from './evaluation/hidden-predictions';
import { REPORT_FACTS, reportFacts } from './evaluation/report-facts';

const schema = z.strictObject({
  script: z.string().describe('The npm script that evaluates, e.g. evaluate.'),
  report: z.string().describe('The JSON file that it writes, e.g. out/evaluation.json.'),
  table: z.string().describe('The Ames table, e.g. data/ames_housing.csv.'),
  predictions: z.string().describe('The predictions file of house prices that is replaced by a hidden one.'),
  churn: z.string().describe('The predictions file of churn that is replaced by a hidden one.'),
  costs: z.string().describe('The JSON file of costs (falseAlarm, missedLeaver) that is replaced.'),
  leastRows: z.number().int().positive().describe('A group of fewer rows is not called the worst.'),
  deadlineMs: z.number().int().positive().optional(),
});

type Options = z.output<typeof schema>;

/**
 * Runs the learner's evaluation over files that nobody has seen: real sales with the estimates of a made-up model that is
 * bad in one group, customers with made-up probabilities, other costs. What it wrote is held against the true figures,
 * which never enter the sandbox; each figure that is wrong is named by how it was come by.
 */
export const evaluationReport: MeasurementKind<Options> = {
  kind: 'evaluation-report',
  trust: 'verified',
  parseOptions: optionsBy('evaluation-report', schema),
  facts: {
    ...ENDING_FACTS,
    reportFound: 'whether the report was written as JSON',
    ...REPORT_FACTS,
  },
  async measure(context, options): Promise<Measurement> {
    const rng = seededRng(`${context.seed}/evaluation`);
    const predictions = hiddenPredictions(
      salesOf(context.files, options.table),
      rng.fork('sales'),
      options.leastRows,
    );
    const churn = hiddenChurn(rng.fork('churn'));
    const files = {
      ...context.files,
      [options.predictions]: predictionsCsv(predictions),
      [options.churn]: churnCsv(churn),
      [options.costs]: `${JSON.stringify({ falseAlarm: churn.costs.falsePositive, missedLeaver: churn.costs.falseNegative })}\n`,
    };
    context.progress(0.1, `Running npm run ${options.script} on predictions that it has not seen`);
    const result = await evaluated(context, options, files);
    if ('facts' in result) return result;
    const ending = endingFacts(result);
    const report = result.outcome === 'completed' ? jsonOf(result.writes[options.report]) : undefined;
    const location = result.error?.frames[0];
    if (report === undefined)
      return { facts: { ...ending, reportFound: false }, location, runIds: [result.runId] };
    context.progress(0.7, 'Computing the true figures');
    const facts = reportFacts({
      report,
      predictions,
      churn,
      leastRows: options.leastRows,
      ownMae: ownMae(context.files[options.predictions]),
      rng: rng.fork('truth'),
    });
    return {
      facts: { ...ending, reportFound: true, ...facts },
      evidence: evidenceOf(facts),
      runIds: [result.runId],
    };
  },
};

async function evaluated(
  context: MeasurementContext,
  { script, deadlineMs }: Options,
  files: WorkspaceFiles,
): Promise<RunResult | Measurement> {
  let program: Program;
  try {
    program = programOfScript(context.files, script);
  } catch (error) {
    if (!(error instanceof NpmScriptError)) throw error;
    const { name, message, code } = error;
    return {
      facts: {
        outcome: 'failed',
        exitOk: false,
        timedOut: false,
        errorName: name,
        errorMessage: message,
        errorCode: code,
        reportFound: false,
      },
      location: { path: 'package.json', line: 1 },
      runIds: [],
    };
  }
  return runMeasured(context, program, { files, deadlineMs });
}

/** The sales of the held-out years as the table has them, without the five houses above 4,000 square feet. */
function salesOf(files: WorkspaceFiles, path: string): Sale[] {
  const text = files[path];
  if (typeof text !== 'string')
    throw new MeasurementOptionsError('evaluation-report', ['table'], `the workspace has no table ${path}`);
  const table = parseTable(text);
  const prices = numbersOf(table, 'Sale_Price');
  const area = numbersOf(table, 'Gr_Liv_Area');
  const built = numbersOf(table, 'Year_Built');
  const years = numbersOf(table, 'Year_Sold');
  return Array.from(prices, (price, i) => ({
    row: i + 1,
    year: String(years[i]),
    month: cellText(table, 'Mo_Sold', i),
    place: cellText(table, 'Neighborhood', i),
    built: `${Math.floor(built[i]! / 10) * 10}s`,
    price,
  })).filter((_, i) => years[i]! >= 2009 && area[i]! <= 4000);
}

function cellText(table: Table, column: string, row: number): string {
  return String(cellAt(columnOf(table, column), row) ?? '');
}

/** The average error of the learner's own file: a program that repeats it has its figures written down. */
function ownMae(content: string | Uint8Array | undefined): number | null {
  if (typeof content !== 'string') return null;
  try {
    const own = readPredictions(parseTable(content));
    return own.kind === 'regression' ? summariseErrors(own.truth, own.estimate).mae : null;
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function jsonOf(content: string | Uint8Array | null | undefined): unknown {
  if (typeof content !== 'string') return undefined;
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

function evidenceOf(facts: Facts): EvidenceRow[] {
  const dollars = (name: string) => {
    const value = facts[name];
    if (typeof value !== 'number') return 'nothing';
    return `${value < 0 ? '-' : ''}$${Math.round(Math.abs(value)).toLocaleString('en-US')}`;
  };
  const line = (label: string, good: boolean, given: string, truth: string): EvidenceRow => ({
    label,
    outcome: good ? 'good' : 'bad',
    detail: `yours ${given}; true ${truth}`,
  });
  const range = (low: string, high: string) => `${dollars(low)} to ${dollars(high)}`;
  return [
    line('average error', facts.maeFrom === 'average-error', dollars('mae'), dollars('trueMae')),
    line(
      'its interval',
      facts.intervalFrom === 'average',
      range('low', 'high'),
      range('trueLow', 'trueHigh'),
    ),
    line(
      'worst group',
      facts.groupFrom === 'dollars',
      String(facts.groupName ?? 'none'),
      String(facts.trueGroup),
    ),
    line(
      'interval of that group',
      facts.groupFigures === 'right' && facts.groupFrom === 'dollars',
      range('groupLow', 'groupHigh'),
      range('trueGroupLow', 'trueGroupHigh'),
    ),
    line(
      'difference from the baseline',
      facts.differenceFrom === 'paired',
      range('differenceLow', 'differenceHigh'),
      range('trueDifferenceLow', 'trueDifferenceHigh'),
    ),
    line(
      'cost of the threshold',
      facts.thresholdFrom === 'least',
      dollars('costThere'),
      dollars('leastCost'),
    ),
  ];
}
