import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LessonSession } from '@/stores/contracts';
import type { Monaco } from './monaco-api';
import { followWorkflows, isWorkflowFile } from './workflow-language';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('workflows and actions are known, other YAML is not', () => {
  const paths = ['.github/workflows/ci.yml', '.github/workflows/a.yaml', 'tools/x/action.yml', 'action.yaml'];
  expect(paths.every(isWorkflowFile)).toBe(true);
  expect(['dvc.yaml', '.github/workflows/old/ci.yml', 'x.github/workflows/a.yml'].some(isWorkflowFile)).toBe(
    false,
  );
});

test('a text that was typed on while it was checked gets no markers from before', async () => {
  let changed: () => void = () => {};
  let version = 1;
  const model = {
    uri: { scheme: 'file', path: '/.github/workflows/ci.yml' },
    getVersionId: () => version,
    getValue: () => `text ${version}`,
    isDisposed: () => false,
    onDidChangeContent: (listener: () => void) => {
      changed = listener;
      return { dispose: () => {} };
    },
  };
  const marked: unknown[] = [];
  const none = () => ({ dispose: () => {} });
  const monaco = {
    MarkerSeverity: { Hint: 1, Info: 2, Warning: 4, Error: 8 },
    editor: {
      getModels: () => [model],
      onDidCreateModel: none,
      onWillDisposeModel: none,
      setModelMarkers: (_model: unknown, _owner: string, markers: readonly { message: string }[]) =>
        marked.push(markers.map(({ message }) => message)),
    },
    languages: { registerCompletionItemProvider: none, registerHoverProvider: none },
  } as unknown as Monaco;
  const answers: (() => void)[] = [];
  const ask = (_name: string, { text }: { text: string }) =>
    new Promise((resolve) => {
      const place = { line: 1, column: 1 };
      answers.push(() => resolve([{ severity: 'error', message: text, from: place, to: place }]));
    });
  const session = { lab: async () => ({ getState: () => ({ ask }) }) } as unknown as LessonSession;
  const stop = followWorkflows(monaco, session);
  await vi.advanceTimersByTimeAsync(300);
  version = 2;
  changed();
  answers[0]!();
  await vi.advanceTimersByTimeAsync(300);
  expect(marked).toEqual([]);
  answers[1]!();
  await vi.advanceTimersByTimeAsync(0);
  expect(marked).toEqual([['text 2']]);
  stop();
  expect(marked.at(-1)).toEqual([]);
});
