import { describe, expect, it } from 'vitest';
import { countsOf, drawsOf, rangeOf, samplesOf } from './draws';

const rows = (name: string, count: number, error: number) =>
  Array.from({ length: count }, (_, i) => `${name},100,${100 + error + (i % 3)},${100 + error + 5}`);
const CSV = [
  'Neighborhood,Sale_Price,estimate,baseline',
  ...rows('A', 40, 10),
  ...rows('B', 35, 20),
  ...rows('C', 3, 90),
].join('\n');

describe('samplesOf', () => {
  it('offers all rows, the worst large group, the smallest, and the difference', () => {
    const samples = samplesOf(CSV);
    expect(samples.map(({ id, values }) => [id, values.length])).toEqual([
      ['all', 78],
      ['B', 35],
      ['C', 3],
      ['difference', 78],
    ]);
    expect(samples[3]!.values[0]).toBe(-5);
  });

  it('offers nothing for probabilities', () =>
    expect(samplesOf('truth,probability\n1,0.5\n0,0.25')).toEqual([]));
});

it('keeps the draws that were made when more are made', () => {
  const sample = samplesOf(CSV)[0]!;
  const few = drawsOf(sample, 5);
  const more = drawsOf(sample, 500);
  expect([...more.means.slice(0, 5)]).toEqual([...few.means]);
  expect(few.last!.mean).toBe(few.means[4]);
  expect(few.last!.absent).toBeGreaterThan(0);
  expect(drawsOf(sample, 0).last).toBeNull();
  expect(more.interval.low).toBeLessThan(more.interval.estimate);
});

it('counts every mean once, and has 0 in the picture of a difference', () => {
  const sample = samplesOf(CSV)[3]!;
  const range = rangeOf(sample);
  expect(range[1]).toBeGreaterThan(0);
  const { means } = drawsOf(sample, 200);
  expect(countsOf(means, range, 12).reduce((a, b) => a + b, 0)).toBe(200);
});
