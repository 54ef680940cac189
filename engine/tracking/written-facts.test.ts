import { expect, test } from 'vitest';
import { writtenFacts } from './written-facts';

test('takes scalars, nested ones by dots', () => {
  const text = JSON.stringify({
    metric: 'MAE',
    error: { heldOut: 12.5, by: [1, 2] },
    done: true,
    none: null,
  });
  expect(writtenFacts(text)).toEqual({
    metric: 'MAE',
    'error.heldOut': 12.5,
    'error.by.0': 1,
    'error.by.1': 2,
    done: true,
    none: null,
  });
});

test.each([undefined, null, '{ half', '3', new Uint8Array([1])])('%j gives no facts', (content) => {
  expect(writtenFacts(content)).toEqual({});
});
