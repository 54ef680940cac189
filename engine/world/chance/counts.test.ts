import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { binomial, exponential, poisson } from './counts';

const N = 60_000;
const momentsOf = (draw: () => number) => {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < N; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  return { mean: sum / N, variance: squares / N - (sum / N) ** 2 };
};

describe('counts', () => {
  it.each([0.3, 5, 63.9, 64.1, 400])('Poisson of mean %d: mean and variance are the same', (mean) => {
    const rng = seededRng(`poisson-${mean}`);
    const found = momentsOf(() => poisson(rng, mean));
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(mean / N));
    // The variance of a sample variance of a Poisson count: (2 mean² + mean) ÷ n, about.
    expect(Math.abs(found.variance - mean)).toBeLessThan(5 * Math.sqrt((2 * mean * mean + mean) / N));
  });

  it('Poisson: each count as often as its law says', () => {
    const rng = seededRng('law');
    const counts = new Map<number, number>();
    for (let i = 0; i < N; i++) {
      const count = poisson(rng, 2.5);
      counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    let p = Math.exp(-2.5);
    for (let k = 0; k < 10; p *= 2.5 / ++k)
      expect(Math.abs((counts.get(k) ?? 0) - N * p)).toBeLessThan(5 * Math.sqrt(N * p * (1 - p)) + 1);
  });

  it.each([
    [10, 0.02],
    [200, 0.3],
    [50, 0.9],
  ])('binomial of %d trials at %d', (trials, share) => {
    const rng = seededRng('binomial');
    const variance = trials * share * (1 - share);
    const found = momentsOf(() => binomial(rng, trials, share));
    expect(Math.abs(found.mean - trials * share)).toBeLessThan(5 * Math.sqrt(variance / N));
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.05);
  });

  it('what is certain draws nothing, and what is all but impossible ends', () => {
    const rng = seededRng('certain');
    expect([binomial(rng, 7, 0), binomial(rng, 7, 1), binomial(rng, 0, 0.5), poisson(rng, 0)]).toEqual([
      0, 7, 0, 0,
    ]);
    expect(rng.next()).toBe(seededRng('certain').next());
    expect(binomial(rng, 1e6, 1e-20)).toBe(0);
  });

  it('an exponential wait has the mean that it is given, and its spread', () => {
    const rng = seededRng('wait');
    const { mean, variance } = momentsOf(() => exponential(rng, 40));
    expect(Math.abs(mean - 40)).toBeLessThan((5 * 40) / Math.sqrt(N));
    expect(Math.sqrt(variance) / 40).toBeCloseTo(1, 1);
  });
});
