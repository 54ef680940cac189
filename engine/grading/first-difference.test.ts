import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../core/json';
import { firstDifference } from './first-difference';

describe('firstDifference', () => {
  it.each<[JsonValue, JsonValue, string]>([
    [1, 2, ''],
    [{ a: [1, 2] }, { a: [1, 3] }, 'a[1]'],
    [{ a: { b: 1 } }, { a: {} }, 'a.b'],
    [[1], [1, 2], '[1]'],
    [{ a: [] }, { a: {} }, 'a'],
    [{ b: 1, a: 1 }, { b: 2, a: 2 }, 'a'],
    [null, {}, ''],
  ])('%j and %j differ at %j', (first, second, at) => {
    expect(firstDifference(first, second)?.at).toBe(at);
  });

  it('finds none exactly when the values are the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const first = a as JsonValue;
        expect(firstDifference(first, structuredClone(first))).toBeNull();
        const same = firstDifference(first, b as JsonValue) === null;
        expect(same).toBe(canonical(first) === canonical(b as JsonValue));
      }),
    );
  });
});

function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join()}}`;
}
