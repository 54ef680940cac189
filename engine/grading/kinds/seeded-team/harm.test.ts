import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFolder } from '../../../../content/lesson-folder';
import { createNodeRunner } from '../../../../runtime/node/node-runner';
import type { JsonValue } from '../../../core/json';
import { applyCommit } from './apply-commit';
import type { TeamCommit } from './commits';

const LESSON = 'lessons/02-what-breaks/06-ci-cd';
const texts = (folder: string) => readFolder(`${LESSON}/${folder}`) as Record<string, string>;
const START = texts('start');
const PROBES = Object.fromEntries(
  Object.entries(texts('probes')).map(([path, text]) => [`probes/${path}`, text]),
);
const SUPPORT = texts('.');
const team: Record<'bad' | 'good', Record<string, TeamCommit[]>> = parse(
  readFileSync(`${LESSON}/team/commits.yaml`, 'utf8'),
);
const runner = createNodeRunner();
afterAll(() => runner.dispose());

/** Trains, deploys and serves, in one program. */
const PROBE = `
  export default async function served(input) {
    await import('../churn/train.ts');
    const { default: users } = await import('./users.ts');
    return users(input);
  }
`;

/** What users meet after these commits: a sentence, or null. */
async function served(commits: readonly TeamCommit[], before: JsonValue) {
  const files = { ...START };
  const write = (file: string, text: string) => {
    files[file] = text;
  };
  for (const commit of commits)
    expect(applyCommit(commit, { read: (file) => files[file] ?? null, write }, SUPPORT)).toBeNull();
  const program = { kind: 'probe', path: 'probes/served.ts', source: PROBE, input: { before } } as const;
  const result = await runner.run({
    runId: 'served',
    language: 'typescript',
    files: { ...files, ...PROBES },
    program,
    seed: 'served',
  });
  if (result.outcome !== 'completed') return { harm: `${result.error?.name}`, figures: null };
  return result.value as { harm: string | null; figures: JsonValue };
}

it('harms users by every bad commit, and by no good one', async () => {
  const [feature, ...features] = team.good.feature!;
  const { figures } = await served([feature!], null);
  const bad = await Promise.all(
    Object.entries(team.bad).flatMap(([kind, all]) =>
      all.map(async (one) => [kind, one.says, (await served([feature!, one], figures)).harm] as const),
    ),
  );
  expect(bad.filter(([, , harm]) => harm === null)).toEqual([]);
  const start = (await served([], null)).figures;
  const good = await Promise.all([
    ...features.map(async (one) => [one.says, (await served([one], start)).harm] as const),
    ...Object.entries(team.good)
      .filter(([kind]) => kind !== 'feature')
      .flatMap(([, all]) =>
        all.map(async (one) => [one.says, (await served([feature!, one], figures)).harm] as const),
      ),
  ]);
  expect(good.filter(([, harm]) => harm !== null)).toEqual([]);
}, 180_000);
