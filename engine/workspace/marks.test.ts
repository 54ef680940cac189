import { describe, expect, it } from 'vitest';
import { InvalidPathError } from '../core/files';
import { foldEvents } from './apply';
import { decide } from './decide';
import { diffTrees } from './diff';
import { FileExistsError } from './errors';
import type { FileChanges, MarkChanges, WorkspaceCommand } from './events';
import { followedFiles, followLinks } from './links';
import { newModel, type WorkspaceModel } from './model';

const START = newModel({ 'run.sh': '#!/bin/sh\n', 'src/a.ts': 'a' });

function run(model: WorkspaceModel, ...commands: WorkspaceCommand[]): WorkspaceModel {
  return commands.reduce((now, command) => foldEvents(now, decide(now, command)), model);
}

const ran = (changes: FileChanges, marks: MarkChanges = {}): WorkspaceCommand => ({
  type: 'overlay',
  kind: 'program-ran',
  label: '$ chmod',
  changes,
  marks,
});

describe('marks', () => {
  it('are a step of undo by themselves, and no step when nothing would change', () => {
    const model = run(START, ran({}, { 'run.sh': 'executable' }));
    expect(model.marks).toEqual({ 'run.sh': 'executable' });
    expect(decide(model, ran({}, { 'run.sh': 'executable' }))).toEqual([]);
    expect(decide(START, ran({}, { 'run.sh': null, nothing: null }))).toEqual([]);
    const undone = run(model, { type: 'undo' });
    expect(undone.marks).toEqual({});
    expect(run(undone, { type: 'redo' }).marks).toEqual({ 'run.sh': 'executable' });
  });

  it('stay with an edit and a rename, and go with a removal', () => {
    const model = run(START, ran({}, { 'run.sh': 'executable' }));
    const edited = run(model, { type: 'edit', path: 'run.sh', content: 'exit\n' });
    expect(edited.marks).toEqual({ 'run.sh': 'executable' });
    const renamed = run(edited, { type: 'rename', from: 'run.sh', to: 'bin/run.sh' });
    expect(renamed.marks).toEqual({ 'bin/run.sh': 'executable' });
    const removed = run(renamed, { type: 'remove', path: 'bin/run.sh' });
    expect(removed.marks).toEqual({});
    expect(run(removed, { type: 'undo' }).marks).toEqual({ 'bin/run.sh': 'executable' });
    expect(run(model, ran({ 'run.sh': null })).marks).toEqual({});
  });

  it('let an empty folder be made, filled, renamed and removed', () => {
    const model = run(START, ran({}, { logs: 'folder' }));
    expect(model.files).toEqual(START.files);
    expect(() => run(model, { type: 'create', path: 'logs', content: '' })).toThrow(InvalidPathError);
    const filled = run(model, { type: 'create', path: 'logs/today.txt', content: '' });
    expect(filled.marks).toEqual({ logs: 'folder' });
    expect(run(START, { type: 'create-folder', path: 'logs' })).toEqual({
      ...model,
      past: [{ ...model.past[0], label: 'Create logs/' }],
    });
    expect(() => run(filled, { type: 'create-folder', path: 'logs' })).toThrow(FileExistsError);
    const renamed = run(model, { type: 'rename', from: 'logs', to: 'old' });
    expect(renamed.marks).toEqual({ old: 'folder' });
    const removed = run(renamed, { type: 'remove', path: 'old' });
    expect(removed.marks).toEqual({});
    expect(run(removed, { type: 'undo' }).marks).toEqual({ old: 'folder' });
  });

  it('go with their folder, which is renamed and removed as one step', () => {
    const model = run(
      START,
      ran({ 'src/b.sh': 'b', 'src/deep/c.ts': 'c' }, { 'src/b.sh': 'executable', 'src/empty': 'folder' }),
    );
    const renamed = run(model, { type: 'rename', from: 'src', to: 'lib/src' });
    expect(Object.keys(renamed.files).sort()).toEqual([
      'lib/src/a.ts',
      'lib/src/b.sh',
      'lib/src/deep/c.ts',
      'run.sh',
    ]);
    expect(renamed.marks).toEqual({ 'lib/src/b.sh': 'executable', 'lib/src/empty': 'folder' });
    expect(renamed.past.at(-1)?.label).toBe('Rename src/ to lib/src/');
    const removed = run(renamed, { type: 'remove', path: 'lib' });
    expect(removed).toMatchObject({ files: { 'run.sh': '#!/bin/sh\n' }, marks: {} });
    expect(run(removed, { type: 'undo' }, { type: 'undo' })).toMatchObject({
      files: model.files,
      marks: model.marks,
    });
    expect(() => run(model, { type: 'rename', from: 'src', to: 'src/in' })).toThrow(InvalidPathError);
    expect(() => run(model, { type: 'rename', from: 'src', to: 'run.sh' })).toThrow(FileExistsError);
    expect(() => run(model, { type: 'rename', from: 'src', to: 'run.sh/x' })).toThrow(InvalidPathError);
  });

  it('let a file, a link and a folder take each other’s place', () => {
    const link = run(START, ran({ 'run.sh': 'src/a.ts' }, { 'run.sh': 'link' }));
    const folder = run(link, ran({ 'run.sh': null }, { 'run.sh': 'folder' }));
    expect(folder).toMatchObject({ files: { 'src/a.ts': 'a' }, marks: { 'run.sh': 'folder' } });
    const file = run(folder, ran({ 'run.sh': 'text' }, { 'run.sh': null }));
    expect(file).toMatchObject({ files: { 'run.sh': 'text' }, marks: {} });
    const back = run(file, { type: 'undo' }, { type: 'undo' });
    expect(back.marks).toEqual({ 'run.sh': 'link' });
  });

  it.each<[string, FileChanges, MarkChanges]>([
    ['a folder where a file is', {}, { 'run.sh': 'folder' }],
    ['a folder inside a file', {}, { 'run.sh/logs': 'folder' }],
    ['an executable nothing', {}, { nothing: 'executable' }],
    ['a link that is removed', { 'run.sh': null }, { 'run.sh': 'link' }],
    ['a file over a folder with a file', { src: '' }, {}],
    ['a file over a folder with a folder', { new: '' }, { 'new/inner': 'folder' }],
  ])('refuse %s', (_what, changes, marks) => {
    expect(() => decide(START, ran(changes, marks))).toThrow(InvalidPathError);
  });

  it('refuse to rename over a folder', () => {
    const model = run(START, ran({}, { logs: 'folder' }));
    expect(() => run(model, { type: 'rename', from: 'run.sh', to: 'logs' })).toThrow(InvalidPathError);
    expect(() => run(model, { type: 'rename', from: 'logs', to: 'run.sh' })).toThrow(FileExistsError);
  });
});

describe('links', () => {
  const linked = run(
    START,
    ran(
      {
        'now.ts': 'src/a.ts',
        'src/up.sh': '../run.sh',
        code: './src/',
        out: '../../etc/passwd',
        root: '/etc',
        'loop/a': 'b',
        'loop/b': 'a',
        'src/gone': 'nowhere',
      },
      Object.fromEntries(
        ['now.ts', 'src/up.sh', 'code', 'out', 'root', 'loop/a', 'loop/b', 'src/gone'].map((path) => [
          path,
          'link',
        ]),
      ),
    ),
  );

  it('are followed, through folders too', () => {
    expect(followLinks(linked, 'now.ts')).toBe('src/a.ts');
    expect(followLinks(linked, 'src/up.sh')).toBe('run.sh');
    expect(followLinks(linked, 'code/a.ts')).toBe('src/a.ts');
    expect(followLinks(linked, 'code/up.sh')).toBe('run.sh');
    expect(followLinks(linked, 'src/gone')).toBe('src/nowhere');
    expect(followLinks(linked, 'src/a.ts')).toBe('src/a.ts');
  });

  it.each(['out', 'root', 'loop/a'])('refuse to lead out or in a circle: %s', (path) => {
    expect(() => followLinks(linked, path)).toThrow(InvalidPathError);
  });

  it('are edited as what they lead to', () => {
    const edited = run(linked, { type: 'edit', path: 'now.ts', content: 'new' });
    expect(edited.files).toMatchObject({ 'now.ts': 'src/a.ts', 'src/a.ts': 'new' });
  });

  it('give programs the files that they lead to', () => {
    const files = followedFiles(linked);
    expect(files).toMatchObject({ 'now.ts': 'a', 'code/a.ts': 'a', 'src/up.sh': '#!/bin/sh\n' });
    for (const gone of ['out', 'root', 'loop/a', 'loop/b', 'src/gone', 'code'])
      expect(files).not.toHaveProperty([gone]);
    expect(followedFiles(START)).toBe(START.files);
  });
});

describe('differences of trees', () => {
  it('name what became something else, without lines', () => {
    const after = run(
      START,
      ran({ 'now.ts': 'src/a.ts' }, { 'run.sh': 'executable', 'now.ts': 'link', logs: 'folder' }),
    );
    expect(diffTrees(START, after).files).toMatchObject([
      { path: 'logs', status: 'added', added: 0, mark: { before: null, after: 'folder' } },
      { path: 'now.ts', status: 'added', added: 1, mark: { before: null, after: 'link' } },
      { path: 'run.sh', status: 'modified', changed: 0, mark: { before: null, after: 'executable' } },
    ]);
    expect(diffTrees(after, START).filesTouched).toBe(3);
    expect(diffTrees(after, after).files).toEqual([]);
  });

  it('count a renamed executable once', () => {
    const before = run(START, ran({}, { 'run.sh': 'executable' }));
    const after = run(before, { type: 'rename', from: 'run.sh', to: 'go.sh' });
    expect(diffTrees(before, after).files).toMatchObject([{ path: 'go.sh', status: 'renamed' }]);
  });
});
