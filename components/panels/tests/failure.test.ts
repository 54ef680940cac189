import { expect, test } from 'vitest';
import type { ProgramError } from '@/engine/core/code-runner';
import { expectedActual, markLines } from './failure';

const error = (data: ProgramError['data']): ProgramError => ({
  name: 'AssertionError',
  message: 'Expected values to be strictly equal',
  stack: '',
  frames: [],
  data,
});

test('both sides of an assertion are read, also when one is null', () => {
  expect(expectedActual(error({ expected: { a: 1 }, actual: null }))).toEqual({
    expected: '{\n  "a": 1\n}',
    actual: 'null',
  });
  expect(expectedActual(error({ expected: 'x', actual: 'y' }))).toEqual({ expected: 'x', actual: 'y' });
});

test('an error of another kind has no sides', () => {
  expect(expectedActual(error(undefined))).toBeNull();
  expect(expectedActual(error([1]))).toBeNull();
  expect(expectedActual(error({ expected: 1 }))).toBeNull();
});

test('the lines that differ are marked on both sides', () => {
  expect(markLines('a\nb\nc', 'a\nx\ny\nc').filter((line) => line.differs)).toEqual([
    { text: 'b', differs: true },
  ]);
  expect(
    markLines('a\nx\ny\nc', 'a\nb\nc')
      .filter((line) => line.differs)
      .map((line) => line.text),
  ).toEqual(['x', 'y']);
  expect(markLines('a', 'a')).toEqual([{ text: 'a', differs: false }]);
});
