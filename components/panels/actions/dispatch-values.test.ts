import { expect, it } from 'vitest';
import type { DispatchInput } from '@/runtime/lab/questions/ci-workflows';
import { firstValues, inputProblem } from './dispatch-values';

const input = (name: string, more: Partial<DispatchInput> = {}): DispatchInput => ({
  name,
  type: 'string',
  description: '',
  isRequired: false,
  default: '',
  options: [],
  ...more,
});

it('begins with what GitHub begins with', () => {
  const inputs = [
    input('a', { default: 'x' }),
    input('b', { type: 'choice', options: ['one', 'two'] }),
    input('c', { type: 'boolean' }),
    input('d', { type: 'number' }),
  ];
  expect(firstValues(inputs)).toEqual({ a: 'x', b: 'one', c: 'false', d: '' });
});

it('says what is wrong with a value', () => {
  expect(inputProblem(input('a', { isRequired: true }), ' ')).toBe('a is required.');
  expect(inputProblem(input('n', { type: 'number' }), 'many')).toBe('n is a number.');
  expect(inputProblem(input('n', { type: 'number' }), '1e-3')).toBe('');
});
