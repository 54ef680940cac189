import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createNodeRunner } from '../../../../runtime/node/node-runner';
import type { WorkspaceFiles } from '../../../core/files';
import { seededRng } from '../../../core/rng';
import { applyCommit } from '../seeded-team/apply-commit';
import { drawChanges, type TeamChange } from './changes';
import { BAD_CHANGES, changeWords, GOOD_CHANGES } from './kinds';
import { comparedWith } from './list-harm';

const LESSON = 'lessons/02-what-breaks/09-across-teams';
const PATH = 'upstream/changes.yaml';
const read = (path: string) => readFileSync(`${LESSON}/${path}`, 'utf8');
const TEXT = read(PATH);
const SUPPORT = Object.fromEntries(
  ['new-customers', 'west', 'late'].map((name) => [`upstream/${name}.csv`, read(`upstream/${name}.csv`)]),
);
const draw = (which: 'first' | 'hidden', seed: string) => drawChanges(PATH, TEXT, which, seededRng(seed));

const runner = createNodeRunner();
afterAll(() => runner.dispose());

async function run(files: WorkspaceFiles, path: string, argv: string[] = []) {
  const program = { kind: 'module', path, argv } as const;
  const result = await runner.run({ runId: path, language: 'typescript', files, program, seed: 'a' });
  return { outcome: result.outcome, files: { ...files, ...(result.writes as WorkspaceFiles) } };
}

/** How many names are wrong on the list that the lesson's start makes of a changed export; null: it makes none. */
async function wrongNames(change: Pick<TeamChange, 'edits'>): Promise<number | null> {
  const paths = ['README.md', 'export/columns.ts', 'export/make.ts', 'tables/customers.csv'];
  const warehouse: Record<string, string> = Object.fromEntries(
    paths.map((path) => [path, read(`start/warehouse/${path}`)]),
  );
  const problem = applyCommit(
    change,
    {
      read: (file) => warehouse[file] ?? null,
      write: (file, text) => {
        warehouse[file] = text;
      },
    },
    SUPPORT,
  );
  expect(problem).toBeNull();
  const made = await run(warehouse, 'export/make.ts');
  expect(made.outcome).toBe('completed');
  const own = Object.fromEntries(
    ['calls.ts', 'lib/customers.ts', 'lib/score.ts', 'model.json'].map((path) => [
      path,
      read(`start/${path}`),
    ]),
  );
  const there = Object.fromEntries(
    Object.entries(made.files).map(([path, text]) => [`warehouse/${path}`, text]),
  );
  const listed = await run({ ...own, ...there }, 'calls.ts');
  if (listed.outcome !== 'completed') return null;
  const probe = {
    kind: 'probe',
    path: 'probes/list.ts',
    source: read('probes/list.ts'),
    input: {},
  } as const;
  const files = {
    'tables/customers.csv': warehouse['tables/customers.csv']!,
    'model.json': own['model.json']!,
  };
  const { value, error } = await runner.run({
    runId: 'probe',
    language: 'typescript',
    files,
    program: probe,
    seed: 'a',
  });
  expect(error).toBeUndefined();
  return comparedWith(String(listed.files['out/calls.csv']), (value as { ids: string[] }).ids).wrong;
}

describe('the changes of other teams', () => {
  const { bad, good } = parse(TEXT) as Record<'bad' | 'good', Record<string, TeamChange[]>>;
  const all = (kinds: Record<string, TeamChange[]>) =>
    Object.entries(kinds).flatMap(([kind, changes]) =>
      changes.map((change) => [`${kind}: ${change.says}`, change] as const),
    );

  it.each(all(bad))('bad, and harms: %s', async (_name, change) => {
    const wrong = await wrongNames(change);
    expect(wrong === null || wrong > 0, `${wrong} wrong names`).toBe(true);
  });

  it.each(all(good))('good, and harms nobody: %s', async (_name, change) => {
    expect(await wrongNames(change)).toBe(0);
  });

  it('are one of each kind, in an order of the seed, and other ones in checks than in the replay', () => {
    const replay = new Set(draw('first', 'a').data.map(({ says }) => says));
    for (const seed of ['a', 'b', 'c']) {
      const { data } = draw('hidden', seed);
      expect(data.map(({ kind }) => kind).sort()).toEqual(
        [...Object.keys(BAD_CHANGES), ...Object.keys(GOOD_CHANGES)].sort(),
      );
      expect(data.filter(({ says }) => replay.has(says))).toEqual([]);
    }
    expect(draw('hidden', 'a')).toEqual(draw('hidden', 'a'));
    expect(draw('hidden', 'a')).not.toEqual(draw('hidden', 'b'));
    expect(changeWords('unit')).toBe('another unit');
  });

  it('say what is wrong with their file', () => {
    expect(() => drawChanges(PATH, TEXT.replace('  unit:', '  units:'), 'first', seededRng('a'))).toThrow(
      /upstream\/changes\.yaml.*bad/,
    );
  });
});
