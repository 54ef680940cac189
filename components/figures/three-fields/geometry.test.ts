import { describe, expect, it } from 'vitest';
import type { FieldId } from './events';
import { fieldsAt, placeOf } from './geometry';

const SETS: FieldId[][] = [
  ['ml'],
  ['software'],
  ['operations'],
  ['ml', 'software'],
  ['ml', 'operations'],
  ['operations', 'software'],
  ['ml', 'software', 'operations'],
];

describe('placeOf', () => {
  it.each(SETS.map((set) => [set]))('puts %j where exactly those circles overlap', (set) => {
    expect(fieldsAt(placeOf(set)).sort()).toEqual([...set].sort());
  });

  it('puts what belongs to none outside of all', () => {
    expect(fieldsAt(placeOf([]))).toEqual([]);
  });
});
