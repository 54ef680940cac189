import { z } from 'zod';
import type { JsonValue } from '../../../core/json';
import { seededRng } from '../../../core/rng';
import { optionsBy } from '../../options';
import { ProbeError, runProbe } from '../../probe-run';
import { ENDING_FACTS, endingFacts, learnersLine } from '../../run';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { poisonCsv } from '../poisoned-holdout';
import { splitByTime, timeSplitSchema } from '../time-split';
import { runNpm } from './npm-run';
import { type Settings, settingsOf } from './params-of';

const schema = z.strictObject({
  model: z.string().default('out/model.json'),
  params: z.string().default('params.json'),
  script: z.string().default('final').describe('The script that trains the final model and writes it.'),
  split: timeSplitSchema,
  poison: z.array(z.string()).min(1),
  probe: z
    .string()
    .describe(
      'Run over the reference; input `{ params, before }`, returns the model of a training on rows before that time.',
    ),
  others: z
    .array(
      z.strictObject({
        id: z.string(),
        params: z.enum(['own', 'start']),
        before: z.number(),
      }),
    )
    .describe('Other trainings whose model it may be, tried in this order when it is not the final one.'),
});

type Options = z.output<typeof schema>;

/** Weights that are this close, as a share of the largest one, are the same; machines may differ in the last bits. */
const SAME = 1e-3;

/**
 * Trains the final model again, by the learner's own script from their own settings, with absurd numbers in the held-out
 * rows, and compares it weight by weight with the model that lies in the workspace.
 */
export const retrainedModel: MeasurementKind<Options> = {
  kind: 'retrained-model',
  trust: 'verified',
  parseOptions: optionsBy('retrained-model', schema),
  facts: {
    ...ENDING_FACTS,
    isThere: 'whether the model file holds a JSON object',
    wrote: 'whether the script wrote a model',
    matches: 'which training the model comes from: final, one of the others by its id, or none',
    difference:
      'the largest difference of a weight from the final model, as a share of its largest weight; null: another shape',
  },
  needs: (options) => [options.probe],
  async measure(context, options): Promise<Measurement> {
    const model = settingsOf(context.files[options.model]);
    if (model === null) return { facts: { isThere: false, matches: 'none' }, runIds: [] };
    context.progress(0.1, 'Training the final model again');
    const again = await runFinal(context, options);
    const ending = endingFacts(again);
    const runIds = [again.runId];
    const written = settingsOf(again.writes[options.model] ?? undefined);
    const facts = { ...ending, isThere: true, wrote: written !== null };
    if (written === null) return { facts, location: learnersLine(again), runIds };
    const difference = distance(model, written);
    if (difference !== null && difference <= SAME)
      return { facts: { ...facts, matches: 'final', difference }, runIds };
    for (const other of options.others) {
      context.progress(0.6, 'Looking for the training that the model comes from');
      const result = await runOther(context, options, other);
      runIds.push(result.runId);
      const far = result.outcome === 'completed' ? distance(model, result.value) : null;
      if (far !== null && far <= SAME) return { facts: { ...facts, matches: other.id, difference }, runIds };
    }
    return { facts: { ...facts, matches: 'none', difference }, runIds };
  },
};

function runFinal(context: MeasurementContext, { split, poison, script, model }: Options) {
  const { past, futureWithTruth } = splitByTime('retrained-model', context.files, split);
  const rng = seededRng(`${context.seed}/poison`);
  const poisoned = poisonCsv(futureWithTruth, poison, () => 2 + rng.int(8));
  const table = past + poisoned.slice(poisoned.indexOf('\n') + 1);
  const files = { ...context.files, [split.data]: table };
  return runNpm(context, { script, writes: model, files });
}

function runOther(context: MeasurementContext, options: Options, other: Options['others'][number]) {
  const files = other.params === 'own' ? context.files : context.start;
  const params: Settings | null = settingsOf(files[options.params]);
  if (params === null) throw new ProbeError(options.probe, `there are no settings in ${options.params}`);
  const data = Object.fromEntries(Object.entries(context.files).filter(([path]) => path.startsWith('data/')));
  return runProbe(
    context,
    options.probe,
    { params, before: other.before },
    { files: { ...context.solution, ...data } },
  );
}

/** The largest difference of two JSON values' numbers, as a share of the largest; null when they differ otherwise. */
function distance(
  one: JsonValue | Settings | undefined,
  other: JsonValue | Settings | undefined,
): number | null {
  const a = numbersOf(one);
  const b = numbersOf(other);
  if (a.shape !== b.shape) return null;
  const largest = Math.max(1e-9, ...b.numbers.map(Math.abs));
  return a.numbers.reduce((most, value, i) => Math.max(most, Math.abs(value - b.numbers[i]!)), 0) / largest;
}

/** Every number of a JSON value in order, and the value with a sign in place of each number. */
function numbersOf(value: unknown): { numbers: number[]; shape: string } {
  const numbers: number[] = [];
  const shape = JSON.stringify(value, (_key, entry: unknown) => {
    if (typeof entry !== 'number') return entry;
    numbers.push(entry);
    return '#';
  });
  return { numbers, shape };
}
