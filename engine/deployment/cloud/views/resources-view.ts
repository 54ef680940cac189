import { ATOMS_PER_NANO, microOf } from '../money/money';
import type { PriceBook } from '../prices/price-book';
import { type Account, type CloudState, type Resource, sizeNow, tagsNow } from '../state/cloud-state';
import type { ResourceKind } from '../state/events';
import { poolHealth } from '../usage/machines';
import { SKUS } from '../usage/service-names';
import type { SpotAssumptions } from '../usage/spot-lives';
import { labelOf } from '../usage/usage-of-state';

/** What stands in a cloud, as a panel shows it. */
export interface ResourceView {
  readonly id: string;
  readonly account: string;
  readonly kind: ResourceKind;
  readonly name: string;
  /** With the name of its cluster. */
  readonly label: string;
  readonly region: string;
  /** The id of what it stands in. */
  readonly parent: string | null;
  /** Words that it was made with: `machine`, `market`, `group`, `location`, `min`, `max`, … */
  readonly spec: Resource['spec'];
  readonly tags: Readonly<Record<string, string>>;
  /** Machines of a pool, bytes of a bucket. */
  readonly size: number;
  readonly createdAt: number;
  /** Machines of a pool that are up; fewer than its size while spot machines are replaced. */
  readonly up: number;
  /** How often a spot machine was taken away from the places that it has now. */
  readonly interruptions: number;
  /** Micro-dollars an hour at its size; null: the price list does not have it. A group costs nothing. */
  readonly hourMicro: number | null;
}

const HOURS_OF_MONTH = 730n;

/** What stands, clusters before what is in them. */
export function resourcesView(
  state: CloudState,
  now: number,
  book: PriceBook,
  assumed: SpotAssumptions,
): ResourceView[] {
  return state.resources
    .filter(({ deletedAt }) => deletedAt === null)
    .map((resource) => {
      const account = state.accounts.find(({ id }) => id === resource.account)!;
      const health =
        resource.kind === 'node-pool'
          ? poolHealth(resource, account, now, assumed)
          : { up: 0, interruptions: 0 };
      return {
        id: resource.id,
        account: account.name,
        kind: resource.kind,
        name: resource.name,
        label: labelOf(resource),
        region: resource.region,
        parent: resource.parent,
        spec: resource.spec,
        tags: tagsNow(resource),
        size: sizeNow(resource),
        createdAt: resource.createdAt,
        ...health,
        hourMicro: hourMicro(resource, account, book),
      };
    });
}

/** What an hour costs at the size of now. Kept bytes are sold by the month: one of 730 hours here. */
function hourMicro(resource: Resource, { provider }: Account, book: PriceBook): number | null {
  const { kind, region, spec } = resource;
  const skus = SKUS[provider];
  const micro = (nano: bigint | undefined, times: bigint, by = 1n) =>
    nano === undefined ? null : microOf((nano * times * ATOMS_PER_NANO) / by);
  switch (kind) {
    case 'group':
      return 0;
    case 'cluster':
      return micro(book.price(provider, `${skus.cluster}/${spec.tier ?? 'standard'}`, region)?.nano, 1n);
    case 'node-pool': {
      const market = spec.market === 'spot' ? 'spot' : 'on-demand';
      const price = book.machineHour(provider, String(spec.machine), region, market);
      return micro(price?.nano, BigInt(sizeNow(resource)));
    }
    case 'load-balancer':
      return micro(book.price(provider, skus.loadBalancer, region)?.nano, 1n);
    case 'registry':
    case 'bucket': {
      const price = book.price(provider, kind === 'bucket' ? skus.bucket : skus.registry, region);
      return micro(price?.nano, BigInt(sizeNow(resource)), 2n ** 30n * HOURS_OF_MONTH);
    }
  }
}
