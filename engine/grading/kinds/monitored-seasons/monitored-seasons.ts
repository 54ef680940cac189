import { optionsBy } from '../../options';
import type { Measurement, MeasurementKind } from '../../types';
import { factsOf, SEASON_FACTS } from './season-facts';
import { type SeasonsOptions, seasonsSchema } from './seasons-options';
import { watchSeasons } from './watch-seasons';

/**
 * Lets the learner's monitors watch hidden seasons of served customers, and whoever is on call work through the runbook:
 * its commands are really carried out, so what is served afterwards is what they made.
 */
export const monitoredSeasons: MeasurementKind<SeasonsOptions> = {
  kind: 'monitored-seasons',
  trust: 'verified',
  parseOptions: optionsBy('monitored-seasons', seasonsSchema),
  facts: { problem: 'why nothing could be watched', ...SEASON_FACTS },
  needs: ({ probe }) => [probe],
  async measure(context, options): Promise<Measurement> {
    const watched = await watchSeasons(context, options, context.seed);
    if ('problem' in watched)
      return {
        facts: {
          ...Object.fromEntries(Object.keys(SEASON_FACTS).map((name) => [name, null])),
          problem: watched.problem,
        },
        runIds: [],
      };
    const { facts, evidence } = factsOf(watched.monitors, watched.runs, { missedShare: options.missedShare });
    return { facts: { problem: null, ...facts }, evidence, runIds: [] };
  },
};
