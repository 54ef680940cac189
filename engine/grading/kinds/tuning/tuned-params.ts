import { z } from 'zod';
import { seededRng } from '../../../core/rng';
import { optionsBy } from '../../options';
import { ProbeError, runProbe } from '../../probe-run';
import { ENDING_FACTS, endingFacts } from '../../run';
import type { Measurement, MeasurementKind } from '../../types';
import { agrees, settingsOf } from './params-of';
import { readTrials } from './trials-file';

const schema = z.strictObject({
  params: z.string().default('params.json'),
  trials: z.string().default('out/trials.csv'),
  objective: z.string(),
  resource: z.string().default('epochs'),
  most: z
    .number()
    .positive()
    .describe(
      'What a training may use of the resource; above it, or with the settings of the start, nothing is trained.',
    ),
  probe: z
    .string()
    .describe(
      'Run over the reference; input `{ params, seeds }`, returns `{ errors }`: the objective for each seed.',
    ),
  seeds: z.number().int().min(1).max(10).default(3),
  defaultError: z.number().positive().describe('The mean objective of the settings of the start, measured.'),
  region: z
    .strictObject({ name: z.string(), from: z.number(), to: z.number() })
    .describe('Where good values of a parameter lie: how many trials fell there is a fact.'),
});

const valueSchema = z.object({ errors: z.array(z.number().nullable()).min(1) });

/**
 * Trains with the learner's settings from seeds that nobody has seen, over the reference's code, and compares the mean
 * error with that of the default settings: a point that was only lucky with its seed does not stay good.
 */
export const tunedParams: MeasurementKind<z.output<typeof schema>> = {
  kind: 'tuned-params',
  trust: 'verified',
  parseOptions: optionsBy('tuned-params', schema),
  facts: {
    ...ENDING_FACTS,
    readable: 'whether the file of settings holds a JSON object',
    changed: 'whether the settings differ from those of the start in more than the seed',
    resource: 'the resource that one training uses',
    meanError: 'the mean error over the hidden seeds',
    worstError: 'the largest error among the hidden seeds',
    defaultError: 'the mean error of the default settings',
    ratio: 'the mean error as a share of that of the default settings',
    seeds: 'hidden seeds that were tried',
    inTrials: 'whether the settings are those of a trial in the file',
    claimed: 'the best objective that the file has for these settings',
    regionShare: 'the share of trials whose value lies where good ones are',
  },
  needs: (options) => [options.probe],
  async measure(context, options): Promise<Measurement> {
    const settings = settingsOf(context.files[options.params]);
    const start = settingsOf(context.start[options.params]) ?? {};
    const base = { readable: settings !== null, defaultError: options.defaultError, seeds: options.seeds };
    if (settings === null) return { facts: base, runIds: [] };

    const file = readTrials(context.files[options.trials], options.objective, options.resource);
    const trials = 'trials' in file ? file.trials : [];
    const own = trials.filter(({ params }) => agrees(settings, params, ['seed', options.resource]));
    const claims = own.flatMap(({ objective }) => (objective === null ? [] : [objective]));
    const { name, from, to } = options.region;
    const inRegion = trials.filter(
      ({ params }) => Number(params[name]) >= from && Number(params[name]) <= to,
    );
    const used = settings[options.resource];
    const facts = {
      ...base,
      changed: !agrees(settings, start, ['seed']),
      resource: typeof used === 'number' ? used : null,
      inTrials: own.length > 0,
      claimed: claims.length > 0 ? Math.min(...claims) : null,
      regionShare: trials.length > 0 ? inRegion.length / trials.length : null,
    };

    // What would be refused whatever came out is not trained.
    if (!facts.changed || (typeof used === 'number' && used > options.most)) return { facts, runIds: [] };

    const rng = seededRng(`${context.seed}/seeds`);
    const seeds = Array.from({ length: options.seeds }, () => rng.int(2 ** 31));
    context.progress(0.1, `Training with your settings from ${seeds.length} other seeds`);
    const data = Object.fromEntries(
      Object.entries(context.files).filter(([path]) => path.startsWith('data/')),
    );
    const result = await runProbe(
      context,
      options.probe,
      { params: settings, seeds },
      { files: { ...context.solution, ...data } },
    );
    const runIds = [result.runId];
    if (result.outcome !== 'completed') return { facts: { ...facts, ...endingFacts(result) }, runIds };
    const parsed = valueSchema.safeParse(result.value);
    if (!parsed.success)
      throw new ProbeError(options.probe, `it returned ${parsed.error.issues[0]!.message}`);
    const { errors } = parsed.data;
    const finite = errors.flatMap((error) => (error === null ? [] : [error]));
    const mean =
      finite.length === errors.length ? finite.reduce((sum, error) => sum + error, 0) / errors.length : null;
    return {
      facts: {
        ...facts,
        ...endingFacts(result),
        meanError: mean,
        worstError: mean === null ? null : Math.max(...finite),
        ratio: mean === null ? null : mean / options.defaultError,
      },
      evidence: errors.map((error, i) => ({
        label: `hidden seed ${i + 1}`,
        outcome: error !== null && error < options.defaultError ? 'good' : 'bad',
        detail: error === null ? 'no number' : `error ${Math.round(error).toLocaleString('en-US')}`,
      })),
      runIds,
    };
  },
};
