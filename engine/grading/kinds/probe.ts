import { z } from 'zod';
import type { JsonValue } from '../../core/json';
import { optionsBy } from '../options';
import { ProbeError, runProbe } from '../probe-run';
import { ENDING_FACTS, endingFacts, learnersLine } from '../run';
import type { EvidenceRow, FailingCase, Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  probe: z.string().describe('The probe to run, e.g. probes/held-out.ts.'),
  input: z
    .record(z.string(), z.json())
    .default({})
    .describe('Given to the probe, together with `seed`, the hidden seed of the attempt.'),
  facts: z
    .record(z.string(), z.string())
    .default({})
    .describe('The facts that the probe returns, each with its meaning and unit as a noun phrase.'),
  deadlineMs: z.number().int().positive().optional(),
});

const valueSchema = z.looseObject({
  cases: z
    .array(
      z.looseObject({
        label: z.string(),
        ok: z.boolean(),
        input: z.json().optional(),
        expected: z.json().optional(),
        seen: z.json().optional(),
      }),
    )
    .optional(),
  evidence: z
    .array(
      z.strictObject({
        label: z.string(),
        outcome: z.enum(['good', 'bad', 'neutral']),
        detail: z.string().optional(),
      }),
    )
    .optional(),
});

/**
 * Runs a probe of the lesson, which calls the learner's code and returns an object: its scalar entries are facts,
 * `cases` (`{ label, ok, input, expected, seen }`, smallest first) gives the failing case, `evidence` a table. For checks
 * whose expected values need not be hidden from the code under test: the probe runs beside it.
 */
export const probe: MeasurementKind<z.output<typeof schema>> = {
  kind: 'probe',
  trust: 'verified',
  parseOptions: optionsBy('probe', schema),
  facts: {
    ...ENDING_FACTS,
    casesTotal: 'cases tried',
    casesPassed: 'cases that came out right',
    casesFailed: 'cases that came out wrong',
  },
  factsFor: (options) => options.facts,
  needs: (options) => [options.probe],
  async measure(context, options): Promise<Measurement> {
    context.progress(0.1, 'Running your code');
    const input = { ...options.input, seed: context.seed };
    const result = await runProbe(context, options.probe, input, { deadlineMs: options.deadlineMs });
    const ending = endingFacts(result);
    const runIds = [result.runId];
    const location = learnersLine(result);
    if (result.outcome !== 'completed') return { facts: ending, location, runIds };
    const parsed = valueSchema.safeParse(result.value);
    if (!parsed.success)
      throw new ProbeError(options.probe, `it returned ${parsed.error.issues[0]!.message}`);
    const { cases = [], evidence, ...facts } = parsed.data;
    const failed = cases.filter((one) => !one.ok);
    return {
      facts: {
        ...ending,
        casesTotal: cases.length,
        casesPassed: cases.length - failed.length,
        casesFailed: failed.length,
        ...scalars(options.probe, options.facts, facts),
      },
      failingCase: failed[0] && asFailingCase(failed[0]),
      evidence: evidence as readonly EvidenceRow[] | undefined,
      location,
      runIds,
    };
  },
};

function asFailingCase(one: {
  label: string;
  input?: JsonValue;
  expected?: JsonValue;
  seen?: JsonValue;
}): FailingCase {
  return { label: one.label, input: one.input ?? null, expected: one.expected, seen: one.seen };
}

function scalars(path: string, declared: Readonly<Record<string, string>>, value: Record<string, unknown>) {
  const facts: Record<string, number | string | boolean | null> = {};
  for (const [name, entry] of Object.entries(value)) {
    if (!Object.hasOwn(declared, name))
      throw new ProbeError(path, `it returned ${name}, which is not among its declared facts`);
    if (entry !== null && !['number', 'string', 'boolean'].includes(typeof entry))
      throw new ProbeError(path, `its fact ${name} is not a number, a text, true, false or null`);
    facts[name] = entry as number | string | boolean | null;
  }
  return facts;
}
