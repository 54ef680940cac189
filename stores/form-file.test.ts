import { expect, test } from 'vitest';
import { readForm, withDecision } from './form-file';

test('a decision is laid over the others, and comes back', () => {
  const text = withDecision({ note: 'kept' }, 'harms', ['buyer', 'seller']);
  expect(readForm(text)).toEqual({ values: { note: 'kept', harms: ['buyer', 'seller'] } });
});

test.each([undefined, '', ' \n'])('%j holds no decision yet', (content) => {
  expect(readForm(content)).toEqual({ values: {} });
});

test.each([['[]'], ['3'], ['{ half'], [new Uint8Array([1])]])('%j is said to be unreadable', (content) => {
  expect(readForm(content).problem).toMatch(/\w+/);
});
