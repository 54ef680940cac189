import { z } from 'zod';
import { hashFiles } from '../../core/files';
import { seededRng } from '../../core/rng';
import { baselineEstimates } from '../../grading/kinds/estimate-facts';
import { referenceFeatures } from '../../grading/kinds/held-out-error';
import { splitByTime, timeSplitSchema } from '../../grading/kinds/time-split';
import { runProbe } from '../../grading/probe-run';
import type { MeasurementContext } from '../../grading/types';
import { withoutData } from '../lane-files';
import { scenarioOptionsBy } from '../options';
import type { ReplayEvent, ReplayRun, Scenario } from '../types';
import { YEARS_AFTER_MEASURES } from '../years-after/measures';
import { averageMiss, byMonth, type MonthOfSales } from '../years-after/months';

const optionsSchema = z.strictObject({
  split: timeSplitSchema,
  month: z.string().describe('The column with the month of a row, 1 to 12.'),
  probe: z
    .string()
    .describe(
      'Trains twice from one seed; input `{ seed, future }`, returns `{ estimates, again, trainingEstimates, tensorsLeft }`.',
    ),
  features: z.string().describe('See the measurement held-out-error.'),
  ridge: z.number().positive(),
});

/** The options of the scenario. */
export type YearsAfterOptions = z.output<typeof optionsSchema>;

const numbers = z.array(z.number().nullable());
const valueSchema = z.object({
  estimates: numbers,
  again: numbers,
  trainingEstimates: numbers,
  tensorsLeft: z.number(),
});

/** A model learns from the past, then the sales of the years after come in, month by month, beside a linear baseline. */
export const yearsAfter: Scenario<YearsAfterOptions> = {
  id: 'years-after',
  measures: YEARS_AFTER_MEASURES,
  parseOptions: scenarioOptionsBy('years-after', optionsSchema),
  run: async (context, options): Promise<ReplayRun> => {
    const { past, future, truth } = splitByTime('years-after', context.files, options.split);
    const probes: MeasurementContext = { ...context, start: context.solution };
    context.progress(0.02, 'Training on the past, twice from one seed');
    const seed = seededRng(context.seed).int(2 ** 31);
    const run = await runProbe(
      probes,
      options.probe,
      { seed, future },
      { files: { ...context.files, [options.split.data]: past }, deadlineMs: 60_000 },
    );
    context.progress(0.8, 'Fitting the straight line');
    const reference = await referenceFeatures(probes, options, past, future);
    const line = reference.future.map(
      baselineEstimates(reference.training, reference.trainingTruth, options.ridge),
    );
    const runIds = [run.runId, reference.runId];
    const base = {
      scenario: 'years-after',
      seed: context.seed,
      contentHash: hashFiles(withoutData(context.files)),
      runIds,
    };
    const parsed = valueSchema.safeParse(run.value);
    if (run.outcome !== 'completed' || !parsed.success) {
      const why = run.error
        ? `${run.error.name}: ${run.error.message}`
        : `The training ended as ${run.outcome}.`;
      return { ...base, events: [crash(why)], measures: nothingMeasured(), notes: { kept: why } };
    }
    const { estimates, again, trainingEstimates, tensorsLeft } = parsed.data;
    const months = byMonth(
      future,
      { time: options.split.time, month: options.month },
      truth,
      estimates,
      line,
    );
    const kept = averageMiss(estimates, truth);
    const promised = averageMiss(trainingEstimates, reference.trainingTruth);
    const close = estimates.filter(
      (estimate, i) => estimate !== null && Math.abs(estimate / truth[i]! - 1) <= 0.1,
    );
    return {
      ...base,
      events: months.map(asEvent),
      measures: {
        kept: rounded(kept),
        'broken-promise': kept === null || !promised ? null : Math.round((kept / promised - 1) * 100),
        'within-ten': Math.round((1000 * close.length) / truth.length) / 10,
        'months-behind': months.filter((month) => isBehind(month)).length,
        'seed-moves': rounded(averageMiss(again, estimates)),
        'tensors-left': tensorsLeft,
      },
      notes: {
        'broken-promise': `promised ${dollars(promised)}, kept ${dollars(kept)}`,
        'months-behind': `the line misses by ${dollars(averageMiss(line, truth))} on average`,
      },
    };
  },
};

function asEvent(month: MonthOfSales, index: number): ReplayEvent {
  const behind = isBehind(month);
  return {
    at: index * 30 * 24 * 60,
    label: `${month.label}: ${month.sales} sales`,
    outcome: behind ? 'silently-wrong' : 'right',
    input: { month: month.label, sales: month.sales },
    expected: `missed by less than the line: ${dollars(month.lineError)}`,
    seen: `missed by ${dollars(month.error)} on average`,
  };
}

function isBehind({ error, lineError }: MonthOfSales): boolean {
  return error === null || error >= lineError;
}

function crash(detail: string): ReplayEvent {
  return { at: 0, label: 'The training', outcome: 'crashed', input: null, detail };
}

function nothingMeasured(): Record<string, null> {
  return Object.fromEntries(YEARS_AFTER_MEASURES.map(({ id }) => [id, null]));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

function dollars(amount: number | null): string {
  return amount === null ? 'an unknown amount' : `$${Math.round(amount).toLocaleString('en-US')}`;
}
