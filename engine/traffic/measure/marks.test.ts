import { describe, expect, it } from 'vitest';
import type { TrafficDescription } from '../description';
import { TrafficDescriptionError } from '../errors';
import { simulate } from '../simulation';
import { MARKS } from './outcome';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, one) => all + one, 0);

/** Four rows: the second answer is wrong, the third is an error, the fourth is wrong in another way. */
const ROWS = {
  kind: 'empirical' as const,
  seconds: [0.01, 0.01, 0.01, 0.01],
  failed: [false, false, true, false],
  marks: [0, 1, 1, 5],
  byKey: true,
};

const description = (more: Partial<TrafficDescription['fleet']> = {}): TrafficDescription => ({
  duration: 600,
  window: 60,
  arrivals: { kind: 'poisson', perSecond: 20 },
  keys: { count: 4 },
  fleet: {
    versions: [
      { name: 'old', workers: 1, service: { kind: 'deterministic', mean: 0.01 } },
      { name: 'new', workers: 1, service: ROWS },
    ],
    replicas: [{ version: 'new', count: 2 }],
    ...more,
  },
});

/** The marks of all windows together. */
function marksOf({ marks }: { readonly marks: Float64Array }): number[] {
  return Array.from({ length: MARKS }, (_, mark) => sum(marks.filter((_count, at) => at % MARKS === mark)));
}

describe('marks of answers', () => {
  it('are counted for what was served, in each window and in all of them', () => {
    const { requests, versions } = simulate(description(), 'marks');
    const counts = marksOf(requests);
    expect(sum(counts)).toBe(sum(requests.served));
    for (const mark of [0, 1, 5]) expect(counts[mark]! / sum(requests.served)).toBeCloseTo(1 / 3, 1);
    expect([2, 3, 4, 6, 7].map((mark) => counts[mark])).toEqual([0, 0, 0, 0, 0]);
    expect(marksOf(versions[1]!.requests)).toEqual(counts);
    expect(sum(requests.marks.subarray(3 * MARKS, 4 * MARKS))).toBe(requests.served[3]);
  });

  it('of copies are counted apart from those of users', () => {
    const { requests, versions } = simulate(
      description({
        replicas: [
          { version: 'old', count: 2 },
          { version: 'new', count: 1 },
        ],
        routing: { weights: { old: 1 }, mirror: { version: 'new', share: 0.5 } },
      }),
      'mirror',
    );
    expect(marksOf(requests).slice(1)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const copies = versions[1]!.mirrored!;
    expect(sum(marksOf(copies))).toBe(sum(copies.served));
    expect(marksOf(copies)[5]).toBeGreaterThan(0);
  });

  it('are refused where they are not small whole numbers, one for each sample', () => {
    const of = (marks: number[]) => () =>
      simulate(
        description({ versions: [{ name: 'new', workers: 1, service: { ...ROWS, marks } }] }),
        'refused',
      );
    expect(of([0, 1, 1])).toThrow(TrafficDescriptionError);
    expect(of([0, 1, 1, MARKS])).toThrow('fleet.versions[0].service.marks[3]');
    expect(of([0, 1, 1, 0.5])).toThrow('a whole number');
  });
});
