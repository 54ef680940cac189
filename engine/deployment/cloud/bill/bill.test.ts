import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../money/calendar';
import { ATOMS_PER_NANO, GB, sumOf, usdText } from '../money/money';
import { labPrices } from '../prices/lab-prices';
import { PriceBook } from '../prices/price-book';
import { usageArbitrary } from '../testing/arbitrary-usage';
import { sourceLine, sourcesOf } from './basis';
import { type Bill, billOf } from './bill';
import { CUTS, cutBill, partName } from './cut';
import type { Usage } from './usage';

const MARCH = monthPeriod('2026-03');
const APRIL = monthPeriod('2026-04');
const OWNER = {
  provider: 'aws',
  account: 'production',
  region: 'us-east-1',
  service: 'Amazon EC2',
  resource: 'web',
  tags: {},
} as const;
const NOON = Date.UTC(2026, 2, 10, 12);

const machine = (seconds: number, more: Partial<Usage> = {}): Usage =>
  ({
    ...OWNER,
    kind: 'machine',
    sku: 'm5.large',
    market: 'on-demand',
    from: NOON,
    to: NOON + seconds * 1000,
    ...more,
  }) as Usage;

const bill = (usages: readonly Usage[], period = MARCH) => billOf(usages, labPrices(), period);
const dollars = (one: Bill, digits = 9) => usdText(one.total, digits);

describe('machines', () => {
  it.each([
    [0, '0.000000000'],
    [1, '0.001600000'],
    [59, '0.001600000'],
    [60, '0.001600000'],
    [61, '0.001626667'],
    [3600, '0.096000000'],
  ])('%s s of m5.large on AWS, of which 60 are charged at least', (seconds, expected) => {
    expect(dollars(bill([machine(seconds)]))).toBe(expected);
  });

  it.each([
    [1, '0.000026667'],
    [59, '0.001573333'],
    [60, '0.001600000'],
    [61, '0.001626667'],
  ])('%s s on Azure, each charged', (seconds, expected) => {
    const azure = { provider: 'azure', sku: 'Standard_D2s_v5', region: 'eastus' } as const;
    expect(dollars(bill([machine(seconds, azure)]))).toBe(expected);
  });

  it('cost their hours in months of 30 and 31 days, and a span over both is the sum', () => {
    const from = Date.UTC(2026, 2, 1);
    const whole = machine(0, { from, to: Date.UTC(2026, 4, 1) } as Partial<Usage>);
    expect(dollars(bill([whole], MARCH), 3)).toBe((0.096 * 24 * 31).toFixed(3));
    expect(dollars(bill([whole], APRIL), 3)).toBe((0.096 * 24 * 30).toFixed(3));
    const both = bill([whole], { from: MARCH.from, to: APRIL.to });
    expect(both.total).toBe(bill([whole], MARCH).total + bill([whole], APRIL).total);
  });

  it('have a price of their own on the spot market, and none where none was seen', () => {
    expect(dollars(bill([machine(3600, { market: 'spot' } as Partial<Usage>)]))).toBe('0.043000000');
    const ireland = bill([machine(3600, { market: 'spot', region: 'eu-west-1' } as Partial<Usage>)]);
    expect(ireland.total).toBe(0n);
    expect(ireland.unpriced).toMatchObject([
      { sku: 'm5.large/spot', region: 'eu-west-1', resources: ['web'] },
    ]);
  });
});

const storage = (bytes: number, from: number, to: number, provider: 'aws' | 'gcp' = 'aws'): Usage => ({
  ...OWNER,
  provider,
  region: provider === 'aws' ? 'us-east-1' : 'us-central1',
  kind: 'storage',
  sku: provider === 'aws' ? 's3' : 'gcs',
  bytes,
  from,
  to,
});

describe('storage', () => {
  it('is one GB-month for a GB that is there all of a month, however long the month is', () => {
    for (const month of ['2026-02', '2026-03', '2026-04', '2028-02']) {
      const period = monthPeriod(month);
      const one = bill([storage(2 ** 30, period.from, period.to)], period);
      expect(one.total).toBe(23_000_000n * ATOMS_PER_NANO);
    }
  });

  it('is the integral of bytes over time', () => {
    const middle = MARCH.from + (MARCH.to - MARCH.from) / 2;
    const grown = [storage(2 ** 30, MARCH.from, middle), storage(3 * 2 ** 30, middle, MARCH.to)];
    expect(bill(grown).total).toBe(bill([storage(2 * 2 ** 30, MARCH.from, MARCH.to)]).total);
  });
});

const egress = (gb: number, at: number, more: Partial<Usage> = {}): Usage =>
  ({ ...OWNER, kind: 'egress', bytes: gb * Number(GB), at, ...more }) as Usage;

describe('traffic', () => {
  it('is free for 100 GB a month on AWS, and begins anew with each month', () => {
    expect(dollars(bill([egress(100, NOON)]))).toBe('0.000000000');
    expect(dollars(bill([egress(101, NOON)]))).toBe('0.090000000');
    expect(dollars(bill([egress(60, NOON), egress(60, NOON + 1000)]))).toBe('1.800000000');
    const april = [egress(100, NOON), egress(100, Date.UTC(2026, 3, 1))];
    expect(bill(april, APRIL).total).toBe(0n);
  });

  it('is free for 100 GB of each account, not of each resource', () => {
    const two = [egress(60, NOON), egress(60, NOON, { resource: 'other' })];
    expect(dollars(bill(two))).toBe('1.800000000');
    const accounts = [egress(60, NOON), egress(60, NOON, { account: 'research' })];
    expect(bill(accounts).total).toBe(0n);
  });

  it('costs from its first byte on Google Cloud, and its own price on Azure', () => {
    expect(dollars(bill([egress(10, NOON, { provider: 'gcp', region: 'us-central1' })]))).toBe('1.200000000');
    expect(dollars(bill([egress(110, NOON, { provider: 'azure', region: 'eastus' })]))).toBe('0.870000000');
  });
});

it('rounds each job on a runner up to a minute, at the price of its day', () => {
  const job = (from: number, seconds: number): Usage => ({
    ...OWNER,
    provider: 'github',
    region: '*',
    kind: 'job',
    sku: 'linux-2-core',
    from,
    to: from + seconds * 1000,
  });
  expect(dollars(bill([job(NOON, 61), job(NOON, 60), job(NOON, 1)]))).toBe('0.024000000');
  const before = Date.UTC(2025, 11, 31, 23, 59);
  expect(dollars(bill([job(before, 30)], monthPeriod('2025-12')))).toBe('0.008000000');
});

it('names the rows that it was made from, with source, date and confidence', () => {
  const { rows } = bill([machine(60), storage(1e9, MARCH.from, MARCH.to)]);
  expect(rows.map(({ sku }) => sku)).toEqual(['m5.large', 's3']);
  expect(sourcesOf(rows).map(sourceLine)).toEqual([
    'SkyPilot catalog v8 aws, commit e385a0d3 (stored snapshot) (2026, verified)',
    'general knowledge, not re-checked (date not known, unverified)',
  ]);
});

describe('any bill', () => {
  const period = { from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 3, 2) };
  const usages = fc.array(usageArbitrary, { maxLength: 8 });

  it('sums to its total whichever way it is cut', () => {
    fc.assert(
      fc.property(usages, (used) => {
        const one = bill(used, period);
        for (const cut of [...CUTS, 'tag:team'] as const) {
          const parts = cutBill(one.lines, cut);
          expect(sumOf(parts.map(({ money }) => money))).toBe(one.total);
          for (const part of parts)
            expect(part.lines.every((line) => partName(line, cut) === part.name)).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of what was used', () => {
    const shuffled = usages.chain((used) =>
      fc.tuple(
        fc.constant(used),
        fc.shuffledSubarray(used, { minLength: used.length, maxLength: used.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([used, other]) => {
        expect(bill(other, period)).toEqual(bill(used, period));
      }),
      { numRuns: 50 },
    );
  });

  it('is the sum of the bills of its months', () => {
    fc.assert(
      fc.property(usages, (used) => {
        const months = ['2026-02', '2026-03'].map((month) => bill(used, monthPeriod(month)).total);
        const rest = bill(used, { from: Date.UTC(2026, 3, 1), to: period.to }).total;
        expect(sumOf([...months, rest])).toBe(bill(used, period).total);
      }),
    );
  });

  it('is the same when a span is split anywhere, but for the least time of a machine', () => {
    fc.assert(
      fc.property(usageArbitrary, fc.double({ min: 0, max: 1, noNaN: true }), (usage, where) => {
        if (usage.kind === 'egress' || usage.kind === 'job') return;
        const middle = Math.round(usage.from + (usage.to - usage.from) * where);
        const whole = bill([usage], period).total;
        const split = bill(
          [
            { ...usage, to: middle },
            { ...usage, from: middle },
          ],
          period,
        ).total;
        const isShort = Math.min(middle - usage.from, usage.to - middle) < 60_000;
        if (usage.kind !== 'machine' || usage.provider === 'azure' || !isShort) expect(split).toBe(whole);
        else {
          const hour = labPrices().machineHour(usage.provider, usage.sku, usage.region, usage.market);
          const least = (hour?.nano ?? 0n) * 60n * (ATOMS_PER_NANO / 3600n);
          expect(split - whole >= 0n && split - whole <= least).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('doubles when every price does', () => {
    const double = new PriceBook(
      labPrices().rows.map((row) => ({ ...row, usd: row.usd * 2 })),
      null,
    );
    fc.assert(
      fc.property(usages, (used) => {
        expect(billOf(used, double, period).total).toBe(bill(used, period).total * 2n);
      }),
    );
  });
});
