import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from './criteria';
import { FINDING_IDS, type Finding, type FindingId } from './findings';
import { judgeProject, RUBRIC_POINTS } from './judge';
import { CRITERION_IDS } from './report';

const found = (id: FindingId): Finding => ({
  id,
  evidence: { target: { kind: 'file', path: `${id}.md` }, shows: id },
});
const pointsOf = (ids: readonly FindingId[], criterion: string) =>
  judgeProject(ids.map(found)).criteria.find(({ id }) => id === criterion)!.points;

describe('the rubric', () => {
  it('has 33 points, as the public one: 2 for the problem, 4 for each of six, 7 for best practices', () => {
    expect(RUBRIC_POINTS).toBe(33);
    expect(CRITERIA.map(({ levels }) => levels.at(-1)!.points)).toEqual([
      2, 4, 4, 4, 4, 4, 4, 1, 1, 1, 1, 1, 2,
    ]);
    expect(CRITERIA.map(({ id }) => id)).toEqual(CRITERION_IDS);
  });

  it('gives nothing for nothing, and says what to do first', () => {
    const { points, criteria } = judgeProject([]);
    expect(points).toBe(0);
    for (const criterion of criteria) {
      expect(criterion.evidence).toEqual([]);
      expect(criterion.missing).not.toBeNull();
    }
  });

  it('gives everything for everything, each with its evidence', () => {
    const { points, criteria } = judgeProject(FINDING_IDS.map(found));
    expect(points).toBe(33);
    for (const criterion of criteria) {
      expect(criterion.missing).toBeNull();
      expect(criterion.evidence.length).toBeGreaterThan(0);
    }
  });

  const cases = CRITERIA.flatMap(({ id, levels }) => levels.map((level, at) => ({ id, levels, level, at })));
  it.each(cases.map((one) => [`${one.id}: ${one.level.points}`, one] as const))(
    'gives %s for what it needs, and no more without any of it',
    (_name, { id, levels, level, at }) => {
      const below = levels.slice(0, at + 1).flatMap(({ needs }) => needs.map((either) => either[0]!));
      expect(pointsOf(below, id)).toBe(level.points);
      for (const either of level.needs) {
        const without = below.filter((finding) => !either.includes(finding));
        expect(pointsOf(without, id)).toBeLessThan(level.points);
      }
      for (const either of level.needs)
        for (const other of either)
          expect(pointsOf([...below, other], id)).toBeGreaterThanOrEqual(level.points);
    },
  );

  it('never takes a point away for what is added, in any criterion', () => {
    const some = fc.array(fc.constantFrom(...FINDING_IDS), { maxLength: 40 });
    fc.assert(
      fc.property(some, some, (first, more) => {
        const before = judgeProject(first.map(found));
        const after = judgeProject([...first, ...more].map(found));
        expect(after.points).toBeGreaterThanOrEqual(before.points);
        for (const [at, { points, evidence }] of before.criteria.entries()) {
          expect(after.criteria[at]!.points).toBeGreaterThanOrEqual(points);
          expect(after.criteria[at]!.evidence.length).toBeGreaterThanOrEqual(evidence.length);
        }
      }),
    );
  });

  it('does not mind the order in which things were found', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...FINDING_IDS)), (ids) => {
        expect(judgeProject([...ids].reverse().map(found)).points).toBe(judgeProject(ids.map(found)).points);
      }),
    );
  });
});
