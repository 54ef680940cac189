import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { ServiceTimes } from '../fleet/service-times';
import type { ServiceDescription } from '../fleet-description';
import { AliasTable } from './alias-table';
import { standardNormal } from './distributions';
import { ExponentialStream } from './exponential-stream';
import { UniformStream } from './uniform-stream';

const N = 200_000;
const stream = (seed: string) => new UniformStream(seededRng(seed));
const momentsOf = (draw: () => number) => {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < N; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / N;
  return { mean, deviation: Math.sqrt(squares / N - mean * mean) };
};

describe('distributions', () => {
  it('the stream is the generator, number by number', () => {
    const rng = seededRng('same');
    const numbers = stream('same');
    for (let i = 0; i < 2000; i++) expect(numbers.next()).toBe(rng.next());
  });

  it('exponential and normal draws are spread as they should be', () => {
    const numbers = stream('spread');
    const exponentials = new ExponentialStream(seededRng('spread'));
    const shares = { exponential: 0, normal: 0 };
    for (let i = 0; i < N; i++) {
      if (exponentials.next() > 2) shares.exponential++;
      if (standardNormal(numbers) > 1.5) shares.normal++;
    }
    expect(shares.exponential / N).toBeCloseTo(Math.exp(-2), 2);
    expect(shares.normal / N).toBeCloseTo(0.0668072, 2);
  });

  const services: readonly Exclude<ServiceDescription, { kind: 'empirical' }>[] = [
    { kind: 'exponential', mean: 0.2 },
    { kind: 'deterministic', mean: 0.2 },
    { kind: 'lognormal', mean: 0.2, variation: 0.7 },
    { kind: 'gamma', mean: 0.2, variation: 0.4 },
    // A shape below 1.
    { kind: 'gamma', mean: 3, variation: 1.6 },
  ];
  it.each(services)('service times: $kind of mean $mean', (service) => {
    const times = new ServiceTimes(service, 0.1, seededRng('service'));
    let failed = 0;
    const { mean, deviation } = momentsOf(() => {
      times.draw(0);
      if (times.fails) failed++;
      return times.seconds;
    });
    const variation =
      service.kind === 'exponential' ? 1 : service.kind === 'deterministic' ? 0 : service.variation;
    // Five standard errors of the mean.
    expect(Math.abs(mean / service.mean - 1)).toBeLessThanOrEqual((5 * variation) / Math.sqrt(N) + 1e-9);
    expect(Math.abs(deviation / service.mean - variation)).toBeLessThan(0.05 * variation + 1e-6);
    expect(failed / N).toBeCloseTo(0.1, 2);
  });

  it('measured times are drawn as they were measured, their failures with them', () => {
    const seconds = [0.1, 0.2, 0.4];
    const failed = [false, true, false];
    const byKey = new ServiceTimes(
      { kind: 'empirical', seconds, failed, byKey: true },
      0,
      seededRng('measured'),
    );
    for (const key of [0, 1, 2, 3, 4, 100]) {
      byKey.draw(key);
      expect([byKey.seconds, byKey.fails]).toEqual([seconds[key % 3], failed[key % 3]]);
    }
    const any = new ServiceTimes({ kind: 'empirical', seconds, failed }, 0, seededRng('measured'));
    const seen = new Map<number, number>();
    let wrong = 0;
    for (let i = 0; i < N; i++) {
      any.draw(0);
      if (any.fails !== (any.seconds === 0.2)) wrong++;
      seen.set(any.seconds, (seen.get(any.seconds) ?? 0) + 1);
    }
    expect(wrong).toBe(0);
    for (const count of seen.values()) expect(count / N).toBeCloseTo(1 / 3, 2);
  });

  it('an alias table draws by weight, and never what weighs nothing', () => {
    const weights = [3, 0, 1, 6];
    const table = new AliasTable(weights);
    const counts = [0, 0, 0, 0];
    const numbers = stream('alias');
    for (let i = 0; i < N; i++) counts[table.draw(numbers)]!++;
    expect(counts[1]).toBe(0);
    counts.forEach((count, i) => {
      expect(count / N).toBeCloseTo(weights[i]! / 10, 2);
    });
  });
});
