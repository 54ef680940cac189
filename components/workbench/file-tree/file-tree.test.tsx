// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toastInbox } from '@/components/ui/toast';
import { type Rendered, renderInWorkbench } from '../testing/render-in-workbench';
import { FileTree } from './file-tree';

let page: Rendered;
beforeEach(async () => {
  toastInbox.setState({ waiting: [] });
  page = await renderInWorkbench(<FileTree />);
});
afterEach(() => page.unmount());

const items = () => [...page.container.querySelectorAll<HTMLElement>('[role="treeitem"]')];
const item = (path: string) => items().find((one) => one.dataset.path === path)!;
const focus = (path: string) => act(async () => item(path).focus());
const focused = () => (document.activeElement as HTMLElement).dataset.path;

test('shows every file with its level, and data files as read-only', () => {
  expect(items().map((one) => one.dataset.path)).toEqual([
    'data',
    'data/sales.csv',
    'src',
    'src/double.ts',
    'src/train.ts',
    'test',
    'test/double.test.ts',
    'package.json',
    'params.json',
    'README.md',
  ]);
  expect(item('src/train.ts').getAttribute('aria-level')).toBe('2');
  expect(item('data/sales.csv').getAttribute('aria-label')).toBe('sales.csv, read-only');
});

test('one row is reached by Tab; arrows move the focus, Enter opens', async () => {
  expect(items().filter((one) => one.tabIndex === 0)).toHaveLength(1);
  await focus('data');
  await page.press('ArrowDown');
  await page.press('ArrowDown');
  await page.press('ArrowDown');
  expect(focused()).toBe('src/double.ts');
  await page.press('Enter');
  expect(page.session.editor.getState().active).toBe('src/double.ts');
});

test('Delete removes the file, keeps the focus near, and the toast brings it back', async () => {
  await focus('data');
  await page.press('End');
  expect(focused()).toBe('README.md');
  await page.press('Delete');
  expect(page.session.workspace.getState().files['README.md']).toBeUndefined();
  expect(focused()).toBe('params.json');
  const [toast] = toastInbox.getState().waiting;
  expect(toast?.title).toBe('Deleted README.md');
  await act(async () => toast?.action?.run());
  expect(page.session.workspace.getState().files['README.md']).toBe('# A small lesson\n');
});

test('data files are not deleted', async () => {
  await focus('data');
  await page.press('ArrowDown');
  await page.press('Delete');
  expect(item('data/sales.csv')).toBeDefined();
  expect(toastInbox.getState().waiting).toEqual([]);
});

test('F2 renames: Enter takes the name, Escape leaves it', async () => {
  await focus('data');
  await page.press('End');
  await page.press('F2');
  const box = () => page.container.querySelector<HTMLInputElement>('[role="treeitem"] input');
  expect(document.activeElement).toBe(box());
  await page.press('Escape');
  expect(box()).toBeNull();
  await focus('README.md');
  await page.press('F2');
  box()!.value = 'NOTES.md';
  await page.press('Enter');
  expect(page.session.workspace.getState().files['NOTES.md']).toBe('# A small lesson\n');
});

test('a refused name is explained and changes nothing', async () => {
  await focus('data');
  await page.press('End');
  await page.press('F2');
  page.container.querySelector<HTMLInputElement>('[role="treeitem"] input')!.value = 'package.json';
  await page.press('Enter');
  expect(toastInbox.getState().waiting[0]?.tone).toBe('failed');
  expect(page.session.workspace.getState().files['README.md']).toBeDefined();
});

test('a changed file carries its mark in its name', async () => {
  await act(async () => page.session.workspace.getState().edit('README.md', 'other'));
  expect(item('README.md').getAttribute('aria-label')).toBe('README.md, changed since the start');
});
