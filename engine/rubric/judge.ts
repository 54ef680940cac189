import { CRITERIA, type Criterion, type CriterionLevel } from './criteria';
import type { Finding, FindingId } from './findings';
import type { CriterionResult, RubricReport } from './report';

/** All points there are. */
export const RUBRIC_POINTS = CRITERIA.reduce((sum, { levels }) => sum + levels.at(-1)!.points, 0);

/**
 * Holds what was found in a project against the rubric. A level is reached when all that it needs is there, and all levels below it are;
 * so what is added never takes a point away.
 */
export function judgeProject(findings: readonly Finding[]): RubricReport {
  const criteria = CRITERIA.map((criterion) => resultOf(criterion, findings));
  return {
    points: criteria.reduce((sum, { points }) => sum + points, 0),
    outOf: RUBRIC_POINTS,
    criteria,
  };
}

function resultOf({ id, title, nothing, levels }: Criterion, findings: readonly Finding[]): CriterionResult {
  const found = new Set(findings.map((finding) => finding.id));
  const missed = levels.findIndex((one) => !isReached(one, found));
  const reached = missed < 0 ? levels.length : missed;
  const next = levels[reached];
  const counts = new Set(levels.flatMap(({ needs }) => needs.flat()));
  return {
    id,
    title,
    points: levels[reached - 1]?.points ?? 0,
    outOf: levels.at(-1)!.points,
    levels: [{ points: 0, says: nothing }, ...levels.map(({ points, says }) => ({ points, says }))],
    evidence: findings.filter((finding) => counts.has(finding.id)).map(({ evidence }) => evidence),
    missing: next ? next.how : null,
  };
}

const isReached = ({ needs }: CriterionLevel, found: ReadonlySet<FindingId>): boolean =>
  needs.every((either) => either.some((id) => found.has(id)));
