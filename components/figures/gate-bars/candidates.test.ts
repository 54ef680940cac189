import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFolder } from '../../../content/lesson-folder';
import { applyCommit } from '../../../engine/grading/kinds/seeded-team/apply-commit';
import type { TeamCommit } from '../../../engine/grading/kinds/seeded-team/commits';
import { createNodeRunner } from '../../../runtime/node/node-runner';
import { blockedBy, CANDIDATES, CHAMPION, GROUPS } from './candidates';

const LESSON = 'lessons/02-what-breaks/06-ci-cd';
const runner = createNodeRunner();
afterAll(() => runner.dispose());

const team: Record<'bad' | 'good', Record<string, TeamCommit[]>> = parse(
  readFileSync(`${LESSON}/team/commits.yaml`, 'utf8'),
);
const commits = [...Object.values(team.good), ...Object.values(team.bad)].flat();

/** What the training of the lesson finds with these commits on top of its start. */
async function foundWith(made: readonly TeamCommit[]) {
  const files = { ...(readFolder(`${LESSON}/start`) as Record<string, string>) };
  const support = readFolder(LESSON) as Record<string, string>;
  const write = (file: string, text: string) => {
    files[file] = text;
  };
  for (const commit of made)
    expect(applyCommit(commit, { read: (file) => files[file] ?? null, write }, support)).toBeNull();
  const program = { kind: 'module', path: 'churn/train.ts' } as const;
  const { writes } = await runner.run({ runId: 'found', language: 'typescript', files, program, seed: 'a' });
  const metrics = JSON.parse(String(writes['churn/metrics.json']));
  return {
    all: metrics.found,
    ...Object.fromEntries(GROUPS.map((name) => [name, metrics[`found_${name}`]])),
  };
}

describe('a gate with bars', () => {
  it('shows what the lesson’s own training finds', async () => {
    const feature = team.good.feature![0]!;
    expect(await foundWith([feature])).toEqual(CHAMPION);
    for (const { says, found } of CANDIDATES) {
      const commit = commits.find((one) => one.says === says)!;
      expect([says, await foundWith([feature, commit])]).toEqual([says, found]);
    }
  }, 60_000);

  it.each([
    ['what was agreed', { all: 0.02, group: 0.1 }, [null, null, null, 'senior', 'dsl', 'all']],
    ['the mean alone', { all: 0.02, group: null }, [null, null, null, null, null, 'all']],
    ['no noise allowed', { all: 0, group: 0 }, [null, 'younger', 'dsl', 'all', 'all', 'all']],
    ['bars out of reach', { all: 0.1, group: 0.3 }, [null, null, null, null, null, null]],
  ])('blocks by %s', (_what, bars, blocked) => {
    expect(CANDIDATES.map((one) => blockedBy(one, bars))).toEqual(blocked);
  });
});
