import type { JsonValue } from '../../../../core/json';
import { checkCount, checkMachine, makeResource, removeResource } from '../../acts/resources';
import { CloudError } from '../../errors';
import { machineTypesOf } from '../../machine-types';
import { isoTime } from '../../money/calendar';
import { regionsOf } from '../../providers';
import { type Resource, standing, tagsNow } from '../../state/cloud-state';
import { spotAssumptionsOf } from '../../usage/assumptions';
import { type Machine, machinesOf } from '../../usage/machines';
import { type CloudCommand, type CommandCall, UsageError } from '../command';
import { many, required, value } from '../read-words';
import { awsRegion } from './aws-settings';
import { readTagSpecifications, tagList } from './aws-tags';

const isLone = ({ spec }: Resource) => spec.cluster === undefined;

/** A machine's id: one that was run by itself is named by it. */
const instanceId = ({ id, pool }: Machine): string => (isLone(pool) ? pool.name : `i-${id}`);

const instanceView = (machine: Machine): JsonValue => {
  const { pool } = machine;
  const cluster = pool.spec.cluster;
  const tags = {
    ...tagsNow(pool),
    ...(cluster !== undefined && { 'eks:cluster-name': String(cluster), 'eks:nodegroup-name': pool.name }),
  };
  return {
    InstanceId: instanceId(machine),
    InstanceType: String(pool.spec.machine),
    ...(pool.spec.market === 'spot' && { InstanceLifecycle: 'spot' }),
    LaunchTime: isoTime(machine.startedAt).replace('Z', '+00:00'),
    Placement: { AvailabilityZone: `${pool.region}a` },
    State: { Code: 16, Name: 'running' },
    Tags: tagList(tags),
  };
};

const machinesHere = (call: CommandCall): Machine[] => {
  const region = awsRegion(call);
  const assumed = spotAssumptionsOf(call.io.fs);
  return machinesOf(call.store.state, call.actor.account, call.now, assumed).filter(
    ({ pool }) => pool.region === region,
  );
};

function isSpot(call: CommandCall): boolean {
  const market = call.option('instance-market-options');
  if (market === undefined) return false;
  if (/^MarketType=spot(?:$|,)/.test(market) || /"MarketType"\s*:\s*"spot"/.test(market)) return true;
  throw new UsageError(`argument --instance-market-options: "${market}" is not MarketType=spot`);
}

/** Machines. They run at once. */
export const EC2: readonly CloudCommand[] = [
  {
    path: 'ec2 run-instances',
    about: 'Starts machines of one type. Images, networks and keys of SSH are taken and not checked.',
    operation: 'ec2:RunInstances',
    demand: 'change compute',
    options: [
      required('instance-type'),
      value('image-id'),
      value('key-name'),
      value('subnet-id'),
      value('count'),
      value('instance-market-options'),
      many('tag-specifications'),
    ],
    run: (call) => {
      const count = checkCount(Number(call.option('count') ?? 1));
      if (count === 0) throw new CloudError('invalid', 'The number of instances has to be at least 1.');
      const machine = checkMachine('aws', call.option('instance-type')!);
      const market = isSpot(call) ? 'spot' : 'on-demand';
      const tags = readTagSpecifications(call.all('tag-specifications'));
      const region = awsRegion(call);
      const made = Array.from({ length: count }, () => {
        const name = `i-${Array.from({ length: 17 }, () => call.io.rng.int(16).toString(16)).join('')}`;
        return makeResource(call.place, { kind: 'node-pool', name, region, spec: { machine, market }, tags });
      });
      const Instances = made.map((pool) =>
        instanceView({ id: pool.name.slice(2), pool, startedAt: call.now }),
      );
      return { value: { Groups: [], Instances, OwnerId: call.actor.account.id } };
    },
  },
  {
    path: 'ec2 describe-instances',
    about: 'Shows the machines that run, those of node groups too.',
    operation: 'ec2:DescribeInstances',
    demand: 'see compute',
    options: [many('instance-ids')],
    run: (call) => {
      const wanted = call.all('instance-ids');
      const all = machinesHere(call);
      const lost = wanted.find((id) => !all.some((machine) => instanceId(machine) === id));
      if (lost !== undefined) throw new CloudError('missing', `The instance ID '${lost}' does not exist`);
      const shown = all.filter((machine) => wanted.length === 0 || wanted.includes(instanceId(machine)));
      const OwnerId = call.actor.account.id;
      return {
        value: { Reservations: shown.map((machine) => ({ OwnerId, Instances: [instanceView(machine)] })) },
      };
    },
  },
  {
    path: 'ec2 terminate-instances',
    about: 'Ends machines that were started by run-instances.',
    operation: 'ec2:TerminateInstances',
    demand: 'change compute',
    options: [{ ...many('instance-ids'), isRequired: true }],
    run: (call) => {
      const lone = standing(call.store.state, call.actor.account.id, 'node-pool').filter(isLone);
      const pools = call.all('instance-ids').map((id) => {
        const pool = lone.find(({ name, region }) => name === id && region === awsRegion(call));
        if (pool) return pool;
        const isNode = machinesHere(call).some((machine) => instanceId(machine) === id);
        throw isNode
          ? new CloudError(
              'in-use',
              `The instance '${id}' belongs to a node group, which would start another. Resize the node group.`,
            )
          : new CloudError('missing', `The instance ID '${id}' does not exist`);
      });
      for (const pool of new Set(pools)) removeResource(call.place, pool);
      return {
        value: {
          TerminatingInstances: pools.map(({ name }) => ({
            InstanceId: name,
            CurrentState: { Code: 32, Name: 'shutting-down' },
            PreviousState: { Code: 16, Name: 'running' },
          })),
        },
      };
    },
  },
  {
    path: 'ec2 describe-instance-types',
    about: 'Shows the types of machines that the lab has.',
    operation: 'ec2:DescribeInstanceTypes',
    demand: 'see compute',
    options: [many('instance-types')],
    run: (call) => {
      const wanted = call.all('instance-types').map((id) => checkMachine('aws', id));
      const shown = machineTypesOf('aws').filter(({ id }) => wanted.length === 0 || wanted.includes(id));
      return {
        value: {
          InstanceTypes: shown.map(({ id, vcpus, gib, gpu, architecture }) => ({
            InstanceType: id,
            ProcessorInfo: { SupportedArchitectures: [architecture] },
            VCpuInfo: { DefaultVCpus: vcpus },
            MemoryInfo: { SizeInMiB: gib * 1024 },
            ...(gpu !== undefined && {
              GpuInfo: { Gpus: [{ Name: gpu, Manufacturer: 'NVIDIA', Count: 1 }] },
            }),
          })),
        },
      };
    },
  },
  {
    path: 'ec2 describe-regions',
    about: 'Shows the regions that the lab has.',
    operation: 'ec2:DescribeRegions',
    demand: 'see compute',
    run: () => ({
      value: {
        Regions: regionsOf('aws').map(({ id }) => ({
          OptInStatus: 'opt-in-not-required',
          RegionName: id,
          Endpoint: `ec2.${id}.amazonaws.com`,
        })),
      },
    }),
  },
];
