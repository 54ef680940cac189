// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rendered, renderInWorkbench } from '../testing/render-in-workbench';
import { EditorTabs } from './editor-tabs';

let page: Rendered;
beforeEach(async () => {
  page = await renderInWorkbench(<EditorTabs />);
});
afterEach(() => page.unmount());

const tabs = () => [...page.container.querySelectorAll<HTMLElement>('[role="tab"]')];
const selected = () => tabs().find((tab) => tab.getAttribute('aria-selected') === 'true');

test('arrows go between the open files, and the focus goes along', async () => {
  expect(tabs().map((tab) => tab.textContent)).toEqual(['src/train.ts', 'params.json']);
  await act(async () => selected()!.focus());
  await page.press('ArrowRight');
  expect(page.session.editor.getState().active).toBe('params.json');
  expect(document.activeElement).toBe(selected());
});

test('Delete closes the open file; its neighbour is shown', async () => {
  await act(async () => selected()!.focus());
  await page.press('Delete');
  expect(page.session.editor.getState().open).toEqual(['params.json']);
  expect(selected()?.textContent).toBe('params.json');
});

test('only the selected tab is reached by Tab', () => {
  expect(tabs().map((tab) => tab.tabIndex)).toEqual([0, -1]);
});
