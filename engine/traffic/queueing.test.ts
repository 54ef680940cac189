import { describe, expect, it } from 'vitest';
import {
  approximateMeanWait,
  erlangB,
  erlangC,
  inverseOf,
  leastRecentlyUsedHits,
  lossOfFiniteQueue,
  meanWait,
  meanWaitOfGeneral,
  sojournQuantile,
  sojournTail,
  waitOfDeterministic,
  waitOfErlang2,
  waitQuantile,
} from './queueing';

/** c, λ, μ, then C and Wq. */
const GOLDENS = [
  [1, 0.8, 1, 0.8, 4],
  [2, 1.5, 1, 0.642857, 1.285714],
  [10, 8, 1, 0.40918, 0.20459],
  [4, 30, 10, 0.509434, 0.050943],
] as const;

const mean = (distribution: (time: number) => number, until: number) => {
  const steps = 20_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += 1 - distribution(((i + 0.5) * until) / steps);
  return (sum * until) / steps;
};

describe('closed forms', () => {
  it.each(GOLDENS)('M/M/%i at λ = %f, μ = %f', (servers, arrivalRate, serviceRate, waits, wait) => {
    expect(erlangC(servers, arrivalRate / serviceRate)).toBeCloseTo(waits, 6);
    expect(meanWait({ servers, arrivalRate, serviceRate })).toBeCloseTo(wait, 6);
  });

  it('Erlang B by its definition, and the loss of a queue without room', () => {
    const factorial = (n: number): number => (n === 0 ? 1 : n * factorial(n - 1));
    for (const [servers, load] of [
      [1, 0.5],
      [5, 3],
      [12, 20],
    ] as const) {
      const terms = Array.from({ length: servers + 1 }, (_, k) => load ** k / factorial(k));
      const expected = terms[servers]! / terms.reduce((sum, term) => sum + term, 0);
      expect(erlangB(servers, load)).toBeCloseTo(expected, 12);
      expect(lossOfFiniteQueue({ servers, arrivalRate: load, serviceRate: 1 }, 0)).toBeCloseTo(expected, 12);
    }
    // M/M/1/K: (1 − ρ)·ρ^K ÷ (1 − ρ^(K + 1)), K customers in all.
    const finite = { servers: 1, arrivalRate: 0.9, serviceRate: 1 };
    expect(lossOfFiniteQueue(finite, 4)).toBeCloseTo((0.1 * 0.9 ** 5) / (1 - 0.9 ** 6), 12);
  });

  it('quantiles undo their distributions, and M/M/1 sojourns are exponential of rate μ − λ', () => {
    const single = { servers: 1, arrivalRate: 0.8, serviceRate: 1 };
    expect(sojournQuantile(single, 0.99)).toBeCloseTo(-Math.log(0.01) / 0.2, 9);
    expect(waitQuantile(single, 0.1)).toBe(0);
    expect(waitQuantile(single, 0.99)).toBeCloseTo(Math.log(0.8 / 0.01) / 0.2, 12);
    // c − 1 = a: both rates of the sojourn are one.
    for (const queue of [
      { servers: 4, arrivalRate: 3, serviceRate: 1 },
      { servers: 10, arrivalRate: 80, serviceRate: 10 },
    ]) {
      expect(1 - sojournTail(queue, sojournQuantile(queue, 0.95))).toBeCloseTo(0.95, 9);
      const average = mean((time) => 1 - sojournTail(queue, time), 60 / queue.serviceRate);
      expect(average).toBeCloseTo(meanWait(queue) + 1 / queue.serviceRate, 4);
    }
  });

  it('M/G/1: the distributions have the mean of Pollaczek and Khinchine', () => {
    const general = { arrivalRate: 0.7, meanService: 1 };
    expect(meanWaitOfGeneral({ ...general, variation: 1 })).toBeCloseTo(
      meanWait({ servers: 1, arrivalRate: 0.7, serviceRate: 1 }),
      12,
    );
    expect(mean((time) => waitOfDeterministic(0.7, 1, time), 25)).toBeCloseTo(
      meanWaitOfGeneral({ ...general, variation: 0 }),
      3,
    );
    expect(mean((time) => waitOfErlang2(0.7, 1, time), 60)).toBeCloseTo(
      meanWaitOfGeneral({ ...general, variation: Math.SQRT1_2 }),
      4,
    );
    expect(waitOfErlang2(0.7, 1, 0)).toBeCloseTo(0.3, 12);
    expect(waitOfDeterministic(0.7, 1, 0)).toBeCloseTo(0.3, 12);
    expect(approximateMeanWait({ servers: 1, arrivalRate: 0.7, serviceRate: 1 }, 0)).toBeCloseTo(
      meanWaitOfGeneral({ ...general, variation: 0 }),
      12,
    );
  });

  it('a queue that gets more than it can serve waits for ever', () => {
    const overloaded = { servers: 2, arrivalRate: 2, serviceRate: 1 };
    expect([meanWait(overloaded), waitQuantile(overloaded, 0.5), sojournQuantile(overloaded, 0.5)]).toEqual([
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect(meanWaitOfGeneral({ arrivalRate: 2, meanService: 1, variation: 1 })).toBe(Infinity);
  });

  it('Che: all alike are there by the share of the capacity, and all fit into a cache that is large enough', () => {
    expect(leastRecentlyUsedHits(new Array(100).fill(1), 30)).toBeCloseTo(0.3, 9);
    expect(leastRecentlyUsedHits([5, 1, 1], 3)).toBe(1);
    expect(inverseOf((time) => Math.min(1, time / 8), 0.25, 1)).toBeCloseTo(2, 12);
  });
});
