import { z } from 'zod';
import { parseTable } from '../../../dataset/parse-table';
import { CUSTOMERS_SEED, gameFeed } from '../../../scenario/scenarios/game-day/month';
import type { GateVerdict } from '../../../scenario/scenarios/game-day/own/measure-gate';
import { ownPolicies } from '../../../scenario/scenarios/game-day/own/own-policies';
import { optionsBy } from '../../options';
import type { EvidenceRow, Measurement, MeasurementKind } from '../../types';
import { knowingPrograms } from '../seeded-team/known-programs';
import { PRACTICE_FACTS, PRACTICE_SECTIONS } from './facts';

const schema = z.strictObject({
  customers: z.string().describe('The made file with all customers.'),
  sections: z
    .array(z.enum(PRACTICE_SECTIONS as [string, ...string[]]))
    .min(1)
    .describe('Which practices are measured: sections of the policies of a world.'),
});
type Options = z.output<typeof schema>;

/**
 * Measures practices of a project as Northline's platform meets them: its service is asked, its loading and its checks really run, its
 * manifests and monitors are read. What is found is what the month of the game day goes by.
 */
export const ownPractices: MeasurementKind<Options> = {
  kind: 'own-practices',
  trust: 'verified',
  parseOptions: optionsBy('own-practices', schema),
  facts: {},
  factsFor: ({ sections }) => factsOf(sections),
  async measure(context, { customers, sections }): Promise<Measurement> {
    const table = parseTable(context.remake(customers, CUSTOMERS_SEED));
    const only = sections as (keyof typeof PRACTICE_FACTS)[];
    const names = Object.keys(factsOf(sections));
    const { facts, origins, verdicts } = await ownPolicies(
      { ...context, runner: knowingPrograms(context.runner) },
      table,
      gameFeed(table),
      { only, progress: (doing) => context.progress(0.5, doing) },
    );
    return {
      facts: Object.fromEntries(names.map((name) => [name, facts[name] ?? null])),
      evidence: [
        ...origins
          .filter(({ section }) => only.includes(section))
          .map(
            ({ section, from, says }): EvidenceRow => ({
              label: section,
              outcome: from === 'own' ? 'neutral' : 'bad',
              detail: says,
            }),
          ),
        ...verdicts.map(verdictRow),
      ],
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

const factsOf = (sections: Options['sections']): Readonly<Record<string, string>> =>
  Object.assign({}, ...sections.map((section) => PRACTICE_FACTS[section as keyof typeof PRACTICE_FACTS]));

/** One change beside what the checks said of it. */
export const verdictRow = ({ change, stoppedBy }: GateVerdict): EvidenceRow => ({
  label: change.says,
  outcome: (stoppedBy !== null) === change.isBad ? 'good' : 'bad',
  detail: stoppedBy === null ? 'let through' : `stopped by ${stoppedBy}`,
});
