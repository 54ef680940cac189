import type { JsonValue } from '../../../../core/json';
import {
  checkCount,
  checkMachine,
  childrenOf,
  findResource,
  makeResource,
  removeResource,
  resizeResource,
} from '../../acts/resources';
import { CloudError } from '../../errors';
import { isoTime } from '../../money/calendar';
import { type Resource, sizeNow, standing, tagsNow } from '../../state/cloud-state';
import { type CloudCommand, type CommandCall, UsageError } from '../command';
import { many, readPairs, required, value } from '../read-words';
import { arn, awsRegion } from './aws-settings';

const VERSION = '1.33';

const clusterNamed = (call: CommandCall, option = 'name') => {
  const name = call.option(option)!;
  const found = standing(call.store.state, call.actor.account.id, 'cluster').find(
    (one) => one.name === name && one.region === awsRegion(call),
  );
  if (found === undefined) throw new CloudError('missing', `No cluster found for name: ${name}.`);
  return found;
};

const poolNamed = (call: CommandCall): Resource => {
  const cluster = clusterNamed(call, 'cluster-name');
  const name = call.option('nodegroup-name')!;
  if (!childrenOf(call.place, cluster).some((one) => one.name === name))
    throw new CloudError('missing', `No node group found for name: ${name}.`);
  return findResource(call.place, 'node-pool', name, { parent: cluster.id });
};

const clusterView = (call: CommandCall, cluster: Resource, status = 'ACTIVE'): JsonValue => ({
  cluster: {
    name: cluster.name,
    arn: arn(call, 'eks', `cluster/${cluster.name}`),
    createdAt: isoTime(cluster.createdAt).replace('Z', '+00:00'),
    version: String(cluster.spec.version),
    status,
    tags: tagsNow(cluster),
  },
});

const poolView = (call: CommandCall, pool: Resource, status = 'ACTIVE'): JsonValue => ({
  nodegroup: {
    nodegroupName: pool.name,
    nodegroupArn: arn(call, 'eks', `nodegroup/${pool.spec.cluster}/${pool.name}`),
    clusterName: String(pool.spec.cluster),
    version: VERSION,
    createdAt: isoTime(pool.createdAt).replace('Z', '+00:00'),
    status,
    capacityType: pool.spec.market === 'spot' ? 'SPOT' : 'ON_DEMAND',
    scalingConfig: {
      minSize: Number(pool.spec.min),
      maxSize: Number(pool.spec.max),
      desiredSize: sizeNow(pool),
    },
    instanceTypes: [String(pool.spec.machine)],
    tags: tagsNow(pool),
  },
});

interface Scaling {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
}

/** `minSize=1,maxSize=5,desiredSize=2`; what is not given is as before. */
function readScaling(words: readonly string[], before: Scaling): Scaling {
  const pairs = readPairs(words);
  const unknown = Object.keys(pairs).find((key) => !['minSize', 'maxSize', 'desiredSize'].includes(key));
  if (unknown !== undefined)
    throw new UsageError(
      `Unknown parameter in scalingConfig: "${unknown}", must be one of: minSize, maxSize, desiredSize`,
    );
  const read = (key: string, otherwise: number) =>
    checkCount(pairs[key] === undefined ? otherwise : Number(pairs[key]));
  const scaling = {
    min: read('minSize', before.min),
    max: read('maxSize', before.max),
    desired: read('desiredSize', before.desired),
  };
  if (scaling.min > scaling.desired || scaling.desired > scaling.max)
    throw new CloudError(
      'invalid',
      `Minimum capacity ${scaling.min}, desired size ${scaling.desired} and maximum size ${scaling.max} have to be in this order.`,
    );
  return scaling;
}

/** Clusters and node groups. They are ready at once: the lab has no machines to wait for. */
export const EKS: readonly CloudCommand[] = [
  {
    path: 'eks create-cluster',
    about:
      'Creates a cluster: its control plane, without machines. Roles and networks are taken and not checked.',
    operation: 'eks:CreateCluster',
    demand: 'change compute',
    options: [
      required('name'),
      value('role-arn'),
      value('resources-vpc-config'),
      value('kubernetes-version'),
      many('tags'),
    ],
    run: (call) => {
      const cluster = makeResource(call.place, {
        kind: 'cluster',
        name: call.option('name')!,
        region: awsRegion(call),
        spec: { tier: 'standard', version: call.option('kubernetes-version') ?? VERSION },
        tags: readPairs(call.all('tags')),
      });
      return { value: clusterView(call, cluster) };
    },
  },
  {
    path: 'eks list-clusters',
    about: 'Lists the clusters of a region.',
    operation: 'eks:ListClusters',
    demand: 'see compute',
    run: (call) => {
      const region = awsRegion(call);
      const all = standing(call.store.state, call.actor.account.id, 'cluster');
      return { value: { clusters: all.filter((one) => one.region === region).map(({ name }) => name) } };
    },
  },
  {
    path: 'eks describe-cluster',
    about: 'Shows a cluster.',
    operation: 'eks:DescribeCluster',
    demand: 'see compute',
    options: [required('name')],
    run: (call) => ({ value: clusterView(call, clusterNamed(call)) }),
  },
  {
    path: 'eks delete-cluster',
    about: 'Deletes a cluster that has no node groups any more.',
    operation: 'eks:DeleteCluster',
    demand: 'change compute',
    options: [required('name')],
    run: (call) => {
      const cluster = clusterNamed(call);
      if (childrenOf(call.place, cluster).length > 0)
        throw new CloudError('in-use', 'Cluster has nodegroups attached');
      removeResource(call.place, cluster);
      return { value: clusterView(call, cluster, 'DELETING') };
    },
  },
  {
    path: 'eks create-nodegroup',
    about: 'Adds machines of one type to a cluster. Roles and subnets are taken and not checked.',
    operation: 'eks:CreateNodegroup',
    demand: 'change compute',
    options: [
      required('cluster-name'),
      required('nodegroup-name'),
      many('subnets'),
      value('node-role'),
      many('instance-types'),
      value('scaling-config'),
      value('capacity-type'),
      many('tags'),
    ],
    run: (call) => {
      const cluster = clusterNamed(call, 'cluster-name');
      const capacity = call.option('capacity-type') ?? 'ON_DEMAND';
      if (capacity !== 'ON_DEMAND' && capacity !== 'SPOT')
        throw new UsageError(
          `argument --capacity-type: Invalid choice: '${capacity}', valid choices are: ON_DEMAND | SPOT`,
        );
      const types = call.all('instance-types').flatMap((word) => word.split(','));
      if (types.length > 1)
        throw new UsageError(
          `argument --instance-types: the lab's node groups have machines of one type, not of ${types.length}`,
        );
      const { min, max, desired } = readScaling(call.all('scaling-config'), { min: 1, max: 2, desired: 2 });
      const pool = makeResource(call.place, {
        kind: 'node-pool',
        name: call.option('nodegroup-name')!,
        region: cluster.region,
        parent: cluster.id,
        spec: {
          cluster: cluster.name,
          machine: checkMachine('aws', types[0] ?? 't3.medium'),
          market: capacity === 'SPOT' ? 'spot' : 'on-demand',
          min,
          max,
        },
        tags: readPairs(call.all('tags')),
        size: desired,
      });
      return { value: poolView(call, pool) };
    },
  },
  {
    path: 'eks list-nodegroups',
    about: 'Lists the node groups of a cluster.',
    operation: 'eks:ListNodegroups',
    demand: 'see compute',
    options: [required('cluster-name')],
    run: (call) => {
      const pools = childrenOf(call.place, clusterNamed(call, 'cluster-name'));
      return { value: { nodegroups: pools.map(({ name }) => name) } };
    },
  },
  {
    path: 'eks describe-nodegroup',
    about: 'Shows a node group.',
    operation: 'eks:DescribeNodegroup',
    demand: 'see compute',
    options: [required('cluster-name'), required('nodegroup-name')],
    run: (call) => ({ value: poolView(call, poolNamed(call)) }),
  },
  {
    path: 'eks update-nodegroup-config',
    about: 'Changes how many machines a node group has, within its limits.',
    operation: 'eks:UpdateNodegroupConfig',
    demand: 'change compute',
    options: [required('cluster-name'), required('nodegroup-name'), required('scaling-config')],
    run: (call) => {
      const pool = poolNamed(call);
      const before = { min: Number(pool.spec.min), max: Number(pool.spec.max), desired: sizeNow(pool) };
      const { desired, min, max } = readScaling(call.all('scaling-config'), before);
      if (min !== before.min || max !== before.max)
        call.store.record({
          type: 'respecified',
          at: call.now,
          by: call.place.by,
          id: pool.id,
          spec: { ...pool.spec, min, max },
        });
      resizeResource(call.place, pool, desired);
      const params = [
        { type: 'MinSize', value: String(min) },
        { type: 'MaxSize', value: String(max) },
        { type: 'DesiredSize', value: String(desired) },
      ];
      return {
        value: {
          update: {
            status: 'Successful',
            type: 'ConfigUpdate',
            params,
            createdAt: isoTime(call.now),
            errors: [],
          },
        },
      };
    },
  },
  {
    path: 'eks delete-nodegroup',
    about: 'Deletes a node group with its machines.',
    operation: 'eks:DeleteNodegroup',
    demand: 'change compute',
    options: [required('cluster-name'), required('nodegroup-name')],
    run: (call) => {
      const pool = poolNamed(call);
      removeResource(call.place, pool);
      return { value: poolView(call, pool, 'DELETING') };
    },
  },
];
