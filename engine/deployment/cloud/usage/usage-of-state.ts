import type { Usage, UsageOwner } from '../bill/usage';
import type { Period } from '../money/calendar';
import type { Account, CloudState, Resource, Since } from '../state/cloud-state';
import { poolSpans } from './pool-spans';
import { type ServiceKind, SKUS, serviceName } from './service-names';
import { type SpotAssumptions, spotLives } from './spot-lives';

/**
 * All that the resources of the lab's clouds have used up to a moment; what still stands is counted up to it.
 * @param now in milliseconds since the epoch
 */
export function usageOf(state: CloudState, now: number, assumed: SpotAssumptions): Usage[] {
  const accounts = new Map(state.accounts.map((account) => [account.id, account]));
  const resources = new Map(state.resources.map((resource) => [resource.id, resource]));
  const used = state.resources.flatMap((resource) =>
    usageOfResource(resource, accounts.get(resource.account)!, now, assumed),
  );
  const sent = state.sent
    .filter(({ at }) => at <= now)
    .map(({ at, resource: id, bytes }): Usage => {
      const resource = resources.get(id)!;
      const owner = ownerOf(resource, accounts.get(resource.account)!, 'egress', tagsAt(resource, at));
      return { ...owner, kind: 'egress', at, bytes };
    });
  return [...used, ...sent];
}

function usageOfResource(
  resource: Resource,
  account: Account,
  now: number,
  assumed: SpotAssumptions,
): Usage[] {
  const until = Math.min(now, resource.deletedAt ?? now);
  const { provider } = account;
  const skus = SKUS[provider];
  /** A use for each stretch of the resource's life in which its tags were the same. */
  const byTags = (kind: ServiceKind, span: Period, make: (owner: UsageOwner, part: Period) => Usage) =>
    stretches(resource.tags, span).map((part) => make(ownerOf(resource, account, kind, part.value), part));
  const timed = (kind: ServiceKind, sku: string) =>
    byTags(kind, { from: resource.createdAt, to: until }, (owner, { from, to }) => ({
      ...owner,
      kind: 'time',
      sku,
      from,
      to,
    }));
  const stored = (kind: ServiceKind, sku: string) =>
    stretches(resource.sizes, { from: resource.createdAt, to: until }).flatMap((size) =>
      byTags(kind, size, (owner, { from, to }) => ({
        ...owner,
        kind: 'storage',
        sku,
        bytes: size.value,
        from,
        to,
      })),
    );
  switch (resource.kind) {
    case 'group':
      return [];
    case 'cluster':
      return timed('clusters', `${skus.cluster}/${resource.spec.tier ?? 'standard'}`);
    case 'load-balancer':
      return timed('load-balancers', skus.loadBalancer);
    case 'registry':
      return stored('registries', skus.registry);
    case 'bucket':
      return stored('storage', skus.bucket);
    case 'node-pool':
      return machineLives(resource, account, until, assumed).map(({ from, to }) => ({
        // A machine is charged under the tags that its pool had when it started: its least time is not counted twice.
        ...ownerOf(resource, account, 'machines', tagsAt(resource, from)),
        kind: 'machine',
        sku: String(resource.spec.machine),
        market: resource.spec.market === 'spot' ? 'spot' : 'on-demand',
        from,
        to,
      }));
  }
}

/** The machines of a node pool up to a moment, those of the spot market with their interruptions. */
export function machineLives(
  pool: Resource,
  account: Account,
  until: number,
  assumed: SpotAssumptions,
): (Period & { readonly place: number })[] {
  const spans = poolSpans(pool.sizes, Math.min(until, pool.deletedAt ?? until));
  if (pool.spec.market !== 'spot') return spans;
  return spans.flatMap((span) => {
    const lives = spotLives(`${account.seed}/${pool.id}/${span.place}/${span.from}`, span, assumed);
    // Only a pool of a cluster puts another machine in the place of one that was taken away.
    const own = pool.spec.cluster === undefined ? lives.slice(0, 1) : lives;
    return own.map((life) => ({ ...life, place: span.place }));
  });
}

function ownerOf(
  resource: Resource,
  account: Account,
  kind: ServiceKind,
  tags: Readonly<Record<string, string>>,
): UsageOwner {
  return {
    provider: account.provider,
    account: account.name,
    region: resource.region,
    service: serviceName(account.provider, kind),
    resource: labelOf(resource),
    tags,
  };
}

/** A resource as a bill names it: a pool of a cluster after its cluster. */
export const labelOf = ({ name, spec }: Pick<Resource, 'name' | 'spec'>): string =>
  spec.cluster === undefined ? name : `${spec.cluster}/${name}`;

const tagsAt = ({ tags }: Resource, at: number) => (tags.findLast((one) => one.at <= at) ?? tags[0]!).value;

/** The parts of a span in which a value was the same. */
function stretches<Value>(
  values: readonly Since<Value>[],
  span: Period,
): (Period & { readonly value: Value })[] {
  return values.flatMap(({ at, value }, index) => {
    const from = Math.max(at, span.from);
    const to = Math.min(values[index + 1]?.at ?? span.to, span.to);
    return to > from ? [{ from, to, value }] : [];
  });
}
