import { describe, expect, it } from 'vitest';
import { isNamedFile, outcomesOf } from './outcomes';
import type { TimelineKind, TimelineStep } from './step';

type Change = readonly [path: string, before: string | null, after: string | null];

const step = (changes: readonly Change[], kind: TimelineKind = 'program-ran'): TimelineStep => ({
  kind,
  label: '$ x',
  at: 0,
  until: 0,
  changes: changes.map(([path, before, after]) => ({ path, before, after })),
});

const OBJECT: Change = ['.git/objects/3f/786850e387550fdab836ed7e6dc881de23001b', null, 'x'];
const COMMIT = [OBJECT, ['.git/refs/heads/main', 'a', 'b']] as const;

describe('the outcomes of a step', () => {
  it('are a commit where new objects are and a branch moves', () => {
    expect(outcomesOf(step(COMMIT))).toEqual({ isCommit: true, runs: 0 });
    expect(outcomesOf(step([OBJECT, ['.git/refs/heads/main', null, 'b']])).isCommit, 'the first').toBe(true);
    expect(outcomesOf(step([OBJECT, ['.git/HEAD', 'a', 'b']])).isCommit, 'on no branch').toBe(true);
    expect(outcomesOf(step([OBJECT, ['.git/refs/heads/topic/x', 'a', 'b']])).isCommit).toBe(true);
  });

  it('are none for what only moves a branch, or only writes objects', () => {
    for (const [what, changes] of [
      [
        'git switch -c',
        [
          ['.git/refs/heads/new', null, 'a'],
          ['.git/HEAD', 'x', 'y'],
        ],
      ],
      ['git reset', [['.git/refs/heads/main', 'b', 'a']]],
      ['git branch -D', [OBJECT, ['.git/refs/heads/old', 'a', null]]],
      ['git add', [OBJECT, ['.git/index', 'a', 'b']]],
      ['git init && git add .', [OBJECT, ['.git/HEAD', null, 'a']]],
      ['git stash', [OBJECT, ['.git/refs/stash', null, 'a']]],
    ] as const)
      expect(outcomesOf(step(changes)).isCommit, what).toBe(false);
  });

  it('are no news when they only come back', () => {
    for (const kind of ['undone', 'redone', 'restored', 'imported'] as const)
      expect(
        outcomesOf(step([...COMMIT, [`mlruns/1/${'a'.repeat(32)}/meta.yaml`, null, 'x']], kind)),
      ).toEqual({
        isCommit: false,
        runs: 0,
      });
  });

  it('count the runs that began, not those that went on', () => {
    const run = (digit: string) => `mlruns/1/${digit.repeat(32)}/meta.yaml`;
    const changes: Change[] = [
      [run('a'), null, 'x'],
      [run('b'), null, 'x'],
      [run('c'), 'x', 'y'],
      ['mlruns/models/price/meta.yaml', null, 'x'],
      ['mlruns/1/meta.yaml', null, 'x'],
      ['mlruns/1/aa/params/lr', null, '1'],
    ];
    expect(outcomesOf(step(changes)).runs).toBe(2);
  });
});

it('names the files of the project, not those of tools and runs', () => {
  expect(['src/a.ts', '.gitignore', 'mlruns.md', '.dvc/config'].map(isNamedFile)).not.toContain(false);
  expect(['.git/HEAD', 'mlruns/1/aa/meta.yaml', '.lab/x', '.dvc/cache/a'].map(isNamedFile)).not.toContain(
    true,
  );
});
