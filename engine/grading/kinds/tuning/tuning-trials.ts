import { z } from 'zod';
import type { RunResult } from '../../../core/code-runner';
import { seededRng } from '../../../core/rng';
import { optionsBy } from '../../options';
import { ENDING_FACTS, endingFacts, learnersLine } from '../../run';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { poisonCsv } from '../poisoned-holdout';
import { splitByTime, timeSplitSchema } from '../time-split';
import { runNpm } from './npm-run';
import { type Settings, settingsOf } from './params-of';
import { type FiledTrial, readTrials, spentBy } from './trials-file';

const schema = z.strictObject({
  trials: z.string().default('out/trials.csv'),
  params: z.string().default('params.json'),
  script: z.string().default('trial'),
  result: z.string().default('out/trial.json').describe('The JSON file that the script writes.'),
  objective: z.string().describe('The number in it that the search looks at; also a column of the trials.'),
  resource: z.string().default('epochs'),
  split: timeSplitSchema.describe('What no trial may look at.'),
  poison: z.array(z.string()).min(1).describe('Numeric columns that are made absurd in the held-out rows.'),
  validateFrom: z
    .number()
    .describe('Trials learn from rows before this time and are judged by those from it on.'),
});

type Options = z.output<typeof schema>;

/**
 * Looks at the trials of a search: what they used, and whether they are what they say. One of them, drawn by the hidden
 * seed, is run once more while the held-out rows hold absurd numbers: its objective must not move. Then the best one is
 * run over a table where most rows are those for validation, with doubled targets. A trial that learns from the rows
 * before and is judged by these alone has an objective close to the mean target then (|estimate − 2 y| ≈ y); one that
 * learns from them estimates about 2 y and has a far smaller one.
 */
export const tuningTrials: MeasurementKind<Options> = {
  kind: 'tuning-trials',
  trust: 'replayed',
  parseOptions: optionsBy('tuning-trials', schema),
  facts: {
    ...ENDING_FACTS,
    problem: 'why the file of trials cannot be read',
    trials: 'trials in the file',
    spent: 'units of the resource that all trials used',
    best: 'the best objective in the file',
    rerunLine: 'the line of the file that was run again',
    claimed: 'the objective that the line says',
    rerun: 'the objective that it gave when it was run again',
    difference: 'how far the two are apart, as a share',
    movedByFuture: 'the change of the objective, as a share, after the held-out rows were poisoned',
    validationShare:
      'the best trial’s objective after the validation targets were doubled, as a share of their mean',
  },
  async measure(context, options): Promise<Measurement> {
    const file = readTrials(context.files[options.trials], options.objective, options.resource);
    const trials = 'trials' in file ? file.trials : [];
    const numbers = trials.flatMap(({ objective }) => (objective === null ? [] : [objective]));
    const drawn = drawTrial(trials, context.seed);
    const facts = {
      problem: 'problem' in file ? `${options.trials}: ${file.problem}` : null,
      trials: trials.length,
      spent: spentBy(trials, options.resource),
      best: numbers.length > 0 ? Math.min(...numbers) : null,
      rerunLine: drawn.line,
      claimed: drawn.trial?.objective ?? null,
    };
    const { past, futureWithTruth } = splitByTime('tuning-trials', context.files, options.split);
    const rng = seededRng(`${context.seed}/poison`);
    const poisoned = body(poisonCsv(futureWithTruth, options.poison, () => 2 + rng.int(8)));
    const run = (trial: FiledTrial | null, table: string) =>
      runTrial(context, options, trial?.params ?? {}, { [options.split.data]: table });

    context.progress(0.05, 'Running a trial again, with absurd numbers in the held-out rows');
    const dirty = await run(drawn.trial, past + poisoned);
    const runIds = [dirty.result.runId];
    if (dirty.objective === null)
      return { facts: { ...facts, ...dirty.ending }, location: learnersLine(dirty.result), runIds };

    let clean = facts.claimed;
    if (clean === null || apart(dirty.objective, clean) > SAME) {
      context.progress(0.4, 'Running the trial again over the table as it is');
      const again = await run(drawn.trial, past + body(futureWithTruth));
      runIds.push(again.result.runId);
      clean = again.objective;
    }
    const rerun = {
      ...facts,
      ...dirty.ending,
      rerun: clean,
      difference: facts.claimed === null || clean === null ? null : apart(clean, facts.claimed),
      movedByFuture: clean === null ? null : apart(dirty.objective, clean),
    };
    // What looks at the held-out rows is wrong already; a longer check would not say more.
    if (rerun.movedByFuture === null || rerun.movedByFuture > SAME) return { facts: rerun, runIds };

    context.progress(0.6, 'Running the best trial with doubled validation targets');
    const doubled = doubledValidation(context, options, past);
    const shifted = await run(bestOf(trials), doubled.table + body(futureWithTruth));
    runIds.push(shifted.result.runId);
    return {
      facts: {
        ...rerun,
        validationShare: shifted.objective === null ? null : shifted.objective / doubled.mean,
      },
      runIds,
    };
  },
};

/** Objectives that are this close, as a share, are one: machines may differ in the last bits. */
const SAME = 1e-6;

/** How far two numbers are apart, as a share of the second. */
function apart(value: number, from: number): number {
  return Math.abs(value - from) / Math.max(Math.abs(from), 1e-9);
}

/** The trial with the lowest objective. */
function bestOf(trials: readonly FiledTrial[]): FiledTrial | null {
  const able = trials.filter((trial) => trial.objective !== null);
  return able.reduce<FiledTrial | null>(
    (best, trial) => (best === null || trial.objective! < best.objective! ? trial : best),
    null,
  );
}

/** A trial that has an objective, drawn by the hidden seed. */
function drawTrial(
  trials: readonly FiledTrial[],
  seed: string,
): { trial: FiledTrial | null; line: number | null } {
  const able = trials.flatMap((trial, i) => (trial.objective === null ? [] : [{ trial, line: i + 2 }]));
  return able.length > 0 ? seededRng(`${seed}/trial`).pick(able) : { trial: null, line: null };
}

async function runTrial(
  context: MeasurementContext,
  { params, script, result, objective }: Options,
  settings: Settings,
  data: Readonly<Record<string, string>>,
): Promise<{ result: RunResult; objective: number | null; ending: ReturnType<typeof endingFacts> }> {
  const laid = { ...settingsOf(context.files[params]), ...settings };
  const files = { ...context.files, ...data, [params]: `${JSON.stringify(laid, null, 2)}\n` };
  const ran = await runNpm(context, {
    script,
    writes: result,
    files,
    seed: `trial/${String(laid.seed ?? '')}`,
  });
  const value = settingsOf(ran.writes[result] ?? undefined)?.[objective];
  const ending = endingFacts(ran);
  if (ran.outcome !== 'completed') return { result: ran, objective: null, ending };
  if (typeof value === 'number') return { result: ran, objective: value, ending };
  return {
    result: ran,
    objective: null,
    ending: {
      ...ending,
      exitOk: false,
      errorName: 'NoObjective',
      errorMessage: `${result} holds no number ${objective}`,
    },
  };
}

/** Every third row of the earlier past, and the validation rows twice, their targets doubled; and the mean true target of these. */
function doubledValidation(context: MeasurementContext, { split, validateFrom }: Options, past: string) {
  const files = { ...context.files, [split.data]: past };
  const parts = splitByTime('tuning-trials', files, { ...split, heldOutFrom: validateFrom });
  const [header, ...earlier] = parts.past.trimEnd().split('\n');
  const few = [header, ...earlier.filter((_, i) => i % 3 === 0)].join('\n');
  return {
    table: `${few}\n${body(poisonCsv(parts.futureWithTruth, [split.target], () => 2)).repeat(2)}`,
    mean: parts.truth.reduce((sum, value) => sum + value, 0) / Math.max(1, parts.truth.length),
  };
}

/** The lines of a CSV after its header. */
function body(csv: string): string {
  return csv.slice(csv.indexOf('\n') + 1);
}
