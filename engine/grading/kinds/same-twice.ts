import { z } from 'zod';
import { firstDifference } from '../first-difference';
import { optionsBy } from '../options';
import { runProbe } from '../probe-run';
import { ENDING_FACTS, endingFacts, learnersLine } from '../run';
import type { Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  probe: z.string().describe('The probe to run twice; what it returns is compared.'),
  input: z.record(z.string(), z.json()).default({}),
  deadlineMs: z.number().int().positive().optional(),
});

/**
 * Runs a probe in two fresh runs and compares what they return. `Math.random` and the clock follow from another seed in
 * each, as they would on two days: code that does not seed its own chance gives itself away, every time the same way.
 */
export const sameTwice: MeasurementKind<z.output<typeof schema>> = {
  kind: 'same-twice',
  trust: 'verified',
  parseOptions: optionsBy('same-twice', schema),
  facts: {
    ...ENDING_FACTS,
    same: 'whether the two runs gave the same result',
    firstDifference: 'where the two results first differ',
    firstValue: 'the value there in the first run',
    secondValue: 'the value there in the second run',
  },
  needs: (options) => [options.probe],
  async measure(context, options): Promise<Measurement> {
    const input = { ...options.input, seed: context.seed };
    const run = (name: string) =>
      runProbe(context, options.probe, input, {
        seed: `${context.seed}/${name}`,
        deadlineMs: options.deadlineMs,
      });
    context.progress(0.05, 'Running your code the first time');
    const first = await run('first');
    if (first.outcome !== 'completed') {
      return {
        facts: { ...endingFacts(first), same: null },
        location: learnersLine(first),
        runIds: [first.runId],
      };
    }
    context.progress(0.5, 'Running it again');
    const second = await run('second');
    const runIds = [first.runId, second.runId];
    const ending = endingFacts(second);
    if (second.outcome !== 'completed') {
      return { facts: { ...ending, same: false }, location: learnersLine(second), runIds };
    }
    const difference = firstDifference(first.value, second.value);
    return {
      facts: {
        ...ending,
        same: difference === null,
        firstDifference: difference && (difference.at || 'the result itself'),
        firstValue: difference && JSON.stringify(difference.first ?? null),
        secondValue: difference && JSON.stringify(difference.second ?? null),
      },
      runIds,
    };
  },
};
