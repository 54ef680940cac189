import { expect, it } from 'vitest';
import { WorkspaceMirror } from './workspace-mirror';

it('sends what the worker does not have, once', () => {
  const mirror = new WorkspaceMirror();
  const files = { 'a.ts': '1', 'run.sh': 'x' };
  const marks = { 'run.sh': 'executable', empty: 'folder' } as const;
  expect(mirror.changes(files, marks)).toEqual({
    files: { 'a.ts': '1', 'run.sh': 'x', empty: null },
    marks: { 'a.ts': null, 'run.sh': 'executable', empty: 'folder' },
  });
  expect(mirror.changes(files, marks)).toBeNull();
  expect(mirror.changes({ ...files, 'a.ts': '2' }, marks)).toEqual({
    files: { 'a.ts': '2' },
    marks: { 'a.ts': null },
  });
  expect(mirror.changes({ 'run.sh': 'x' }, { 'run.sh': 'executable' })).toEqual({
    files: { 'a.ts': null, empty: null },
    marks: { 'a.ts': null, empty: null },
  });
});

it('sends nothing back that came from the worker, and puts right what the workspace did not take', () => {
  const mirror = new WorkspaceMirror();
  mirror.changes({ 'a.ts': '1' }, {});
  mirror.took({ files: { 'b.ts': 'new', 'a.ts': null }, marks: { 'b.ts': null, 'a.ts': null } });
  expect(mirror.changes({ 'b.ts': 'new' }, {})).toBeNull();
  expect(mirror.changes({ 'a.ts': '1' }, {})).toEqual({
    files: { 'a.ts': '1', 'b.ts': null },
    marks: { 'a.ts': null, 'b.ts': null },
  });
});
