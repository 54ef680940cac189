import { type Bill, billOf } from '../deployment/cloud/bill/bill';
import type { Usage, UsageOwner } from '../deployment/cloud/bill/usage';
import { onProvider } from '../deployment/cloud/compare/on-provider';
import { type MachineType, machineTypeNamed, machineTypesOf } from '../deployment/cloud/machine-types';
import { monthOf, monthPeriod } from '../deployment/cloud/money/calendar';
import { labPrices } from '../deployment/cloud/prices/lab-prices';
import { PriceBook } from '../deployment/cloud/prices/price-book';
import { readPrices } from '../deployment/cloud/prices/read-prices';
import { PROVIDERS, type Provider } from '../deployment/cloud/providers';
import { replicaUsage } from '../deployment/cloud/usage/replica-usage';
import { SKUS, serviceName } from '../deployment/cloud/usage/service-names';
import type { Resources } from '../deployment/cluster/objects/pod-template';
import { cpuMilli, memoryBytes } from '../deployment/cluster/objects/quantity';
import type { NodeSetting } from '../deployment/cluster/settings';
import type { BillSetting } from './description';
import { OperationsError } from './errors';

const GIB = 2 ** 30;
/** What the system takes of each machine: thousandths of a CPU, and bytes; assumed, as in the lab's usual cluster. */
const SYSTEM = { cpuMilli: 70, memoryBytes: 0.75 * GIB } as const;

/** What a month costs on one cloud. */
export interface CloudBill {
  readonly provider: Provider;
  readonly bill: Bill;
  /** What one machine costs there in an hour, in dollars; null: it has no price there. */
  readonly machine: { readonly sku: string; readonly usdPerHour: number } | null;
  /** What stands for what of the cloud that was chosen, and what has no counterpart. */
  readonly mapping: readonly string[];
  readonly missing: readonly string[];
}

/** What a machine offers to pods. */
const roomOf = ({ vcpus, gib }: MachineType): Omit<NodeSetting, 'name'> => ({
  cpuMilli: vcpus * 1000 - SYSTEM.cpuMilli,
  memoryBytes: gib * GIB - SYSTEM.memoryBytes,
});

function machineOf({ provider, machine }: Pick<BillSetting, 'provider' | 'machine'>): MachineType {
  const type = machineTypeNamed(provider, machine);
  if (type) return type;
  const names = machineTypesOf(provider)
    .map(({ id }) => id)
    .join(', ');
  throw new OperationsError('bill.machine', `there is no ${machine} on ${provider}; there are: ${names}.`);
}

/** Machines of a type as nodes of a cluster. @throws OperationsError for a machine that the cloud does not have */
export function nodesOf(machine: Pick<BillSetting, 'provider' | 'machine'>, count: number): NodeSetting[] {
  const room = roomOf(machineOf(machine));
  return Array.from({ length: count }, (_, at) => ({ name: `node-${at + 1}`, ...room }));
}

/**
 * How many pods fit on a machine without being in each other's way: by what they may use at most, which is their limit, or a core
 * for each worker where there is none, and by what they ask for where that is more. Nobody saves machines by asking for little.
 */
export function podsPerNode(
  machine: Pick<BillSetting, 'provider' | 'machine'>,
  { requests, limits }: Resources,
  workers = 1,
): number {
  const room = roomOf(machineOf(machine));
  const cpu = Math.max(cpuMilli(requests?.cpu), cpuMilli(limits?.cpu) || workers * 1000);
  const memory = memoryBytes(requests?.memory) || room.memoryBytes / 8;
  return Math.max(1, Math.floor(Math.min(room.cpuMilli / cpu, room.memoryBytes / memory) + 1e-9));
}

/** The machines that hold the pods of each window: as few as can. */
export function nodesByWindow(
  { leastNodes = 1 }: Pick<BillSetting, 'leastNodes'>,
  { podSeconds, windowSeconds, podsPerNode: perNode }: Omit<PodSpans, 'startAt'>,
): Float64Array {
  return podSeconds.map((seconds) =>
    Math.max(leastNodes, Math.ceil((seconds / windowSeconds - 1e-6) / perNode)),
  );
}

/** What pods held of machines. */
export interface PodSpans {
  /** Milliseconds since the epoch. */
  readonly startAt: number;
  readonly windowSeconds: number;
  readonly podSeconds: Float64Array;
  readonly podsPerNode: number;
}

/**
 * What the month of the first moment costs if all of it is like what was simulated: machines, as few as hold the pods of each
 * window, the cluster, and a load balancer; on the cloud that was chosen first, then on the others. List prices.
 * @throws CloudError for a price list that cannot be read, OperationsError for an unknown machine
 */
export function monthlyBills(setting: BillSetting, spans: PodSpans): readonly CloudBill[] {
  const { provider, region, machine, market = 'on-demand', leastNodes = 1 } = setting;
  machineOf(setting);
  const book =
    setting.prices === undefined
      ? labPrices()
      : new PriceBook(readPrices(setting.prices, 'cloud/prices.json'), 'cloud/prices.json');
  const month = monthPeriod(monthOf(spans.startAt));
  const owner = (kind: 'machines' | 'clusters' | 'load-balancers'): UsageOwner => ({
    provider,
    account: 'production',
    region,
    service: serviceName(provider, kind),
    resource: 'service',
    tags: {},
  });
  const { windowSeconds, podSeconds } = spans;
  const windows = Math.ceil((month.to - month.from) / 1000 / windowSeconds);
  const { cluster, loadBalancer } = SKUS[provider];
  const usages: Usage[] = [
    ...replicaUsage(
      {
        start: month.from,
        windowSeconds,
        replicaSeconds: Float64Array.from(
          { length: windows },
          (_, at) => podSeconds[at % podSeconds.length]!,
        ),
        replicasPerNode: spans.podsPerNode,
        leastNodes,
      },
      { sku: machine, market },
      owner('machines'),
    ),
    { ...owner('clusters'), kind: 'time', sku: `${cluster}/standard`, ...month },
    { ...owner('load-balancers'), kind: 'time', sku: loadBalancer, ...month },
  ];
  return [provider, ...PROVIDERS.filter((one) => one !== provider)].map((one) => {
    const { usages: there, mapping, missing } = onProvider(usages, one, book);
    const rented = there.find((usage) => usage.kind === 'machine');
    const hour = rented && book.machineHour(one, rented.sku, rented.region, rented.market);
    return {
      provider: one,
      bill: billOf(there, book, month),
      machine: hour ? { sku: rented.sku, usdPerHour: Number(hour.nano) / 1e9 } : null,
      mapping,
      missing,
    };
  });
}
