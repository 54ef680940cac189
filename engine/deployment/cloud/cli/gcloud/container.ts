import type { JsonValue } from '../../../../core/json';
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
import type { Answer, CloudCommand, CommandCall } from '../command';
import { flag, readPairs, required, value } from '../read-words';
import { locationOf, neededLocation, PLACE_OPTIONS, projectOf } from './gcloud-settings';

const VERSION = '1.33.4-gke.1245000';
/** GKE's own default, e2-medium, has no row in the price list. */
const MACHINE = 'e2-standard-2';

const poolView = (pool: Resource): JsonValue => ({
  name: pool.name,
  config: {
    machineType: String(pool.spec.machine),
    spot: pool.spec.market === 'spot',
    labels: tagsNow(pool),
  },
  initialNodeCount: sizeNow(pool) / Number(pool.spec.zones),
  status: 'RUNNING',
  version: VERSION,
});

const clusterView = (call: CommandCall, cluster: Resource) => {
  const pools = childrenOf(call.place, cluster);
  return {
    name: cluster.name,
    location: String(cluster.spec.location),
    currentMasterVersion: VERSION,
    currentNodeCount: pools.reduce((sum, pool) => sum + sizeNow(pool), 0),
    createTime: isoTime(cluster.createdAt).replace('Z', '+00:00'),
    resourceLabels: tagsNow(cluster),
    nodePools: pools.map(poolView),
    status: 'RUNNING',
  };
};

type ClusterView = ReturnType<typeof clusterView>;

/** Clusters as `gcloud` lists them. */
const clusterTable = (call: CommandCall, clusters: readonly Resource[]): Answer => ({
  value: clusters.map((cluster) => clusterView(call, cluster)),
  columns: [
    ['NAME', (one: ClusterView) => one.name],
    ['LOCATION', (one: ClusterView) => one.location],
    ['MASTER_VERSION', (one: ClusterView) => one.currentMasterVersion],
    [
      'MACHINE_TYPE',
      ({ nodePools: [pool] }: ClusterView) =>
        (pool as { config?: { machineType?: string } } | undefined)?.config?.machineType ?? '',
    ],
    ['NUM_NODES', (one: ClusterView) => String(one.currentNodeCount)],
    ['STATUS', (one: ClusterView) => one.status],
  ],
});

function clusterNamed(call: CommandCall, name: string): Resource {
  const project = projectOf(call);
  const place = locationOf(call);
  const found = standing(call.store.state, call.actor.account.id, 'cluster').find(
    (one) => one.name === name && (place === undefined || one.spec.location === place.location),
  );
  if (found === undefined)
    throw new CloudError(
      'missing',
      `Not found: projects/${project}/${place ? `locations/${place.location}/` : ''}clusters/${name}.`,
    );
  return found;
}

function poolNamed(call: CommandCall, cluster: Resource, name: string): Resource {
  const found = childrenOf(call.place, cluster).find((pool) => pool.name === name);
  if (found === undefined)
    throw new CloudError('missing', `Not found: node pool "${name}" of ${cluster.name}.`);
  return found;
}

function makePool(call: CommandCall, cluster: Resource, name: string): Resource {
  const zones = Number(cluster.spec.zones);
  const nodes = checkCount(Number(call.option('num-nodes') ?? 3));
  return makeResource(call.place, {
    kind: 'node-pool',
    name,
    region: cluster.region,
    parent: cluster.id,
    spec: {
      cluster: cluster.name,
      machine: checkMachine('gcp', call.option('machine-type') ?? MACHINE),
      market: call.has('spot') ? 'spot' : 'on-demand',
      zones,
      location: String(cluster.spec.location),
    },
    tags: readPairs([...call.all('labels'), ...call.all('node-labels')]),
    size: checkCount(nodes * zones),
  });
}

const POOL_OPTIONS = [value('num-nodes'), value('machine-type', 'm'), flag('spot'), value('node-labels')];

/** Clusters and node pools. A cluster in a region has the machines of its pools in each of three zones, as on GKE. */
export const CONTAINER: readonly CloudCommand[] = [
  {
    path: 'container clusters create',
    about: 'Creates a cluster with a pool of machines.',
    operation: 'container.clusters.create',
    demand: 'change compute',
    operands: ['NAME'],
    options: [...PLACE_OPTIONS, ...POOL_OPTIONS, value('labels'), flag('async')],
    run: (call) => {
      const { region, location, zones } = neededLocation(call);
      // Everything is looked at before anything is made.
      checkMachine('gcp', call.option('machine-type') ?? MACHINE);
      checkCount(Number(call.option('num-nodes') ?? 3) * zones);
      const cluster = makeResource(call.place, {
        kind: 'cluster',
        name: call.operands[0]!,
        region,
        spec: { tier: 'standard', location, zones, version: VERSION },
        tags: readPairs(call.all('labels')),
      });
      makePool(call, cluster, 'default-pool');
      call.io.stderr(`Creating cluster ${cluster.name} in ${location}...done.\n`);
      return clusterTable(call, [cluster]);
    },
  },
  {
    path: 'container clusters list',
    about: 'Lists clusters.',
    operation: 'container.clusters.list',
    demand: 'see compute',
    options: PLACE_OPTIONS,
    run: (call) => {
      const place =
        call.has('zone') || call.has('region') || call.has('location') ? locationOf(call) : undefined;
      const all = standing(call.store.state, call.actor.account.id, 'cluster');
      return clusterTable(
        call,
        all.filter(({ spec }) => place === undefined || spec.location === place.location),
      );
    },
  },
  {
    path: 'container clusters describe',
    about: 'Shows a cluster.',
    operation: 'container.clusters.get',
    demand: 'see compute',
    operands: ['NAME'],
    options: PLACE_OPTIONS,
    run: (call) => ({ value: clusterView(call, clusterNamed(call, call.operands[0]!)) }),
  },
  {
    path: 'container clusters resize',
    about: 'Changes how many machines a pool has in each zone.',
    operation: 'container.clusters.update',
    demand: 'change compute',
    operands: ['NAME'],
    options: [...PLACE_OPTIONS, value('node-pool'), required('num-nodes')],
    run: (call) => {
      const cluster = clusterNamed(call, call.operands[0]!);
      const pool = poolNamed(call, cluster, call.option('node-pool') ?? 'default-pool');
      resizeResource(
        call.place,
        pool,
        checkCount(Number(call.option('num-nodes')) * Number(cluster.spec.zones)),
      );
      call.io.stderr(`Resizing ${cluster.name}...done.\nUpdated [${linkOf(call, cluster)}].\n`);
      return null;
    },
  },
  {
    path: 'container clusters delete',
    about: 'Deletes a cluster with its machines.',
    operation: 'container.clusters.delete',
    demand: 'change compute',
    operands: ['NAME'],
    options: PLACE_OPTIONS,
    run: (call) => {
      const cluster = clusterNamed(call, call.operands[0]!);
      const link = linkOf(call, cluster);
      removeResource(call.place, cluster);
      call.io.stderr(`Deleting cluster ${cluster.name}...done.\nDeleted [${link}].\n`);
      return null;
    },
  },
  {
    path: 'container node-pools create',
    about: 'Adds a pool of machines to a cluster.',
    operation: 'container.clusters.update',
    demand: 'change compute',
    operands: ['NAME'],
    options: [...PLACE_OPTIONS, ...POOL_OPTIONS, required('cluster')],
    run: (call) => {
      const cluster = clusterNamed(call, call.option('cluster')!);
      const pool = makePool(call, cluster, call.operands[0]!);
      call.io.stderr(
        `Creating node pool ${pool.name}...done.\nCreated [${linkOf(call, cluster)}/nodePools/${pool.name}].\n`,
      );
      return poolTable([pool]);
    },
  },
  {
    path: 'container node-pools list',
    about: 'Lists the pools of a cluster.',
    operation: 'container.clusters.get',
    demand: 'see compute',
    options: [...PLACE_OPTIONS, required('cluster')],
    run: (call) => poolTable(childrenOf(call.place, clusterNamed(call, call.option('cluster')!))),
  },
  {
    path: 'container node-pools delete',
    about: 'Deletes a pool with its machines.',
    operation: 'container.clusters.update',
    demand: 'change compute',
    operands: ['NAME'],
    options: [...PLACE_OPTIONS, required('cluster')],
    run: (call) => {
      const cluster = clusterNamed(call, call.option('cluster')!);
      const pool = poolNamed(call, cluster, call.operands[0]!);
      removeResource(call.place, pool);
      call.io.stderr(`Deleting node pool ${pool.name}...done.\n`);
      return null;
    },
  },
];

const linkOf = (call: CommandCall, { name, spec }: Resource) =>
  `https://container.googleapis.com/v1/projects/${projectOf(call)}/locations/${spec.location}/clusters/${name}`;

interface PoolRow {
  readonly name: string;
  readonly config: { readonly machineType: string };
  readonly version: string;
}

const poolTable = (pools: readonly Resource[]): Answer => ({
  value: pools.map(poolView),
  columns: [
    ['NAME', (one: PoolRow) => one.name],
    ['MACHINE_TYPE', (one: PoolRow) => one.config.machineType],
    ['NODE_VERSION', (one: PoolRow) => one.version],
  ],
});
