import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../../core/rng';
import { applyCommit } from './apply-commit';
import { drawTeam, type Edit, type TeamCommit } from './commits';
import { BAD_KINDS, GOOD_KINDS } from './kinds';

const PATH = 'team/commits.yaml';
const TEXT = readFileSync(`lessons/02-what-breaks/06-ci-cd/${PATH}`, 'utf8');
const draw = (which: 'first' | 'hidden', seed: string) => drawTeam(PATH, TEXT, which, seededRng(seed));
const names = (team: readonly TeamCommit[]) => team.map(({ kind, says }) => `${kind}: ${says}`);

describe('the team of a lesson', () => {
  it('makes one commit of each kind, the feature first and then the one that hurts a group', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const team = draw('hidden', seed);
      expect(team.map(({ kind }) => kind).sort()).toEqual(
        [...Object.keys(BAD_KINDS), ...Object.keys(GOOD_KINDS)].sort(),
      );
      expect(team.filter(({ isBad }) => isBad)).toHaveLength(10);
      expect(team.slice(0, 2).map(({ kind }) => kind)).toEqual(['feature', 'slice']);
    }
  });

  it('is another one in checks than in the replay, by seed', () => {
    const replay = new Set(names(draw('first', 'a')));
    expect(names(draw('hidden', 'a')).filter((name) => replay.has(name))).toEqual([]);
    expect(names(draw('hidden', 'a'))).toEqual(names(draw('hidden', 'a')));
    expect(names(draw('hidden', 'a')).sort()).not.toEqual(names(draw('hidden', 'b')).sort());
  });

  it('says what is wrong with its file', () => {
    const without = TEXT.replace('  units:', '  unit:');
    expect(() => drawTeam(PATH, without, 'first', seededRng('a'))).toThrow(/team\/commits\.yaml.*bad/);
  });
});

/** A text after edits; what is wrong when they do not apply. */
function edited(text: string, ...edits: Edit[]): string | null {
  const files: Record<string, string> = { 'a.csv': text };
  const problem = applyCommit(
    { edits },
    {
      read: (file) => files[file] ?? null,
      write: (file, after) => {
        files[file] = after;
      },
    },
    { 'team/rows.csv': '5,6\n' },
  );
  return problem ?? files['a.csv']!;
}

describe('a commit of the team', () => {
  const table = 'a,b\n1,x\n2,y\n3,x\n';

  it.each<[string, Edit, string]>([
    ['a text', { file: 'a.csv', from: '2,y', to: '2,$&' }, 'a,b\n1,x\n2,$&\n3,x\n'],
    ['a file', { file: 'a.csv', text: 'new' }, 'new'],
    ['rows', { file: 'a.csv', rows: 'team/rows.csv' }, 'a,b\n1,x\n2,y\n3,x\n5,6\n'],
    ['the name of a column', { file: 'a.csv', column: 'b', rename: 'c' }, 'a,c\n1,x\n2,y\n3,x\n'],
    ['a unit', { file: 'a.csv', column: 'a', last: 2, times: 100 }, 'a,b\n1,x\n200,y\n300,x\n'],
    ['values', { file: 'a.csv', column: 'b', last: 2, values: { x: 'z' } }, 'a,b\n1,x\n2,y\n3,z\n'],
  ])('changes %s', (_what, edit, after) => {
    expect(edited(table, edit)).toBe(after);
  });

  it('says which file is not as the team knows it', () => {
    expect(edited(table, { file: 'a.csv', from: '9', to: '' })).toBe('`a.csv` is not as the team knows it');
    expect(edited(table, { file: 'a.csv', column: 'z', rename: 'c' })).toContain('not as the team');
    expect(edited(table, { file: 'b.csv', from: '9', to: '' })).toBe('`b.csv` is not on main any more');
  });
});
