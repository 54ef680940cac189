import type { Usage } from '../bill/usage';
import type { PriceBook } from '../prices/price-book';
import { type Provider, regionNamed, regionsOf } from '../providers';
import { type ServiceKind, SKUS, serviceName } from '../usage/service-names';
import { equalMachine } from './equal-machine';

/** The same usage on another cloud, and what had to be changed or left out. */
export interface Translated {
  readonly usages: readonly Usage[];
  /** What stands for what: `m5.large → n2-standard-2`, in the order in which it is met. */
  readonly mapping: readonly string[];
  /** What has no counterpart there at all. What has one without a price is for the bill to tell. */
  readonly missing: readonly string[];
}

const SERVICE_KINDS: readonly ServiceKind[] = [
  'machines',
  'clusters',
  'load-balancers',
  'registries',
  'storage',
  'egress',
];

/**
 * What was used, as if it had been on another cloud: in its region of the same place, on the machine that is at least as
 * large and cheapest there, at on-demand prices where it has no spot price. Minutes of GitHub's runners are the same
 * everywhere and left out.
 */
export function onProvider(usages: readonly Usage[], provider: Provider, book: PriceBook): Translated {
  const mapping = new Set<string>();
  const missing = new Set<string>();
  /** What uses of one kind become; ten thousand machines of one type are looked up once. */
  const changes = new Map<string, Partial<Usage> | null>();
  const translated = usages.flatMap((usage): Usage[] => {
    if (usage.provider === 'github') return [];
    if (usage.provider === provider) return [usage];
    const sku = usage.kind === 'egress' ? '' : usage.sku;
    const market = usage.kind === 'machine' ? usage.market : '';
    const key = [usage.provider, usage.region, usage.service, usage.kind, sku, market].join(' ');
    let change = changes.get(key);
    if (change === undefined) {
      change = changeOf(usage, usage.provider, provider, book, { mapping, missing });
      changes.set(key, change);
    }
    return change === null ? [] : [{ ...usage, ...change } as Usage];
  });
  return { usages: translated, mapping: [...mapping], missing: [...missing] };
}

/** What is different about a use on another cloud; null: it has no counterpart there. */
function changeOf(
  usage: Usage,
  from: Provider,
  provider: Provider,
  book: PriceBook,
  { mapping, missing }: { readonly mapping: Set<string>; readonly missing: Set<string> },
): Partial<Usage> | null {
  const place = regionNamed(from, usage.region)?.place;
  const region = regionsOf(provider).find((one) => one.place === place)?.id;
  if (region === undefined) {
    missing.add(`anything in ${usage.region}: no region there has prices`);
    return null;
  }
  mapping.add(`${usage.region} → ${region}`);
  const owner = { provider, region, service: serviceOn(usage.service, from, provider) };
  if (usage.kind === 'egress' || usage.kind === 'job') return owner;
  if (usage.kind !== 'machine') return { ...owner, sku: skuOn(usage.sku, from, provider) };
  const type = equalMachine(usage.sku, provider, region, book);
  if (type === undefined) {
    missing.add(`${usage.sku}: no machine of its size has a price in ${region}`);
    return null;
  }
  const isSpot = usage.market === 'spot';
  const hasSpot = book.machineHour(provider, type.id, region, 'spot') !== null;
  const how = !isSpot ? '' : hasSpot ? ' spot' : ' on demand (no spot price)';
  mapping.add(`${usage.sku}${isSpot ? ' spot' : ''} → ${type.id}${how}`);
  return { ...owner, sku: type.id, market: isSpot && hasSpot ? 'spot' : 'on-demand' };
}

function serviceOn(service: string, from: Provider, to: Provider): string {
  const kind = SERVICE_KINDS.find((one) => serviceName(from, one) === service);
  return kind === undefined ? service : serviceName(to, kind);
}

/** A free tier is a tier of its cloud: what stands for it elsewhere is the standard one. */
function skuOn(sku: string, from: Provider, to: Provider): string {
  const [head = ''] = sku.split('/');
  const { cluster, ...rest } = SKUS[from];
  if (head === cluster) return `${SKUS[to].cluster}/standard`;
  const kind = (Object.keys(rest) as (keyof typeof rest)[]).find((one) => rest[one] === head);
  return kind === undefined ? sku : SKUS[to][kind];
}
