import { describe, expect, it } from 'vitest';
import type { GitOverview } from '@/engine/versioning/git/views/overview';
import { type ChosenChange, changeDiff, shownChange } from './chosen-change';

const row = (path: string) => ({ path, status: 'M' as const, renamedFrom: null });
const overview = (staged: string[], unstaged: string[]) =>
  ({ staged: staged.map(row), unstaged: unstaged.map(row), conflicts: [] }) as unknown as GitOverview;

describe('the change that is shown', () => {
  const chosen: ChosenChange = { side: 'unstaged', path: 'a', oldPath: 'a' };

  it('goes along when the file is staged, and ends when nothing is changed any more', () => {
    expect(shownChange(overview([], ['a', 'b']), chosen)).toBe(chosen);
    expect(shownChange(overview(['a'], ['b']), chosen)).toEqual({ side: 'staged', path: 'a', oldPath: 'a' });
    expect(shownChange(overview([], ['b']), chosen)).toBeNull();
  });

  it('is compared with the state before it', () => {
    expect(changeDiff(chosen, 'c1')).toMatchObject({ before: { in: 'index' }, after: { in: 'files' } });
    expect(changeDiff({ ...chosen, side: 'staged' }, 'c1')).toMatchObject({
      before: { in: 'commit', id: 'c1' },
      after: { in: 'index' },
    });
    expect(changeDiff({ ...chosen, side: 'staged' }, null)).toMatchObject({ before: { in: 'nothing' } });
  });
});
