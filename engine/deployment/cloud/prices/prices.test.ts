import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../core/clock';
import { FileSystem } from '../../../core/file-system';
import { machineTypesOf } from '../machine-types';
import { REGIONS } from '../providers';
import { LAB_PRICES_TEXT, labPrices, pricesOf } from './lab-prices';
import { readPrices } from './read-prices';

const ROW = {
  provider: 'aws',
  sku: 'm5.large',
  region: 'us-east-1',
  unit: 'hour',
  usd: 0.096,
  source: 'a page',
  retrieved: '2026-06-17',
  confidence: 'verified',
};

describe("the lab's price list", () => {
  it.each([
    ['aws', 'm5.large', 'us-east-1', 96_000_000n],
    ['aws', 'm5.large', 'eu-west-1', 107_000_000n],
    ['aws', 'm5.large', 'eu-central-1', 115_000_000n],
    ['aws', 'm5.large', 'ap-south-1', 101_000_000n],
    ['aws', 'm5.large', 'ap-northeast-1', 124_000_000n],
    ['aws', 'm5.xlarge', 'ap-northeast-1', 248_000_000n],
    ['aws', 'm7g.large', 'us-east-1', 81_600_000n],
    ['gcp', 'n2-standard-2', 'us-central1', 97_118_000n],
    ['gcp', 'n2-highcpu-4', 'us-central1', 143_390_000n],
    ['gcp', 'n2-highcpu-4', 'europe-west3', 184_750_000n],
    ['gcp', 'e2-standard-2', 'us-central1', 67_000_000n],
    ['azure', 'Standard_NC4as_T4_v3', 'eastus', 526_000_000n],
  ] as const)('%s %s in %s', (provider, machine, region, nano) => {
    expect(labPrices().machineHour(provider, machine, region)?.nano).toBe(nano);
  });

  it('has a spot price where one was seen, and guesses none', () => {
    expect(labPrices().machineHour('aws', 'm5.large', 'us-east-1', 'spot')?.nano).toBe(43_000_000n);
    expect(labPrices().machineHour('aws', 'm5.large', 'eu-west-1', 'spot')).toBeNull();
    expect(labPrices().machineHour('gcp', 'n2-standard-2', 'europe-west3')).toBeNull();
    expect(labPrices().price('aws', 'load-balancer', 'us-east-1')).toBeNull();
    expect(labPrices().egressTiers('aws', 'eu-central-1')).toBeNull();
  });

  it('sells every type of machine somewhere, and something in every region', () => {
    const book = labPrices();
    for (const provider of ['aws', 'gcp', 'azure'] as const) {
      const regions = REGIONS.filter((region) => region.provider === provider);
      for (const { id } of machineTypesOf(provider))
        expect(regions.some((region) => book.machineHour(provider, id, region.id) !== null)).toBe(true);
      for (const region of regions)
        expect(
          machineTypesOf(provider).some(({ id }) => book.machineHour(provider, id, region.id) !== null),
        ).toBe(true);
    }
  });

  it('says of what was not checked that it was not', () => {
    const unverified = labPrices().rows.filter(({ confidence }) => confidence === 'unverified');
    expect(unverified.map(({ sku }) => sku)).toEqual(
      expect.arrayContaining([
        't3.medium',
        'e2-standard-2',
        'Standard_D2s_v5',
        'eks/standard',
        's3',
        'egress/100',
      ]),
    );
    expect(unverified.some(({ sku }) => sku.startsWith('m5.') || sku.startsWith('n2'))).toBe(false);
  });

  it('knows which price of a minute held when', () => {
    const on = (day: string) => labPrices().priceOn('github', 'linux-2-core', '*', day)?.nano;
    expect([on('2025-12-31'), on('2026-01-01')]).toEqual([8_000_000n, 6_000_000n]);
  });
});

describe('a price list of a project', () => {
  it('takes the place of the lab’s', () => {
    const fs = new FileSystem(new ManualClock(0));
    fs.makeFolder('/workspace/cloud');
    expect(pricesOf(fs).path).toBeNull();
    fs.write('/workspace/cloud/prices.json', JSON.stringify([{ ...ROW, usd: 0.5 }]));
    expect(pricesOf(fs).machineHour('aws', 'm5.large', 'us-east-1')?.nano).toBe(500_000_000n);
    fs.write('/workspace/cloud/prices.json', LAB_PRICES_TEXT);
    expect(pricesOf(fs).rows).toEqual(labPrices().rows);
  });

  const list = (...rows: object[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  it.each([
    ['not JSON', '[{]', /^p\.json: it is no JSON .*Delete it/],
    ['no list', '{"rows":[]}', /^p\.json: it is no list/],
    ['nothing', '[]', /^p\.json: it has no rows/],
    ['a text for a number', list(ROW, { ...ROW, usd: '0.1' }), /^p\.json, row 2 \(line 3\): usd is "0\.1"\./],
    ['a negative price', list({ ...ROW, usd: -1 }), /row 1 \(line 2\): usd is -1\. a price from 0/],
    [
      'too fine a price',
      list({ ...ROW, usd: 1e-12 }),
      /usd is 1e-12\. a price from 0 with at most nine decimals/,
    ],
    ['an infinite price', list(ROW).replace('0.096', '1e999'), /row 1 \(line 2\): usd is null/],
    ['a missing field', list({ ...ROW, source: undefined }), /row 1 \(line 2\): source is missing/],
    [
      'an unknown field',
      list({ ...ROW, discount: 0.5 }),
      /row 1 \(line 2\): it is no row of prices: .*discount/,
    ],
    ['no object', '[\n\n7]', /row 1 \(line 3\): it is no row of prices/],
    ['an unknown cloud', list({ ...ROW, provider: 'ibm' }), /provider is "ibm"/],
    ['an unknown unit', list({ ...ROW, unit: 'day' }), /unit is "day"/],
    [
      'a unit of something else',
      list({ ...ROW, unit: 'minute' }),
      /unit is "minute", but m5\.large is sold by "hour"/,
    ],
    [
      'traffic by the hour',
      list({ ...ROW, sku: 'egress/0' }),
      /unit is "hour", but egress\/0 is sold by "gb"/,
    ],
    [
      'a step without a number',
      list({ ...ROW, sku: 'egress/many', unit: 'gb' }),
      /Traffic is named by where its price begins/,
    ],
    ['a step without a first', list({ ...ROW, sku: 'egress/100', unit: 'gb' }), /no row egress\/0 says/],
    [
      'a date in words',
      list({ ...ROW, retrieved: 'June' }),
      /retrieved is "June"\. a date such as 2026-06-17/,
    ],
    [
      'a price twice',
      list(ROW, ROW),
      /row 2 \(line 3\): aws m5\.large us-east-1 has a price already, in row 1/,
    ],
    ['a prototype', `[{"__proto__": {"usd": 1}}]`, /row 1 \(line 1\): provider is missing/],
    ['too many rows', `[${'{},'.repeat(5000)}{}]`, /it has 5001 rows/],
    ['too much text', `[${' '.repeat(1_000_001)}]`, /a price list has at most a million/],
  ])('is refused with %s', (_what, text, message) => {
    expect(() => readPrices(text, 'p.json')).toThrow(message);
  });
});
