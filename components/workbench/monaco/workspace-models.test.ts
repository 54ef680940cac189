import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeSession, openFakeSession } from '@/stores/testing/fake-session';
import type { Monaco } from './monaco-api';
import { MOST_MODELS, WorkspaceModels } from './workspace-models';

interface Edit {
  readonly range: { readonly from: number; readonly to: number };
  readonly text: string;
}

/** A model as far as it is used: positions are offsets. */
class FakeModel {
  disposed = false;
  readonly edits: Edit[] = [];
  #listener = () => {};
  constructor(
    public value: string,
    readonly uri: string,
  ) {}
  getValue = () => this.value;
  getEOL = () => '\n';
  getPositionAt = (offset: number) => offset;
  updateOptions = () => {};
  pushStackElement = () => {};
  onDidChangeContent(listener: () => void) {
    this.#listener = listener;
    return { dispose: () => {} };
  }
  pushEditOperations(_cursors: unknown, edits: Edit[]) {
    this.edits.push(...edits);
    for (const { range, text } of edits)
      this.type(this.value.slice(0, range.from) + text + this.value.slice(range.to));
  }
  /** As the learner's keys do. */
  type(value: string) {
    this.value = value;
    this.#listener();
  }
  dispose() {
    this.disposed = true;
  }
}

function fakeMonaco() {
  const models = new Map<string, FakeModel>();
  const monaco = {
    Uri: { file: (path: string) => path },
    Range: { fromPositions: (from: number, to: number) => ({ from, to }) },
    editor: {
      getModel: (uri: string) => models.get(uri) ?? null,
      createModel: (value: string, _language: string, uri: string) => {
        const model = new FakeModel(value, uri);
        models.set(uri, model);
        return model;
      },
    },
  };
  return { monaco: monaco as unknown as Monaco, models };
}

let fake: FakeSession;
let kept: WorkspaceModels;
let models: Map<string, FakeModel>;
beforeEach(async () => {
  vi.useFakeTimers();
  fake = await openFakeSession();
  const made = fakeMonaco();
  models = made.models;
  kept = new WorkspaceModels(made.monaco, fake.session.workspace);
});
afterEach(() => {
  kept.dispose();
  fake.session.dispose();
  vi.useRealTimers();
});

const workspace = () => fake.session.workspace.getState();

test('every text file has a model, data files have none', () => {
  expect([...kept.paths()].sort()).toEqual(Object.keys(workspace().files).sort());
  expect(kept.get('data/sales.csv')).toBeNull();
});

test('a very large workspace has models for its first code files and for what is opened', () => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [i % 2 === 0 ? `src/m${i}.ts` : `notes/n${i}.md`, `${i}`]),
  );
  workspace().restore({ ...workspace().files, ...files }, 'Grow');
  expect(kept.paths().length).toBeLessThan(MOST_MODELS + 20);
  expect(kept.paths()).not.toContain('notes/n1.md');
  expect(kept.get('notes/n1.md')).toBe(models.get('/notes/n1.md'));
  workspace().edit('notes/n1.md', 'changed');
  expect(models.get('/notes/n1.md')!.value).toBe('changed');
});

test('what is typed goes to the workspace', () => {
  models.get('/README.md')!.type('typed');
  expect(workspace().files['README.md']).toBe('typed');
});

test('a change from outside is the smallest edit of the model, and is not sent back', () => {
  const model = models.get('/params.json')!;
  const edit = vi.spyOn(workspace(), 'edit');
  workspace().edit('params.json', model.value.replace('0.01', '0.05'));
  expect(model.edits).toEqual([{ range: { from: 23, to: 24 }, text: '5' }]);
  expect(model.value).toBe(workspace().files['params.json']);
  expect(edit).toHaveBeenCalledTimes(1);
});

test('a renamed file has a model under its new name; the old one is freed once editors have let go', () => {
  const old = models.get('/README.md')!;
  workspace().rename('README.md', 'NOTES.md');
  expect(kept.get('README.md')).toBeNull();
  expect(models.get('/NOTES.md')!.value).toBe(old.value);
  expect(old.disposed).toBe(false);
  vi.runAllTimers();
  expect(old.disposed).toBe(true);
});

test('when it is taken down every model is freed and nothing is followed any more', () => {
  kept.dispose();
  vi.runAllTimers();
  expect([...models.values()].every((model) => model.disposed)).toBe(true);
  workspace().create('new.ts', '');
  expect(models.has('/new.ts')).toBe(false);
});
