import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billOf } from '../bill/bill';
import { budgetState } from '../bill/budget-alerts';
import { HOUR_MS, monthPeriod } from '../money/calendar';
import { ATOMS_PER_USD, usdText } from '../money/money';
import { labPrices } from '../prices/lab-prices';
import type { CloudEvent, ResourceHead } from '../state/events';
import { foldCloud } from '../state/fold';
import { forecastUsage } from './forecast-usage';
import { machinesOf, poolHealth } from './machines';
import { poolSpans } from './pool-spans';
import { replicaUsage } from './replica-usage';
import { runnerUsage } from './runner-usage';
import { SPOT_ASSUMED, spotLives } from './spot-lives';
import { machineLives, usageOf } from './usage-of-state';

const MARCH = monthPeriod('2026-03');
const day = (date: number, hour = 0) => Date.UTC(2026, 2, date, hour);

const opened: CloudEvent = {
  type: 'account-opened',
  at: day(1),
  account: { id: '123456789012', provider: 'aws', name: 'production', seed: 'a' },
};
const created = (at: number, more: Partial<ResourceHead>): CloudEvent => ({
  type: 'created',
  at,
  by: 'owner',
  resource: {
    id: 'r1',
    account: '123456789012',
    kind: 'node-pool',
    name: 'web',
    region: 'us-east-1',
    parent: null,
    spec: { machine: 'm5.large', market: 'on-demand' },
    tags: {},
    size: 2,
    ...more,
  },
});
const total = (events: readonly CloudEvent[], now = MARCH.to) =>
  billOf(usageOf(foldCloud(events), now, SPOT_ASSUMED), labPrices(), MARCH);

describe('the usage of what stands in a cloud', () => {
  const EVENTS: readonly CloudEvent[] = [
    opened,
    created(day(2), {}),
    { type: 'resized', at: day(3), by: 'owner', id: 'r1', size: 5 },
    { type: 'resized', at: day(4), by: 'owner', id: 'r1', size: 1 },
    { type: 'tagged', at: day(5), by: 'owner', id: 'r1', tags: { team: 'pricing' } },
    { type: 'deleted', at: day(6), by: 'owner', id: 'r1' },
  ];

  it('follows a pool as it grows and shrinks', () => {
    // 2, 5, 1 and 1 machines for a day each.
    expect(usdText(total(EVENTS).total, 4)).toBe((0.096 * 24 * 9).toFixed(4));
    expect(usdText(total(EVENTS, day(3, 12)).total, 4)).toBe((0.096 * (48 + 60)).toFixed(4));
  });

  it('does not depend on the order of events in the file', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...EVENTS], { minLength: EVENTS.length }), (shuffled) => {
        expect(total(shuffled)).toEqual(total(EVENTS));
      }),
    );
  });

  it('counts clusters, storage and traffic under the tags of their time', () => {
    const bill = total([
      opened,
      created(day(1), { id: 'k', kind: 'cluster', name: 'main', spec: { tier: 'standard' }, size: 1 }),
      created(day(1), { id: 'b', kind: 'bucket', name: 'logs', spec: {}, size: 2 ** 30 }),
      { type: 'sent', at: day(2), id: 'b', bytes: 101 * 2 ** 30 },
      { type: 'tagged', at: day(1, 12), by: 'owner', id: 'b', tags: { team: 'ml' } },
      created(day(1), { id: 'l', kind: 'load-balancer', name: 'front', spec: {}, size: 1 }),
    ]);
    const of = (service: string) =>
      usdText(
        bill.lines.filter((line) => line.service === service).reduce((sum, { money }) => sum + money, 0n),
        4,
      );
    expect([of('Amazon EKS'), of('Amazon S3'), of('AWS Data Transfer')]).toEqual([
      '74.4000',
      '0.0230',
      '0.0900',
    ]);
    expect(bill.lines.find(({ service }) => service === 'AWS Data Transfer')?.tags).toEqual({ team: 'ml' });
    expect(bill.unpriced).toMatchObject([{ sku: 'load-balancer', resources: ['front'] }]);
  });

  it('tells what a record that was edited by hand lacks', () => {
    expect(() => foldCloud([opened, { type: 'deleted', at: 2e12, by: 'owner', id: 'r9' }])).toThrow(
      'resource r9 that it does not have',
    );
  });
});

describe('a forecast', () => {
  it('is the bill of the whole month if nothing changes, spot machines too', () => {
    const events = [
      opened,
      created(day(2, 5), {}),
      created(day(3), { id: 'r2', name: 'spot', spec: { machine: 'm5.large', market: 'spot' }, size: 3 }),
    ];
    const state = foldCloud(events);
    const ahead = billOf(forecastUsage(state, day(10), SPOT_ASSUMED), labPrices(), MARCH);
    expect(ahead.total).toBe(total(events).total);
  });

  it('carries traffic on at its rate, once it has been seen for a day', () => {
    const events: CloudEvent[] = [
      opened,
      created(day(1), { kind: 'bucket', name: 'logs', spec: {}, size: 0 }),
      { type: 'sent', at: day(1, 6), id: 'r1', bytes: 100 * 2 ** 30 },
    ];
    const state = foldCloud(events);
    const at = (now: number) =>
      usdText(billOf(forecastUsage(state, now, SPOT_ASSUMED), labPrices(), MARCH).total);
    expect(at(day(1, 12))).toBe('0.00');
    // 100 GB in ten days are 310 GB in March, of which 100 are free.
    expect(at(day(11))).toBe('18.90');
  });
});

it('tells the day on which a budget was reached, or will be', () => {
  const state = foldCloud([opened, created(day(1), { size: 1 })]);
  const now = day(16);
  const state50 = budgetState(
    { name: 'm', account: 'production', usd: 40, thresholds: [150, 100, 50] },
    billOf(usageOf(state, now, SPOT_ASSUMED), labPrices(), MARCH),
    billOf(forecastUsage(state, now, SPOT_ASSUMED), labPrices(), MARCH),
  );
  expect(state50.limit).toBe(40n * ATOMS_PER_USD);
  expect(usdText(state50.spent)).toBe('34.56');
  // $2.304 a day: $20 on the ninth, $40 on the eighteenth, $60 on the twenty-seventh day.
  expect(state50.alerts).toEqual([
    { percent: 50, kind: 'actual', day: '2026-03-09' },
    { percent: 100, kind: 'forecast', day: '2026-03-18' },
    { percent: 150, kind: 'forecast', day: '2026-03-27' },
  ]);
});

describe('spot machines', () => {
  const span = { from: MARCH.from, to: MARCH.to };

  it('live as long as their hazard says, and the same each time', () => {
    const assumed = { interruptionsPerHour: 0.5, replacementSeconds: 120 };
    const long = { from: 0, to: 50_000 * HOUR_MS };
    const lives = spotLives('seed', long, assumed);
    expect(spotLives('seed', long, assumed)).toEqual(lives);
    const hours = lives.slice(0, -1).map(({ from, to }) => (to - from) / HOUR_MS);
    const mean = hours.reduce((sum, life) => sum + life, 0) / hours.length;
    // The mean of n exponential lives lies within 2.58 standard errors of 2 h in 99 of 100 seeds.
    expect(Math.abs(mean - 2)).toBeLessThan((2.58 * 2) / Math.sqrt(hours.length));
  });

  it('are up whenever they are not being replaced, and a longer look begins as a shorter one', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.nat(1e9),
        (name, hazard, cut) => {
          const assumed = { interruptionsPerHour: hazard, replacementSeconds: 60 };
          const lives = spotLives(name, span, assumed);
          lives.slice(1).forEach((life, at) => {
            expect(life.from - lives[at]!.to).toBe(60_000);
          });
          const shorter = spotLives(name, { from: span.from, to: span.from + cut }, assumed);
          const common = lives.filter(({ to }) => to <= span.from + cut);
          expect(shorter.slice(0, common.length)).toEqual(common);
        },
      ),
      { numRuns: 50 },
    );
  });
});

it('tells how many spot machines are up, and how often one was taken away', () => {
  const state = foldCloud([
    opened,
    created(day(1), { spec: { machine: 'm5.large', market: 'spot', cluster: 'main' }, size: 4 }),
    { type: 'resized', at: day(3), by: 'owner', id: 'r1', size: 2 },
    { type: 'resized', at: day(4), by: 'owner', id: 'r1', size: 3 },
  ]);
  const assumed = { interruptionsPerHour: 0.05, replacementSeconds: 3600 };
  const [account, pool] = [state.accounts[0]!, state.resources[0]!];
  for (let now = day(4, 12); now < day(20); now += 7 * HOUR_MS) {
    const { up, interruptions } = poolHealth(pool, account, now, assumed);
    const lives = machineLives(pool, account, now + 1, assumed);
    expect(up).toBe(machinesOf(state, account, now, assumed).length);
    // Places 0 and 1 were filled on the first, place 2 on the fourth.
    const ended = lives.filter(
      ({ place, from, to }) => to <= now && (place < 2 || (place === 2 && from >= day(4))),
    );
    expect(Math.abs(ended.length - interruptions)).toBeLessThanOrEqual(3 - up);
  }
});

it('gives a pool as many machines at each moment as its size says', () => {
  const sizes = fc.array(fc.tuple(fc.nat(1000), fc.nat(6)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sizes, fc.nat(1200), (raw, until) => {
      const steps = raw.map(([at, value]) => ({ at, value })).sort((a, b) => a.at - b.at);
      const spans = poolSpans(steps, until);
      for (const moment of [0, 250, 500, 999]) {
        const wanted = moment < until ? (steps.findLast(({ at }) => at <= moment)?.value ?? 0) : 0;
        expect(spans.filter(({ from, to }) => from <= moment && moment < to)).toHaveLength(wanted);
      }
    }),
  );
});

describe('replica-seconds of a simulation', () => {
  const owner = {
    provider: 'aws',
    account: 'production',
    region: 'us-east-1',
    service: 'Amazon EC2',
    resource: 'web',
    tags: {},
  } as const;
  const machine = { sku: 'm5.large', market: 'on-demand' } as const;
  const windows = { start: day(1), windowSeconds: 3600, replicasPerNode: 2 };

  it('become machines that stay while they are needed', () => {
    const replicaSeconds = Float64Array.from([3600, 7200, 7201, 3600 * 5, 0, 3600]);
    const usage = replicaUsage({ ...windows, replicaSeconds }, machine, owner);
    const hours = usage.map((one) => (one.kind === 'machine' ? (one.to - one.from) / HOUR_MS : 0));
    expect(hours.sort()).toEqual([1, 1, 2, 4]);
    expect(usdText(billOf(usage, labPrices(), MARCH).total, 3)).toBe((0.096 * 8).toFixed(3));
  });

  it('keep the least number of machines up, and refuse windows without a length', () => {
    const usage = replicaUsage({ ...windows, replicaSeconds: [0, 0], leastNodes: 3 }, machine, owner);
    expect(usdText(billOf(usage, labPrices(), MARCH).total, 3)).toBe((0.096 * 6).toFixed(3));
    expect(() => replicaUsage({ ...windows, windowSeconds: 0, replicaSeconds: [] }, machine, owner)).toThrow(
      'no length',
    );
  });
});

it('bills hosted runners of private repositories only', () => {
  const job = {
    repository: 'sam/price',
    isPublic: false,
    workflow: 'CI',
    runsOn: 'ubuntu-latest',
    startedAt: day(3),
    completedAt: day(3) + 61_000,
  };
  const usage = runnerUsage([
    job,
    { ...job, isPublic: true },
    { ...job, runsOn: 'self-hosted' },
    { ...job, runsOn: 'macos-15' },
  ]);
  expect(usdText(billOf(usage, labPrices(), MARCH).total, 3)).toBe('0.136');
});
