import { describe, expect, it } from 'vitest';
import type { WorkspaceFiles } from '../engine/core/files';
import { mergeStranded, rescueChanges, strandedPaths } from './stranded-edits';

const tree = (files: WorkspaceFiles) => ({ files, marks: {} });
const STORED = tree({ 'a.ts': 'a', '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': '1\n' });
const MINE = tree({
  ...STORED.files,
  'a.ts': 'mine',
  '.git/refs/heads/main': '2\n',
  '.git/objects/22/22': 'two',
});
const stranded = mergeStranded([], ['a.ts', '.git/refs/heads/main', '.git/objects/22/22'], MINE, STORED);

describe('edits that another tab kept from being saved', () => {
  it('come back where nothing has happened since', () => {
    expect(rescueChanges(stranded, STORED).changes).toEqual({
      'a.ts': 'mine',
      '.git/refs/heads/main': '2\n',
      '.git/objects/22/22': 'two',
    });
  });

  it('are put beside a file that was changed, and never mixed into a repository that was', () => {
    const theirs = tree({ ...STORED.files, 'a.ts': 'theirs', '.git/refs/heads/main': '3\n' });
    expect(rescueChanges(stranded, theirs).changes).toEqual({
      'a.unsaved.ts': 'mine',
      '.git/objects/22/22': 'two',
    });
  });

  it('keep their marks', () => {
    const mine = { files: { ...STORED.files, 'run.sh': 'x' }, marks: { 'run.sh': 'executable' as const } };
    const { changes, marks } = rescueChanges(mergeStranded([], ['run.sh'], mine, STORED), STORED);
    expect(changes).toEqual({ 'run.sh': 'x' });
    expect(marks).toEqual({ 'run.sh': 'executable' });
  });

  it('are those of every path that an event names', () => {
    expect(
      strandedPaths([
        { type: 'file-renamed', from: 'a', to: 'b' },
        { type: 'files-overlaid', kind: 'reset', label: '', changes: { c: null }, marks: { d: 'folder' } },
        { type: 'undone' },
      ]),
    ).toEqual(['a', 'b', 'c', 'd']);
  });
});
