import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILE_MARKS, InvalidPathError, normalizePath, type WorkspaceFiles } from '../core/files';
import { applyEvent, foldEvents } from './apply';
import { decide } from './decide';
import { FileExistsError, FileNotFoundError, NoStepError, ReadOnlyFileError } from './errors';
import type { WorkspaceCommand, WorkspaceEvent } from './events';
import { appendCoalesced } from './log';
import { HISTORY_LIMITS, newModel, sameTree, type WorkspaceModel } from './model';
import { changesLaying, changesTo, treeChangesTo } from './overlays';

const START: WorkspaceFiles = { 'src/train.ts': 'train\n', 'params.json': '{}\n', 'README.md': 'hi\n' };

function run(model: WorkspaceModel, ...commands: WorkspaceCommand[]): WorkspaceModel {
  return commands.reduce((now, command) => foldEvents(now, decide(now, command)), model);
}

const edit = (path: string, content: string): WorkspaceCommand => ({ type: 'edit', path, content });

describe('steps of undo', () => {
  it('takes edits of one file in a row as one step', () => {
    const model = run(
      newModel(START),
      edit('README.md', 'a'),
      edit('README.md', 'ab'),
      edit('params.json', '1'),
    );
    expect(model.past.map((step) => step.label)).toEqual(['Edit README.md', 'Edit params.json']);
    const back = run(model, { type: 'undo' }, { type: 'undo' });
    expect(back.files).toEqual(START);
    expect(run(back, { type: 'redo' }).files['README.md']).toBe('ab');
  });

  it('starts a new step after an undo, and forgets what could be redone', () => {
    const undone = run(newModel(START), edit('README.md', 'a'), edit('params.json', '1'), { type: 'undo' });
    const model = run(undone, edit('README.md', 'b'));
    expect(model.past.map((step) => step.label)).toEqual(['Edit README.md', 'Edit README.md']);
    expect(model.future).toEqual([]);
  });

  it('undoes and redoes a reset', () => {
    const worked = run(newModel(START), edit('README.md', 'mine'), {
      type: 'create',
      path: 'src/new.ts',
      content: 'new',
    });
    const reset = run(worked, {
      type: 'overlay',
      kind: 'reset',
      label: 'Reset to the start',
      changes: changesTo(worked.files, START),
    });
    expect(reset.files).toEqual(START);
    const undone = run(reset, { type: 'undo' });
    expect(undone.files).toEqual(worked.files);
    expect(run(undone, { type: 'redo' }).files).toEqual(START);
  });

  it('shows a solution only where it was asked to', () => {
    const solution = { 'src/train.ts': 'right', 'test/a.test.ts': 'test' };
    const changes = changesLaying(START, solution, ['src/']);
    expect(changes).toEqual({ 'src/train.ts': 'right' });
  });

  it('keeps a bounded history', () => {
    let model = newModel(START);
    for (let i = 0; i < HISTORY_LIMITS.steps + 20; i++)
      model = run(model, edit(i % 2 ? 'README.md' : 'params.json', String(i)));
    expect(model.past).toHaveLength(HISTORY_LIMITS.steps);
    const big = 'x'.repeat(HISTORY_LIMITS.bytes);
    const heavy = run(newModel(START), edit('README.md', big), edit('params.json', big));
    expect(heavy.past.map((step) => step.label)).toEqual(['Edit params.json']);
  });
});

describe('what is refused', () => {
  const model = newModel(START);
  it.each<[string, WorkspaceCommand, new (...args: never[]) => Error]>([
    ['making a file twice', { type: 'create', path: './README.md', content: '' }, FileExistsError],
    ['a file where a folder is', { type: 'create', path: 'src', content: '' }, InvalidPathError],
    ['a folder where a file is', { type: 'create', path: 'README.md/a', content: '' }, InvalidPathError],
    ['climbing out', { type: 'create', path: '../x', content: '' }, InvalidPathError],
    ['a prototype key', { type: 'create', path: '__proto__', content: '' }, InvalidPathError],
    ['editing what is not there', edit('nope.ts', ''), FileNotFoundError],
    ['an inherited name', edit('toString', ''), FileNotFoundError],
    ['removing what is not there', { type: 'remove', path: 'nope.ts' }, FileNotFoundError],
    ['renaming over a file', { type: 'rename', from: 'README.md', to: 'params.json' }, FileExistsError],
    ['undo of nothing', { type: 'undo' }, NoStepError],
    ['redo of nothing', { type: 'redo' }, NoStepError],
    [
      'an overlay that puts a file under a file',
      { type: 'overlay', kind: 'restored', label: 'x', changes: { 'README.md/a': '' } },
      InvalidPathError,
    ],
  ])('%s', (_what, command, error) => {
    expect(() => decide(model, command)).toThrow(error);
  });

  it('writing to the data', () => {
    const readOnly = (path: string) => path.startsWith('data/');
    expect(() => decide(model, { type: 'create', path: 'data/x.csv', content: '' }, readOnly)).toThrow(
      ReadOnlyFileError,
    );
  });

  it('nothing happens when nothing would change', () => {
    expect(decide(model, edit('README.md', 'hi\n'))).toEqual([]);
    expect(decide(model, { type: 'rename', from: 'README.md', to: './README.md' })).toEqual([]);
  });

  it('lets a file move to a folder of its own name', () => {
    expect(run(model, { type: 'rename', from: 'README.md', to: 'README.md/a' }).files).toHaveProperty([
      'README.md/a',
    ]);
  });
});

const path = fc.constantFrom(
  'a.ts',
  'b.ts',
  'src/a.ts',
  'src/b/c.ts',
  'src',
  'toString',
  './a.ts',
  '../x',
  '__proto__',
  '',
);
const content = fc.oneof(fc.string({ maxLength: 5 }), fc.uint8Array({ maxLength: 4 }));
const command: fc.Arbitrary<WorkspaceCommand> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('edit' as const), path, content }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('create' as const), path, content }) },
  fc.record({ type: fc.constant('rename' as const), from: path, to: path }),
  fc.record({ type: fc.constant('remove' as const), path }),
  fc.record({ type: fc.constant('create-folder' as const), path }),
  fc.record({
    type: fc.constant('overlay' as const),
    kind: fc.constantFrom('reset' as const, 'restored' as const, 'program-ran' as const),
    label: fc.constant('Overlay'),
    changes: fc.dictionary(
      path.filter((p) => p !== '__proto__'),
      fc.option(content),
      { maxKeys: 3 },
    ),
    marks: fc.dictionary(
      path.filter((p) => p !== '__proto__'),
      fc.option(fc.constantFrom(...FILE_MARKS)),
      { maxKeys: 3 },
    ),
  }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('redo' as const) }) },
);

/** Runs commands, leaving out those that are refused; every refusal must be one of ours. */
function play(commands: readonly WorkspaceCommand[]): { model: WorkspaceModel; log: WorkspaceEvent[] } {
  let model = newModel({ 'a.ts': 'a' });
  const log: WorkspaceEvent[] = [];
  for (const one of commands) {
    let events: readonly WorkspaceEvent[] = [];
    try {
      events = decide(model, one);
    } catch (error) {
      expect(error).toHaveProperty('code');
    }
    model = foldEvents(model, events);
    log.push(...events);
  }
  return { model, log };
}

describe('properties', () => {
  it('undoing everything and redoing it gives every state back', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const { model } = play(commands);
        let back = model;
        const seen = [back];
        while (back.past.length > 0) {
          back = run(back, { type: 'undo' });
          seen.push(back);
        }
        for (const then of seen.reverse()) {
          expect(sameTree(back, then)).toBe(true);
          if (back.future.length > 0) back = run(back, { type: 'redo' });
        }
      }),
    );
  });

  it('do, then undo, is the identity on files and marks', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), command, (commands, last) => {
        fc.pre(last.type !== 'undo' && last.type !== 'redo');
        const sealed = { ...play(commands).model, typing: null };
        let events: readonly WorkspaceEvent[] = [];
        try {
          events = decide(sealed, last);
        } catch {
          return;
        }
        if (events.length === 0) return;
        const done = foldEvents(sealed, events);
        const undone = run(done, { type: 'undo' });
        expect(sameTree(undone, sealed)).toBe(true);
        expect(sameTree(run(undone, { type: 'redo' }), done)).toBe(true);
      }),
    );
  });

  it('the log gives the state back, however it is cut or coalesced', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), fc.nat(), (commands, cut) => {
        const { model, log } = play(commands);
        const start = newModel({ 'a.ts': 'a' });
        expect(foldEvents(start, log)).toEqual(model);
        const at = log.length === 0 ? 0 : cut % log.length;
        const snapshot = structuredClone(foldEvents(start, log.slice(0, at)));
        expect(foldEvents(snapshot, log.slice(at))).toEqual(model);
        const coalesced = log.reduce<readonly WorkspaceEvent[]>(appendCoalesced, []);
        expect(foldEvents(start, coalesced)).toEqual(model);
      }),
    );
  });

  it('every path stays valid, no file lies inside another, and marks fit what is there', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const { files, marks } = play(commands).model;
        const paths = Object.keys(files);
        for (const one of paths) {
          expect(normalizePath(one)).toBe(one);
          for (const other of [...paths, ...Object.keys(marks)])
            expect(other.startsWith(`${one}/`)).toBe(false);
        }
        for (const [path, mark] of Object.entries(marks))
          expect(Object.hasOwn(files, path)).toBe(mark !== 'folder');
      }),
    );
  });

  it('the changes to another tree make it that tree', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), fc.array(command, { maxLength: 20 }), (a, b) => {
        const from = play(a).model;
        const to = play(b).model;
        const changed = run(from, {
          type: 'overlay',
          kind: 'restored',
          label: 'x',
          ...treeChangesTo(from, to),
        });
        expect(sameTree(changed, to)).toBe(true);
      }),
    );
  });

  it('an event never changes the state it is applied to', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let model = newModel({ 'a.ts': 'a' });
        for (const event of play(commands).log) {
          const before = structuredClone(model);
          const next = applyEvent(model, event);
          expect(model).toEqual(before);
          model = next;
        }
      }),
    );
  });
});
