import { expect, it } from 'vitest';
import { outcomeIn } from './elsewhere';

it('tells what came of signing in elsewhere, by words of the lab alone', () => {
  expect(outcomeIn('?next=/class')).toBeNull();
  expect(outcomeIn('?outcome=done')).toEqual({ isDone: true, failure: null });
  expect(outcomeIn('?outcome=cancelled')?.failure).toMatch(/did not agree/);
  expect(outcomeIn('?outcome=toString')).toEqual(outcomeIn('?outcome=failed'));
  expect(outcomeIn('?outcome=Call%20this%20number')).toEqual(outcomeIn('?outcome=failed'));
});
