import { describe, expect, it } from 'vitest';
import { splitByTime } from './time-split';

const files = { 'data/t.csv': 'area,year,price\n10,2007,100\n20,2009,200\n30,2008,300\n40,2010,400\n' };
const options = { data: 'data/t.csv', target: 'price', time: 'year', heldOutFrom: 2009 };

describe('splitByTime', () => {
  it('gives the past whole, and the future without its target', () => {
    const split = splitByTime('kind', files, options);
    expect(split.past).toBe('area,year,price\n10,2007,100\n30,2008,300\n');
    expect(split.future).toBe('area,year,price\n20,2009,\n40,2010,\n');
    expect(split.truth).toEqual([200, 400]);
    expect(split.futureWithTruth).toContain('20,2009,200');
  });

  it('names the option that does not fit the table', () => {
    expect(() => splitByTime('kind', files, { ...options, target: 'rent' })).toThrow(
      /target.*no column rent/,
    );
    expect(() => splitByTime('kind', {}, options)).toThrow(/no text file/);
  });
});
