import { z } from 'zod';
import { seededRng } from '../../../core/rng';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementKind } from '../../types';
import { drawChanges, type TeamChange } from './changes';
import { FIX_FACTS, measureFix } from './parts/fix';
import { measureNight, NIGHT_FACTS } from './parts/night';
import { measureOwners, OWNERS_FACTS } from './parts/owners';
import { measureRunbook, RUNBOOK_FACTS } from './parts/runbook';
import { measureRuntime, RUNTIME_FACTS } from './parts/runtime';
import { measureUpstream, UPSTREAM_FACTS } from './parts/upstream';
import type { Scene } from './scene';

const schema = z.strictObject({
  part: z.enum(['fix', 'upstream', 'owners', 'night', 'runtime', 'runbook']).describe('What is looked at.'),
  between: z.strictObject({
    producer: z.string().describe('The repository of the team that publishes, e.g. northline/warehouse.'),
    consumer: z.string().describe('The learner’s repository, e.g. sam-field/calls.'),
    workflow: z.string().describe('The workflow that runs at night, e.g. nightly.yml.'),
    changes: z.string().describe('The support file with what other teams do.'),
    probe: z.string().describe('The probe that says what is wrong with a list.'),
    expands: z
      .strictObject({ old: z.string(), fresh: z.string(), times: z.number() })
      .describe('The column that gets another name, and another unit: times so much.'),
    runbook: z.string().describe('The file that is followed when a night went wrong.'),
  }),
});
type Options = z.output<typeof schema>;

const TABLE_SUPPORT = ['upstream/new-customers.csv', 'upstream/west.csv', 'upstream/late.csv'];

/**
 * Has two other teams work on copies of everything: the data team changes its export, the platform team the runtime. What
 * workflows, branch rules and owner files of both repositories make of it is found by running them.
 */
export const acrossTeams: MeasurementKind<Options> = {
  kind: 'across-teams',
  trust: 'verified',
  parseOptions: optionsBy('across-teams', schema),
  needs: ({ between: { changes, probe } }) => [changes, probe, ...TABLE_SUPPORT],
  facts: {
    ...FIX_FACTS,
    ...UPSTREAM_FACTS,
    ...OWNERS_FACTS,
    ...NIGHT_FACTS,
    ...RUNTIME_FACTS,
    ...RUNBOOK_FACTS,
  },
  measure(context, { part, between }): Promise<Measurement> {
    const { producer, consumer, workflow, changes, probe, expands, runbook } = between;
    const scene: Scene = { context, producer, consumer, workflow, probe };
    const rng = seededRng(`${context.seed}/teams`);
    const drawn = drawChanges(changes, context.support[changes] ?? '', 'hidden', rng);
    const of = (kind: TeamChange['kind']) => drawn.data.find((one) => one.kind === kind)!;
    switch (part) {
      case 'fix':
        return measureFix(scene, expands);
      case 'upstream':
        return measureUpstream(scene, drawn.data);
      case 'owners':
        return measureOwners(scene, { promise: drawn.promise, docs: of('docs'), code: of('refactor') });
      case 'night':
        return measureNight(scene, of('unit'));
      case 'runtime':
        return measureRuntime(scene, drawn.runtime);
      case 'runbook':
        return measureRunbook(scene, runbook, of('recode'));
    }
  },
};
