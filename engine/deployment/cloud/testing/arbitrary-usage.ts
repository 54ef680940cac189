import fc from 'fast-check';
import type { Usage } from '../bill/usage';
import { machineTypesOf } from '../machine-types';
import { monthPeriod } from '../money/calendar';
import { REGIONS } from '../providers';
import { SKUS } from '../usage/service-names';

/** Anything that can be used in February and March 2026, priced or not. */
const START = monthPeriod('2026-02').from;
const END = monthPeriod('2026-03').to;

const moment = fc.integer({ min: START, max: END - 1 });
const span = fc.tuple(moment, moment).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const bytes = fc.integer({ min: 0, max: 2 ** 40 });

const owner = fc.record({
  region: fc.constantFrom(...REGIONS),
  account: fc.constantFrom('production', 'research'),
  resource: fc.constantFrom('api', 'batch', 'logs'),
  team: fc.constantFrom('pricing', 'platform', undefined),
});

/** One piece of usage on any of the clouds. */
export const usageArbitrary: fc.Arbitrary<Usage> = owner.chain(({ region, account, resource, team }) => {
  const { provider } = region;
  const own = {
    provider,
    account,
    region: region.id,
    service: `service of ${resource}`,
    resource,
    tags: (team === undefined ? {} : { team }) as Readonly<Record<string, string>>,
  };
  const skus = SKUS[provider];
  return fc.oneof(
    fc.tuple(span, fc.constantFrom(...machineTypesOf(provider)), fc.constantFrom('on-demand', 'spot')).map(
      ([time, { id }, market]): Usage => ({
        ...own,
        ...time,
        kind: 'machine',
        sku: id,
        market: market as 'spot',
      }),
    ),
    span.map((time): Usage => ({ ...own, ...time, kind: 'time', sku: `${skus.cluster}/standard` })),
    fc
      .tuple(span, bytes)
      .map(([time, size]): Usage => ({ ...own, ...time, kind: 'storage', sku: skus.bucket, bytes: size })),
    fc.tuple(moment, bytes).map(([at, size]): Usage => ({ ...own, kind: 'egress', at, bytes: size })),
    span.map(
      ({ from, to }): Usage => ({
        ...own,
        provider: 'github',
        region: '*',
        kind: 'job',
        sku: 'linux-2-core',
        from,
        to: Math.min(to, from + 6 * 3_600_000),
      }),
    ),
  );
});
