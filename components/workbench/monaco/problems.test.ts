import { expect, test } from 'vitest';
import { flattenMessage } from './cross-file-checks';
import type { Monaco } from './monaco-api';
import { collectProblems, problemsText } from './problems';

const marker = (path: string, severity: number, line: number, scheme = 'file') => ({
  resource: { scheme, path },
  severity,
  message: `${path} ${line}`,
  startLineNumber: line,
  startColumn: 1,
});

function withMarkers(markers: readonly ReturnType<typeof marker>[]): Monaco {
  const monaco = {
    MarkerSeverity: { Hint: 1, Info: 2, Warning: 4, Error: 8 },
    editor: { getModelMarkers: () => markers },
  };
  return monaco as unknown as Monaco;
}

test('errors and warnings of the workspace are listed by file and line', () => {
  const found = collectProblems(
    withMarkers([
      marker('/src/b.ts', 8, 1),
      marker('/src/a.ts', 4, 9),
      marker('/src/a.ts', 8, 2),
      marker('/src/a.ts', 1, 1),
      marker('/src/a.ts', 8, 1, 'baseline'),
      marker('/node_modules/x/index.d.ts', 8, 1),
    ]),
  );
  expect(found.map((problem) => problem.message)).toEqual(['/src/a.ts 2', '/src/a.ts 9', '/src/b.ts 1']);
  expect(problemsText(found, true)).toBe('2 errors, 1 warning');
  expect(problemsText([], true)).toBe('No problems');
  expect(problemsText([], false)).toBe('not checked yet');
});

test('a chain of messages is indented by depth', () => {
  const chain = { messageText: 'a', next: [{ messageText: 'b', next: [{ messageText: 'c' }] }] };
  expect(flattenMessage(chain)).toBe('a\n  b\n    c');
  expect(flattenMessage('plain')).toBe('plain');
});
