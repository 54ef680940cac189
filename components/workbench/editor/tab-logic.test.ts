import { expect, test } from 'vitest';
import { tabAfterKey, tabTitles } from './tab-logic';

test('tabs show the name, and the folder where names repeat', () => {
  const titles = tabTitles(['src/index.ts', 'test/index.ts', 'src/train.ts', 'index.ts']);
  expect([...titles.values()]).toEqual(['src/index.ts', 'test/index.ts', 'train.ts', 'index.ts']);
});

test('arrows go around, Home and End to the ends', () => {
  const open = ['a', 'b', 'c'];
  expect(tabAfterKey(open, 'c', 'ArrowRight')).toBe('a');
  expect(tabAfterKey(open, 'a', 'ArrowLeft')).toBe('c');
  expect(tabAfterKey(open, 'b', 'Home')).toBe('a');
  expect(tabAfterKey(open, 'b', 'End')).toBe('c');
  expect(tabAfterKey(open, 'b', 'x')).toBeNull();
  expect(tabAfterKey([], null, 'End')).toBeNull();
});
