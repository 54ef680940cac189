import { equalMachine } from '../../deployment/cloud/compare/equal-machine';
import { labPrices } from '../../deployment/cloud/prices/lab-prices';
import type { PriceRow } from '../../deployment/cloud/prices/price-row';
import { PROVIDERS, type Provider, regionsOf } from '../../deployment/cloud/providers';
import type { Resources } from '../../deployment/cluster/objects/pod-template';
import { podsPerNode } from '../bills';

const NANO = 1e9;
/** What is asked for on each cloud: a machine of 2 vCPUs and 8 GiB. */
const MACHINE = 'm5.large';

/** What an hour of one pod costs on a cloud: its share of a machine, by the list. */
export interface PodPrice {
  readonly provider: Provider;
  readonly region: string;
  readonly machine: string;
  readonly podsPerMachine: number;
  readonly usdAnHour: number;
  /** The rows of the price list that it follows from. */
  readonly rows: readonly PriceRow[];
}

/** The price of an hour of a pod with these resources on each cloud, in its region of the United States. Clouds without a price are left out. */
export function podPrices(resources: Resources): readonly PodPrice[] {
  const book = labPrices();
  return PROVIDERS.flatMap((provider) => {
    const region = regionsOf(provider).find(({ place }) => place === 'us')!.id;
    const machine = equalMachine(MACHINE, provider, region, book)?.id;
    const price = machine === undefined ? null : book.machineHour(provider, machine, region);
    if (machine === undefined || price === null) return [];
    const podsPerMachine = podsPerNode({ provider, machine }, resources);
    return [
      {
        provider,
        region,
        machine,
        podsPerMachine,
        usdAnHour: Number(price.nano) / NANO / podsPerMachine,
        rows: price.rows,
      },
    ];
  });
}
