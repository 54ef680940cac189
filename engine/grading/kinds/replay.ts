import { z } from 'zod';
import { prepareScenario } from '../../scenario/registry';
import { optionsBy } from '../options';
import type { Measurement, MeasurementKind } from '../types';

const schema = z.strictObject({
  scenario: z.string().describe('A scenario from engine/scenario/registry.ts.'),
  with: z.unknown().describe('Options of that scenario.'),
});

/** Runs a replay on the learner's work with the hidden seed; its measures are the facts. */
export const replay: MeasurementKind<z.output<typeof schema>> = {
  kind: 'replay',
  trust: 'verified',
  parseOptions: optionsBy('replay', schema),
  facts: {
    events: 'events of the replay',
  },
  factsFor: (options) =>
    Object.fromEntries(
      prepareScenario(options.scenario, options.with).measures.map(({ id, label, unit }) => [
        id,
        `${label} (${unit})`,
      ]),
    ),
  async measure(context, options): Promise<Measurement> {
    const scenario = prepareScenario(options.scenario, options.with);
    const run = await scenario.run({ ...context, lane: 'practice' });
    const bad = run.events.find(({ outcome }) => outcome !== 'right' && outcome !== 'refused');
    return {
      facts: { events: run.events.length, ...run.measures },
      failingCase: bad && {
        label: bad.trouble ? `${bad.label}: ${bad.trouble}` : bad.label,
        input: bad.input,
        expected: bad.expected,
        seen: bad.seen ?? bad.detail,
      },
      location: bad?.location,
      runIds: run.runIds,
    };
  },
};
