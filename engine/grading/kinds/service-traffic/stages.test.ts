import { describe, expect, it } from 'vitest';
import { operate } from '../../../operations/operation';
import { autoscaler, deployment, shop } from '../../../operations/testing/shop';
import { machinesOfMonth } from './day-cost';
import { RELEASE_AT, stageProfile, withRelease } from './stages';

describe('the traffic of a stage', () => {
  it('follows from its seed, and stays near what was named', () => {
    expect(stageProfile('burst', 1000, 'a')).toEqual(stageProfile('burst', 1000, 'a'));
    for (const seed of ['a', 'b', 'c', 'd']) {
      const [burst] = stageProfile('burst', 1000, seed).arrivals!.bursts!;
      expect(burst).toMatchObject({ shape: 'flash', at: 900 });
      expect(Math.abs(burst!.requests - 1000)).toBeLessThan(81);
    }
    expect(stageProfile('burst', 1000, 'a')).not.toEqual(stageProfile('burst', 1000, 'b'));
  });

  it('a release names the next version of every image, and touches nothing else', () => {
    const released = withRelease(shop([deployment({ replicas: 2 }), autoscaler(1, 3)]));
    expect(released.versions.map(({ image }) => image)).toEqual(['shop:1', 'shop:1-next']);
    const [first, second] = released.changes!;
    expect(first).toMatchObject({
      at: RELEASE_AT,
      apply: { text: deployment({ replicas: 2, image: 'shop:1-next' }) },
    });
    expect(second).toMatchObject({ apply: { text: autoscaler(1, 3) } });
  });
});

it('a month of quiet days is paid for by what is there at night, and by each evening', () => {
  const bill = { provider: 'aws', region: 'us-east-1', machine: 't3.medium' } as const;
  const night = (replicas: number) =>
    operate(
      shop(
        [deployment({ replicas, cpu: '900m', limit: '900m' })],
        { duration: 1200, window: 60, arrivals: { kind: 'poisson', perSecond: 0.1 } },
        { bill },
      ),
      'night',
    );
  const price = 0.0416 * 24 * 31;
  const costs = machinesOfMonth(bill, night(1));
  expect(costs.map(({ provider }) => provider)).toEqual(['aws', 'gcp', 'azure']);
  expect(costs[0]!.usd).toBeCloseTo(price, 4);
  // Two fit on a machine, three do not.
  expect(machinesOfMonth(bill, night(2))[0]!.usd).toBeCloseTo(price, 4);
  expect(machinesOfMonth(bill, night(3))[0]!.usd).toBeCloseTo(2 * price, 4);
});
