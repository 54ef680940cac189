import { describe, expect, it } from 'vitest';
import { applyRules, countFates, type Rules } from './rules';

const good: Rules = { unknown: 'empty', units: 'convert', years: 'empty', copies: 'id' };
const count = (rules: Partial<Rules>) => countFates(applyRules({ ...good, ...rules }));

describe('applyRules', () => {
  it('mends, empties and loses nothing under the rules of the lesson', () => {
    expect(count({})).toEqual({ mended: 2, emptied: 4, wrong: 0, lost: 0, doubled: 0 });
  });

  it('shows what each other rule costs', () => {
    expect(count({ unknown: 'zero' })).toMatchObject({ emptied: 2, wrong: 2 });
    expect(count({ unknown: 'drop' })).toMatchObject({ lost: 2 });
    expect(count({ units: 'digits' })).toMatchObject({ mended: 0, wrong: 2 });
    expect(count({ units: 'drop' })).toMatchObject({ lost: 2 });
    expect(count({ years: 'keep' })).toMatchObject({ wrong: 2 });
    expect(count({ years: 'clip' })).toMatchObject({ wrong: 2 });
    expect(count({ copies: 'keep' })).toMatchObject({ doubled: 2, lost: 0 });
    expect(count({ copies: 'price' })).toMatchObject({ doubled: 0, lost: 1 });
  });

  it('calls a dropped line a copy only where the sale is still there', () => {
    const fates = applyRules(good).map((line) => line.fate);
    expect(fates.filter((fate) => fate === 'copy dropped')).toHaveLength(2);
    expect(fates.filter((fate) => fate === 'lost')).toHaveLength(0);
  });
});
