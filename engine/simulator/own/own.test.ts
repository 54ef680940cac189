import { describe, expect, it } from 'vitest';
import { AD_HOC_POLICIES } from '../../scenario/scenarios/world/reference-policies';
import { policiesSchema } from '../../world/policies/policies';
import { PRACTICES } from '../practices';
import { OWN } from './own';
import { readCi } from './read-ci';
import { readCode } from './read-code';
import { readData } from './read-data';
import { readExperiments } from './read-experiments';
import { readPipelines } from './read-pipelines';
import { readScale } from './read-scale';
import { readTeams } from './read-teams';
import { readVersions } from './read-versions';

const schema = policiesSchema.shape;

describe('the learner’s own practices', () => {
  it('are said for every practice, and have a lesson of module 2', () => {
    expect(Object.keys(OWN)).toEqual(PRACTICES.map(({ id }) => id));
    for (const { slug, means } of Object.values(OWN)) {
      expect(slug).toMatch(/^02-what-breaks\/0\d-/);
      expect(means.length).toBeGreaterThan(20);
    }
  });

  it('take what the checks measured in place of the reference', () => {
    const rules = { rows: 60, wrong: 3, 'wrong.negative': 3, 'wrong.blank': 0, 'wrong.missing-column': 0 };
    const code = schema.code.parse(readCode({ rules }, AD_HOC_POLICIES.code));
    expect(code.rows.negative).toEqual({ right: 0, refused: 0, crash: 0 });
    expect(code.rows.missing).toEqual(AD_HOC_POLICIES.code.rows.missing);

    const night = {
      'nothing-lost': { rows: 1000, lost: 20, freshMinutes: 90 },
      'nothing-doubled': { rows: 1000, doubled: 0 },
    };
    expect(schema.data.parse(readData(night, AD_HOC_POLICIES.data))).toMatchObject({
      files: { late: { lost: 0.02, doubled: 0 } },
      hoursToFresh: 1.5,
    });

    const blocked = { sliceLive: true, syntaxLive: false, good: 5, goodBlocked: 1, minutes: 30 };
    expect(schema.ci.parse(readCi({ blocked }, AD_HOC_POLICIES.ci))).toMatchObject({
      blocks: { slice: 0, syntax: 1, refactor: 0.2 },
      hoursToLive: 0.5,
    });

    const versions = { lineage: { versions: 4, traceless: 1 }, rebuild: { identical: true } };
    expect(schema.versions.parse(readVersions(versions, AD_HOC_POLICIES.versions))).toMatchObject({
      reproducible: 0.75,
      code: { works: 0.75 },
      data: { works: 0 },
    });
    const held = {
      oneMs: 100,
      batchRows: 5,
      addedPerRow: 0.25,
      minReplicas: 1,
      maxReplicas: 6,
      targetUse: 70,
      cachedShare: 0.4,
      hasReadiness: true,
    };
    const scale = schema.scale.parse(readScale({ held }, AD_HOC_POLICIES.scale));
    // Five rows take as long as two: the first, and four at a quarter.
    expect(scale.serviceSeconds).toBeCloseTo(0.04, 12);
    expect(scale).toMatchObject({
      replicas: 1,
      maxReplicas: 6,
      cacheHits: 0.4,
      readiness: true,
      autoscaler: {
        minReplicas: 1,
        maxReplicas: 6,
        metrics: [{ resource: { target: { averageUtilization: 70 } } }],
      },
    });

    const teams = {
      contract: { renameMerged: false, unitMerged: false, scaleMerged: true, recodeMerged: false },
      runtime: { breakingHarm: false },
    };
    expect(schema.teams.parse(readTeams(teams, AD_HOC_POLICIES.teams)).refuses).toEqual({
      'renamed-column': true,
      'changed-unit': false,
      'new-category': true,
      'runtime-bump': true,
    });
    expect(readPipelines({ fresh: { stale: 4 } }, AD_HOC_POLICIES.pipelines)?.staleShare).toBe(0.25);
    expect(readExperiments({ decision: { championRank: 1 } }, { compares: false })?.compares).toBe(true);
  });

  it('are not made up where a check says nothing', () => {
    for (const meaning of Object.values(OWN)) {
      if (meaning.exercise === null) continue;
      const read = meaning.read as (checks: object, reference: unknown) => unknown;
      expect(read({}, AD_HOC_POLICIES[meaning.practice])).toBeNull();
    }
  });
});
