import {
  checkCount,
  checkMachine,
  childrenOf,
  makeResource,
  removeResource,
  resizeResource,
} from '../../acts/resources';
import { CloudError } from '../../errors';
import { isoTime } from '../../money/calendar';
import { type Resource, sizeNow, standing, tagsNow } from '../../state/cloud-state';
import { type Answer, type CloudCommand, type CommandCall, UsageError } from '../command';
import { flag, many, readPairs, required, value } from '../read-words';
import { azId, azLocation, GROUP, groupOf, NAME, namedInGroup, needYes, YES } from './az-settings';

const VERSION = '1.33';
const MACHINE = 'Standard_D2s_v5';
const TYPE = 'Microsoft.ContainerService/managedClusters';

const poolView = (pool: Resource) => ({
  name: pool.name,
  count: sizeNow(pool),
  vmSize: String(pool.spec.machine),
  mode: String(pool.spec.mode),
  orchestratorVersion: VERSION,
  osType: 'Linux',
  provisioningState: 'Succeeded',
  scaleSetPriority: pool.spec.market === 'spot' ? 'Spot' : 'Regular',
  tags: tagsNow(pool),
});

const clusterView = (call: CommandCall, cluster: Resource) => ({
  agentPoolProfiles: childrenOf(call.place, cluster).map(poolView),
  id: azId(call, String(cluster.spec.group), TYPE, cluster.name),
  kubernetesVersion: VERSION,
  location: cluster.region,
  name: cluster.name,
  provisioningState: 'Succeeded',
  resourceGroup: String(cluster.spec.group),
  sku: { name: 'Base', tier: cluster.spec.tier === 'free' ? 'Free' : 'Standard' },
  systemData: { createdAt: isoTime(cluster.createdAt) },
  tags: tagsNow(cluster),
});
type ClusterView = ReturnType<typeof clusterView>;

const CLUSTER_COLUMNS: Answer['columns'] = [
  ['Name', (one: ClusterView) => one.name],
  ['Location', (one: ClusterView) => one.location],
  ['ResourceGroup', (one: ClusterView) => one.resourceGroup],
  ['KubernetesVersion', (one: ClusterView) => one.kubernetesVersion],
  ['ProvisioningState', (one: ClusterView) => one.provisioningState],
];

type PoolView = ReturnType<typeof poolView>;
const POOL_COLUMNS: Answer['columns'] = [
  ['Name', (one: PoolView) => one.name],
  ['OsType', (one: PoolView) => one.osType],
  ['KubernetesVersion', (one: PoolView) => one.orchestratorVersion],
  ['VmSize', (one: PoolView) => one.vmSize],
  ['Count', (one: PoolView) => String(one.count)],
  ['ProvisioningState', (one: PoolView) => one.provisioningState],
  ['Mode', (one: PoolView) => one.mode],
];

const POOL_OPTIONS = [value('node-count', 'c'), value('node-vm-size', 's'), many('tags')];
const IN_CLUSTER = [GROUP, required('cluster-name'), NAME];

interface NewPool {
  readonly name: string;
  readonly mode: 'System' | 'User';
  readonly market: 'spot' | 'on-demand';
}

function makePool(call: CommandCall, cluster: Resource, { name, mode, market }: NewPool): Resource {
  if (!/^[a-z][a-z0-9]{0,11}$/.test(name))
    throw new CloudError(
      'invalid',
      `The name "${name}" of the agent pool has to be of at most 12 small letters and digits, a letter first.`,
    );
  return makeResource(call.place, {
    kind: 'node-pool',
    name,
    region: cluster.region,
    parent: cluster.id,
    spec: {
      cluster: cluster.name,
      machine: checkMachine('azure', call.option('node-vm-size') ?? MACHINE),
      market,
      mode,
      group: String(cluster.spec.group),
    },
    tags: readPairs(call.all('tags')),
    size: checkCount(Number(call.option('node-count') ?? 3)),
  });
}

const clusterNamed = (call: CommandCall) => namedInGroup(call, 'cluster', call.option('cluster-name'));

function poolNamed(call: CommandCall, cluster: Resource, name: string | undefined): Resource {
  const pools = childrenOf(call.place, cluster);
  const found =
    name === undefined && pools.length === 1 ? pools[0] : pools.find((pool) => pool.name === name);
  if (found !== undefined) return found;
  throw name === undefined
    ? new UsageError(
        `There are more than one node pool in the cluster. Please specify nodepool name or use az aks nodepool command to scale node pool: ${pools.map((pool) => pool.name).join(', ')}`,
      )
    : new CloudError('missing', `The agent pool ${name} of ${cluster.name} could not be found.`);
}

function priority(call: CommandCall): NewPool['market'] {
  const word = (call.option('priority') ?? 'Regular').toLowerCase();
  if (word !== 'spot' && word !== 'regular')
    throw new UsageError(
      `argument --priority: '${call.option('priority')}' is not a valid value. Allowed values: Regular, Spot.`,
    );
  return word === 'spot' ? 'spot' : 'on-demand';
}

/** Clusters and their node pools. They are ready at once. */
export const AKS: readonly CloudCommand[] = [
  {
    path: 'aks create',
    about: 'Creates a cluster with a pool of machines.',
    operation: `${TYPE}/write`,
    demand: 'change compute',
    options: [
      GROUP,
      NAME,
      value('location', 'l'),
      value('tier'),
      ...POOL_OPTIONS,
      value('nodepool-name'),
      flag('generate-ssh-keys'),
      flag('no-ssh-key'),
    ],
    run: (call) => {
      const group = groupOf(call);
      const tier = (call.option('tier') ?? 'free').toLowerCase();
      if (tier !== 'free' && tier !== 'standard')
        throw new UsageError(
          `argument --tier: '${call.option('tier')}' is not a valid value. Allowed values: free, standard.`,
        );
      // Everything is looked at before anything is made.
      checkMachine('azure', call.option('node-vm-size') ?? MACHINE);
      checkCount(Number(call.option('node-count') ?? 3));
      const cluster = makeResource(call.place, {
        kind: 'cluster',
        name: call.option('name')!,
        region: azLocation(call, group),
        parent: group.id,
        spec: { tier, group: group.name, version: VERSION },
        tags: readPairs(call.all('tags')),
      });
      makePool(call, cluster, {
        name: call.option('nodepool-name') ?? 'nodepool1',
        mode: 'System',
        market: 'on-demand',
      });
      return { value: clusterView(call, cluster), columns: CLUSTER_COLUMNS };
    },
  },
  {
    path: 'aks list',
    about: 'Lists clusters.',
    operation: `${TYPE}/read`,
    demand: 'see compute',
    options: [value('resource-group', 'g')],
    run: (call) => {
      const group = call.option('resource-group');
      const shown = standing(call.store.state, call.actor.account.id, 'cluster').filter(
        ({ spec }) => group === undefined || spec.group === group,
      );
      return { value: shown.map((one) => clusterView(call, one)), columns: CLUSTER_COLUMNS };
    },
  },
  {
    path: 'aks show',
    about: 'Shows a cluster.',
    operation: `${TYPE}/read`,
    demand: 'see compute',
    options: [GROUP, NAME],
    run: (call) => ({ value: clusterView(call, namedInGroup(call, 'cluster')), columns: CLUSTER_COLUMNS }),
  },
  {
    path: 'aks scale',
    about: 'Changes how many machines a pool of a cluster has.',
    operation: `${TYPE}/write`,
    demand: 'change compute',
    options: [GROUP, NAME, required('node-count', 'c'), value('nodepool-name')],
    run: (call) => {
      const cluster = namedInGroup(call, 'cluster');
      const pool = poolNamed(call, cluster, call.option('nodepool-name'));
      resizeResource(call.place, pool, checkCount(Number(call.option('node-count'))));
      return { value: clusterView(call, cluster), columns: CLUSTER_COLUMNS };
    },
  },
  {
    path: 'aks delete',
    about: 'Deletes a cluster with its machines.',
    operation: `${TYPE}/delete`,
    demand: 'change compute',
    options: [GROUP, NAME, YES, flag('no-wait')],
    run: (call) => {
      const cluster = namedInGroup(call, 'cluster');
      needYes(call);
      removeResource(call.place, cluster);
      return null;
    },
  },
  {
    path: 'aks nodepool add',
    about: 'Adds a pool of machines to a cluster.',
    operation: `${TYPE}/agentPools/write`,
    demand: 'change compute',
    options: [
      ...IN_CLUSTER,
      ...POOL_OPTIONS,
      value('priority'),
      value('mode'),
      value('eviction-policy'),
      value('spot-max-price'),
    ],
    run: (call) => {
      const mode = call.option('mode')?.toLowerCase() === 'system' ? 'System' : 'User';
      const market = priority(call);
      const pool = makePool(call, clusterNamed(call), { name: call.option('name')!, mode, market });
      return { value: poolView(pool), columns: POOL_COLUMNS };
    },
  },
  {
    path: 'aks nodepool list',
    about: 'Lists the pools of a cluster.',
    operation: `${TYPE}/agentPools/read`,
    demand: 'see compute',
    options: [GROUP, required('cluster-name')],
    run: (call) => ({
      value: childrenOf(call.place, clusterNamed(call)).map(poolView),
      columns: POOL_COLUMNS,
    }),
  },
  {
    path: 'aks nodepool scale',
    about: 'Changes how many machines a pool has.',
    operation: `${TYPE}/agentPools/write`,
    demand: 'change compute',
    options: [...IN_CLUSTER, required('node-count', 'c')],
    run: (call) => {
      const pool = poolNamed(call, clusterNamed(call), call.option('name'));
      const scaled = resizeResource(call.place, pool, checkCount(Number(call.option('node-count'))));
      return { value: poolView(scaled), columns: POOL_COLUMNS };
    },
  },
  {
    path: 'aks nodepool delete',
    about: 'Deletes a pool with its machines.',
    operation: `${TYPE}/agentPools/delete`,
    demand: 'change compute',
    options: IN_CLUSTER,
    run: (call) => {
      const cluster = clusterNamed(call);
      const pool = poolNamed(call, cluster, call.option('name'));
      if (childrenOf(call.place, cluster).length === 1)
        throw new CloudError(
          'in-use',
          `There has to be at least one system agent pool: ${pool.name} is the last of ${cluster.name}.`,
        );
      removeResource(call.place, pool);
      return null;
    },
  },
];
