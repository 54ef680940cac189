import { z } from 'zod';
import { seededRng } from '../../core/rng';
import { optionsBy } from '../options';
import { ProbeError, runProbe } from '../probe-run';
import { ENDING_FACTS, endingFacts } from '../run';
import type { FailingCase, Measurement, MeasurementContext, MeasurementKind } from '../types';
import { ESTIMATE_FACTS, estimateFacts } from './estimate-facts';
import { splitByTime, timeSplitSchema } from './time-split';

const schema = z.strictObject({
  split: timeSplitSchema.describe(
    'Where past and future part. The learner’s code never sees the future’s target.',
  ),
  probe: z
    .string()
    .describe(
      'Trains the learner’s model on the past; input `{ seed, future }` (a number, CSV text without the target), returns `{ estimates, trainingEstimates, shape }`: null stands for what is not a finite number, shape says what predict returned when that is not a list of numbers.',
    ),
  features: z
    .string()
    .describe(
      'Run over the reference solution; input `{ future }`, returns `{ training, trainingTruth, future }`: standardised features and targets.',
    ),
  ridge: z.number().positive().describe('The penalty of the linear baseline.'),
  deadlineMs: z.number().int().positive().optional(),
});

type Options = z.output<typeof schema>;

const numbers = z.array(z.number().nullable());
const estimatesSchema = z.object({
  estimates: numbers,
  trainingEstimates: numbers,
  shape: z.string().nullable(),
});
const featuresSchema = z.object({
  training: z.array(z.array(z.number())),
  trainingTruth: z.array(z.number()),
  future: z.array(z.array(z.number())),
});

/**
 * Trains the learner's model on the past, from a seed never seen, and judges its estimates of the future. The held-out
 * targets stay on this side: the sandbox gets a table that ends before the split, and the held-out rows without targets.
 */
export const heldOutError: MeasurementKind<Options> = {
  kind: 'held-out-error',
  trust: 'verified',
  parseOptions: optionsBy('held-out-error', schema),
  facts: {
    ...ENDING_FACTS,
    ...ESTIMATE_FACTS,
    trainingRows: 'rows that were trained on',
    modelSeed: 'the seed that the model was trained from',
    isList: 'whether predict returned a list of numbers',
    shape: 'what predict returned',
  },
  needs: (options) => [options.probe, options.features],
  async measure(context, options): Promise<Measurement> {
    const { past, future, truth } = splitByTime('held-out-error', context.files, options.split);
    const modelSeed = seededRng(`${context.seed}/model`).int(2 ** 31);
    context.progress(0.05, 'Training your model from a seed it has not seen');
    const result = await runProbe(
      context,
      options.probe,
      { seed: modelSeed, future },
      {
        files: { ...context.files, [options.split.data]: past },
        deadlineMs: options.deadlineMs,
      },
    );
    const base = { ...endingFacts(result), modelSeed, expectedCount: truth.length };
    const location = result.error?.frames.find((frame) => !frame.path.startsWith('probes/'));
    if (result.outcome !== 'completed') return { facts: base, location, runIds: [result.runId] };
    const given = parsed(options.probe, estimatesSchema, result.value);
    context.progress(0.8, 'Computing the linear baseline');
    const reference = await referenceFeatures(context, options, past, future);
    const facts = estimateFacts({
      ...given,
      truth,
      trainingTruth: reference.trainingTruth,
      trainingFeatures: reference.training,
      features: reference.future,
      ridge: options.ridge,
    });
    return {
      facts: {
        ...base,
        ...facts,
        trainingRows: reference.trainingTruth.length,
        isList: given.shape === null,
        shape: given.shape ?? 'a list of numbers',
      },
      failingCase: worstCase(given.estimates, truth),
      runIds: [result.runId, reference.runId],
    };
  },
};

/** The features and targets of both parts as the reference solution encodes them; nothing of the learner's runs. */
export async function referenceFeatures(
  context: MeasurementContext,
  { features, split }: Pick<Options, 'features' | 'split'>,
  past: string,
  future: string,
) {
  const result = await runProbe(
    context,
    features,
    { future },
    { files: { ...context.solution, [split.data]: past } },
  );
  if (result.outcome !== 'completed')
    throw new ProbeError(features, result.error?.message ?? `its run ended as ${result.outcome}`);
  return { ...parsed(features, featuresSchema, result.value), runId: result.runId };
}

function parsed<Schema extends z.ZodType>(probe: string, shape: Schema, value: unknown): z.output<Schema> {
  const checked = shape.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw new ProbeError(probe, `it returned ${issue.message} at ${issue.path.join('.') || 'the top'}`);
}

/** The row whose estimate is furthest off, as a share of the truth; one without a finite estimate is the worst. */
function worstCase(estimates: readonly (number | null)[], truth: readonly number[]): FailingCase | undefined {
  if (estimates.length !== truth.length) return undefined;
  const miss = (i: number) => {
    const estimate = estimates[i] ?? null;
    return estimate === null
      ? Number.POSITIVE_INFINITY
      : Math.abs(estimate - truth[i]!) / Math.abs(truth[i]!);
  };
  let worst = 0;
  for (let i = 1; i < truth.length; i++) if (miss(i) > miss(worst)) worst = i;
  const seen = estimates[worst] ?? null;
  return {
    label: `held-out row ${worst + 1} of ${truth.length}, the one missed by most`,
    input: { row: worst + 1 },
    expected: truth[worst]!,
    seen: seen === null ? 'not a number' : Math.round(seen * 100) / 100,
  };
}
