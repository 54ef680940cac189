import { z } from 'zod';
import { hashFiles } from '../../core/files';
import { ProbeError, runProbe } from '../../grading/probe-run';
import { learnersLine } from '../../grading/run';
import { withoutData } from '../lane-files';
import { scenarioOptionsBy } from '../options';
import type { ReplayEvent, ReplayRun, Scenario } from '../types';

const optionsSchema = z.strictObject({
  probe: z
    .string()
    .describe('Runs the work of a lane; input `{ seed, …input }`, returns `{ measures, events, notes? }`.'),
  input: z.record(z.string(), z.json()).default({}),
  remake: z
    .array(z.string())
    .default([])
    .describe(
      'Data files of the lesson that are made anew from the seed of the replay, the same for both lanes.',
    ),
  measures: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        unit: z.string(),
        better: z.enum(['lower', 'higher']),
      }),
    )
    .min(1),
  deadlineMs: z.number().int().positive().optional(),
});

const valueSchema = z.object({
  measures: z.record(z.string(), z.number().nullable()),
  notes: z.record(z.string(), z.string()).default({}),
  events: z
    .array(
      z.strictObject({
        at: z.number().optional(),
        label: z.string(),
        outcome: z.enum(['right', 'refused', 'silently-wrong', 'crashed', 'lost', 'wrongly-refused']),
        trouble: z.string().optional(),
        input: z.json().default(null),
        expected: z.json().optional(),
        seen: z.json().optional(),
        detail: z.string().optional(),
      }),
    )
    .min(1),
});

/** Minutes between two events whose probe gives them no time of their own. */
const APART = 10;

/** Runs a probe of the lesson in both lanes, over the same data from the same seed; what it measures is up to it. */
export const probeLanes: Scenario<z.output<typeof optionsSchema>> = {
  id: 'probe-lanes',
  measures: [],
  measuresFor: ({ measures }) => measures,
  parseOptions: scenarioOptionsBy('probe-lanes', optionsSchema),
  run: async (context, { probe, input, remake, measures, deadlineMs }): Promise<ReplayRun> => {
    context.progress(0.1, 'Running the work of this lane');
    const made = Object.fromEntries(remake.map((path) => [path, context.remake(path, context.seed)]));
    const run = await runProbe(
      { ...context, start: context.solution },
      probe,
      { ...input, seed: context.seed },
      { files: { ...context.files, ...made }, deadlineMs },
    );
    const base = {
      scenario: 'probe-lanes',
      seed: context.seed,
      contentHash: hashFiles(withoutData(context.files)),
      runIds: [run.runId],
    };
    if (run.outcome !== 'completed') {
      const detail = run.error
        ? `${run.error.name}: ${run.error.message}`
        : `The run ended as ${run.outcome}.`;
      const events: ReplayEvent[] = [
        { at: 0, label: 'The run', outcome: 'crashed', input: null, detail, location: learnersLine(run) },
      ];
      return {
        ...base,
        events,
        measures: Object.fromEntries(measures.map(({ id }) => [id, null])),
        notes: Object.fromEntries(measures.map(({ id }) => [id, detail])),
      };
    }
    const parsed = valueSchema.safeParse(run.value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      throw new ProbeError(probe, `it returned ${issue.path.join('.')}: ${issue.message}`);
    }
    const { events, notes, measures: found } = parsed.data;
    const missing = measures.find(({ id }) => !Object.hasOwn(found, id));
    if (missing) throw new ProbeError(probe, `it did not return the measure ${missing.id}`);
    return {
      ...base,
      events: events.map((event, i) => ({ ...event, at: event.at ?? i * APART })),
      measures: found,
      notes,
    };
  },
};
