// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { type Rendered, renderInWorkbench } from '@/components/workbench/testing/render-in-workbench';
import { TestLine } from './test-line';
import { buildTestTree } from './test-tree';

let page: Rendered;
afterEach(() => page.unmount());

const place = { path: 'test/double.test.ts', line: 3, column: 1 };
const tree = buildTestTree([
  { name: ['double', 'of one'], path: place.path, outcome: 'passed', durationMs: 1 },
  {
    name: ['double', 'of two'],
    path: place.path,
    outcome: 'failed',
    durationMs: 2,
    location: place,
    error: {
      name: 'AssertionError',
      message: 'not equal',
      stack: 'AssertionError: not equal\n    at test/double.test.ts:3:1',
      frames: [place],
      data: { expected: 4, actual: 2 },
    },
  },
]);

test('a failure shows both sides and leads to its line', async () => {
  page = await renderInWorkbench(null);
  const { session } = page;
  await page.unmount();
  page = await renderInWorkbench(<TestLine node={tree[0]!} session={session} depth={0} />);
  const text = page.container.textContent ?? '';
  expect(text).toContain('AssertionError: not equal');
  expect([...page.container.querySelectorAll('dd')].map((side) => side.textContent)).toEqual(['4', '2']);
  const link = page.container.querySelector<HTMLButtonElement>('[title^="Go to line 3"]')!;
  await act(async () => link.click());
  expect(session.editor.getState().reveal).toMatchObject(place);
});
