import { z } from 'zod';
import type { Facts } from '../../../core/facts';
import { FINDING_IDS } from '../../../rubric/findings';
import { judgeProject } from '../../../rubric/judge';
import { CRITERION_IDS, type CriterionResult } from '../../../rubric/report';
import { workshopOf } from '../../../scenario/scenarios/game-day/own/project';
import { optionsBy } from '../../options';
import type { EvidenceRow, Measurement, MeasurementKind } from '../../types';
import { findProject } from './find-project';

const schema = z.strictObject({});

/** Holds the state of a project against the rubric of 33 points: its files, its history, what the lab's servers have of it. */
export const projectRubric: MeasurementKind<z.output<typeof schema>> = {
  kind: 'project-rubric',
  trust: 'self-reported',
  parseOptions: optionsBy('project-rubric', schema),
  facts: {
    points: 'points of 33',
    ...Object.fromEntries(CRITERION_IDS.map((id) => [id, `points for ${id.replaceAll('-', ' ')}`])),
    ...Object.fromEntries(
      CRITERION_IDS.map((id) => [`${id}.missing`, `what is missing for ${id.replaceAll('-', ' ')}`]),
    ),
    ...Object.fromEntries(
      FINDING_IDS.map((id) => [`found.${id}`, `whether ${id.replaceAll('-', ' ')} was found`]),
    ),
  },
  async measure(context): Promise<Measurement> {
    const findings = await findProject(workshopOf(context).store);
    const { points, criteria } = judgeProject(findings);
    const found = new Set(findings.map(({ id }) => id));
    const facts: Record<string, Facts[string]> = { points };
    for (const criterion of criteria) {
      facts[criterion.id] = criterion.points;
      facts[`${criterion.id}.missing`] = criterion.missing;
    }
    for (const id of FINDING_IDS) facts[`found.${id}`] = found.has(id);
    return { facts, evidence: criteria.map(rowOf), unknownReads: 'nothing', runIds: [] };
  },
};

const rowOf = ({ title, points, outOf, evidence, missing }: CriterionResult): EvidenceRow => ({
  label: `${title}: ${points} of ${outOf}`,
  outcome: points === outOf ? 'good' : points === 0 ? 'bad' : 'neutral',
  detail: missing ?? evidence.map(({ shows }) => shows).join('; '),
});
