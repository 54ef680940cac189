import { describe, expect, it } from 'vitest';
import { billOf } from '../bill/bill';
import type { Usage } from '../bill/usage';
import { monthPeriod } from '../money/calendar';
import { usdText } from '../money/money';
import { labPrices } from '../prices/lab-prices';
import { equalMachine } from './equal-machine';
import { onProvider } from './on-provider';

const MARCH = monthPeriod('2026-03');
const OWNER = { account: 'production', resource: 'web', tags: {}, from: MARCH.from, to: MARCH.to };
const USAGES: readonly Usage[] = [
  {
    ...OWNER,
    provider: 'aws',
    region: 'us-east-1',
    service: 'Amazon EC2',
    kind: 'machine',
    sku: 'm5.xlarge',
    market: 'on-demand',
  },
  {
    ...OWNER,
    provider: 'aws',
    region: 'us-east-1',
    service: 'Amazon EKS',
    kind: 'time',
    sku: 'eks/standard',
  },
  {
    ...OWNER,
    provider: 'aws',
    region: 'us-east-1',
    service: 'Amazon S3',
    kind: 'storage',
    sku: 's3',
    bytes: 100 * 2 ** 30,
  },
];

it.each([
  ['m5.large', 'gcp', 'us-central1', 'e2-standard-2'],
  ['m5.xlarge', 'gcp', 'us-central1', 'n2-standard-4'],
  ['m5.large', 'azure', 'eastus', 'Standard_D2s_v5'],
  ['g4dn.xlarge', 'azure', 'eastus', 'Standard_NC4as_T4_v3'],
  ['g4dn.xlarge', 'gcp', 'us-central1', undefined],
  ['Standard_B2s', 'aws', 'us-east-1', 't3.medium'],
  ['Standard_D2s_v5', 'aws', 'us-east-1', 'm5.large'],
  ['c5.large', 'gcp', 'europe-west3', 'n2-highcpu-4'],
  ['m5.large', 'gcp', 'europe-west3', undefined],
] as const)('%s on %s in %s is %s', (machine, provider, region, expected) => {
  expect(equalMachine(machine, provider, region, labPrices())?.id).toBe(expected);
});

describe('the same usage on another cloud', () => {
  const on = (provider: 'aws' | 'gcp' | 'azure', usages = USAGES) => {
    const { usages: there, ...rest } = onProvider(usages, provider, labPrices());
    return { ...rest, total: usdText(billOf(there, labPrices(), MARCH).total) };
  };

  it('is priced there, machine for machine and service for service', () => {
    const hours = 24 * 31;
    expect(on('aws').total).toBe((0.192 * hours + 0.1 * hours + 2.3).toFixed(2));
    expect(on('gcp')).toEqual({
      total: ((4 * 0.031611 + 16 * 0.004237) * hours + 0.1 * hours + 2).toFixed(2),
      mapping: ['us-east-1 → us-central1', 'm5.xlarge → n2-standard-4'],
      missing: [],
    });
    expect(on('azure').total).toBe((0.192 * hours + 0.1 * hours + 1.8).toFixed(2));
  });

  it('is the same when it comes back', () => {
    const back = onProvider(onProvider(USAGES, 'azure', labPrices()).usages, 'aws', labPrices());
    expect(back.usages).toEqual(USAGES);
  });

  it('says what has no counterpart, and what is dearer for want of a spot price', () => {
    const spot = [{ ...USAGES[0]!, sku: 'm5.large', market: 'spot' } as Usage];
    expect(on('azure', spot).mapping).toContain('m5.large spot → Standard_D2s_v5 on demand (no spot price)');
    const ireland = [{ ...USAGES[0]!, region: 'eu-west-1' } as Usage];
    expect(on('gcp', ireland)).toMatchObject({
      total: '0.00',
      missing: [expect.stringContaining('eu-west-1')],
    });
  });
});
