import { checkMachine, findResource, makeResource, removeResource } from '../../acts/resources';
import { CloudError } from '../../errors';
import { machineTypesOf } from '../../machine-types';
import { isoTime } from '../../money/calendar';
import { regionsOf } from '../../providers';
import { type Resource, standing } from '../../state/cloud-state';
import { spotAssumptionsOf } from '../../usage/assumptions';
import { machinesOf } from '../../usage/machines';
import type { Answer, CloudCommand, CommandCall } from '../command';
import { flag, readPairs, required, value } from '../read-words';
import { neededLocation, PLACE_OPTIONS, projectOf } from './gcloud-settings';

const isLone = ({ spec }: Resource) => spec.cluster === undefined;

function instanceTable(call: CommandCall, only?: readonly Resource[]): Answer {
  const machines = machinesOf(call.store.state, call.actor.account, call.now, spotAssumptionsOf(call.io.fs));
  const shown =
    only === undefined ? machines : machines.filter(({ pool }) => only.some(({ id }) => id === pool.id));
  const rows = shown.map(({ id, pool, startedAt }) => ({
    name: isLone(pool) ? pool.name : `gke-${pool.spec.cluster}-${pool.name}-${id.slice(0, 8)}`,
    zone: String(pool.spec.location ?? `${pool.region}-a`),
    machineType: String(pool.spec.machine),
    scheduling: { provisioningModel: pool.spec.market === 'spot' ? 'SPOT' : 'STANDARD' },
    creationTimestamp: isoTime(startedAt),
    status: 'RUNNING',
  }));
  type Row = (typeof rows)[number];
  return {
    value: rows,
    columns: [
      ['NAME', (row: Row) => row.name],
      ['ZONE', (row: Row) => row.zone],
      ['MACHINE_TYPE', (row: Row) => row.machineType],
      ['PREEMPTIBLE', (row: Row) => (row.scheduling.provisioningModel === 'SPOT' ? 'true' : '')],
      ['STATUS', (row: Row) => row.status],
    ],
  };
}

function ruleTable(rules: readonly Resource[]): Answer {
  const rows = rules.map(({ name, region }) => ({ name, region, loadBalancingScheme: 'EXTERNAL' }));
  type Row = (typeof rows)[number];
  return {
    value: rows,
    columns: [
      ['NAME', (row: Row) => row.name],
      ['REGION', (row: Row) => row.region],
      ['SCHEME', (row: Row) => row.loadBalancingScheme],
    ],
  };
}

/** Machines and load balancers. */
export const COMPUTE: readonly CloudCommand[] = [
  {
    path: 'compute instances create',
    about: 'Starts machines. Images and networks are not asked for.',
    operation: 'compute.instances.create',
    demand: 'change compute',
    operands: ['NAME', '[NAME...]'],
    options: [...PLACE_OPTIONS, required('machine-type'), value('provisioning-model'), value('labels')],
    run: (call) => {
      const { region, location, zones } = neededLocation(call);
      if (zones !== 1)
        throw new CloudError(
          'invalid',
          `A machine is in a zone, such as ${region}-a; ${location} is a region.`,
        );
      const machine = checkMachine('gcp', call.option('machine-type')!);
      const market = call.option('provisioning-model') === 'SPOT' ? 'spot' : 'on-demand';
      const made = call.operands.map((name) =>
        makeResource(call.place, {
          kind: 'node-pool',
          name,
          region,
          spec: { machine, market, location },
          tags: readPairs(call.all('labels')),
        }),
      );
      return instanceTable(call, made);
    },
  },
  {
    path: 'compute instances list',
    about: 'Lists the machines that run, those of clusters too.',
    operation: 'compute.instances.list',
    demand: 'see compute',
    run: (call) => instanceTable(call),
  },
  {
    path: 'compute instances delete',
    about: 'Ends machines that were started by themselves.',
    operation: 'compute.instances.delete',
    demand: 'change compute',
    operands: ['NAME', '[NAME...]'],
    options: PLACE_OPTIONS,
    run: (call) => {
      const lone = standing(call.store.state, call.actor.account.id, 'node-pool').filter(isLone);
      const found = call.operands.map((name) => {
        const pool = lone.find((one) => one.name === name);
        if (pool === undefined)
          throw new CloudError(
            'missing',
            `The resource 'projects/${projectOf(call)}/instances/${name}' was not found`,
          );
        return pool;
      });
      for (const pool of found) {
        removeResource(call.place, pool);
        call.io.stderr(`Deleted [${pool.name}].\n`);
      }
      return null;
    },
  },
  {
    path: 'compute machine-types list',
    about: 'Lists the types of machines that the lab has.',
    operation: 'compute.machineTypes.list',
    demand: 'see compute',
    run: () => {
      const rows = machineTypesOf('gcp').map(({ id, vcpus, gib }) => ({
        name: id,
        guestCpus: vcpus,
        memoryMb: gib * 1024,
      }));
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['NAME', (row: Row) => row.name],
          ['CPUS', (row: Row) => String(row.guestCpus)],
          ['MEMORY_GB', (row: Row) => (row.memoryMb / 1024).toFixed(2)],
        ],
      };
    },
  },
  {
    path: 'compute regions list',
    about: 'Lists the regions that the lab has.',
    operation: 'compute.regions.list',
    demand: 'see compute',
    run: () => {
      const rows = regionsOf('gcp').map(({ id, title }) => ({ name: id, description: title, status: 'UP' }));
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['NAME', (row: Row) => row.name],
          ['DESCRIPTION', (row: Row) => row.description],
          ['STATUS', (row: Row) => row.status],
        ],
      };
    },
  },
  {
    path: 'compute forwarding-rules create',
    about: 'Creates a load balancer: the rule that takes its traffic.',
    operation: 'compute.forwardingRules.create',
    demand: 'change compute',
    operands: ['NAME'],
    options: [
      required('region'),
      value('load-balancing-scheme'),
      value('ports'),
      value('backend-service'),
      flag('global'),
    ],
    run: (call) => {
      const { region } = neededLocation(call);
      return ruleTable([
        makeResource(call.place, { kind: 'load-balancer', name: call.operands[0]!, region }),
      ]);
    },
  },
  {
    path: 'compute forwarding-rules list',
    about: 'Lists load balancers.',
    operation: 'compute.forwardingRules.list',
    demand: 'see compute',
    run: (call) => ruleTable(standing(call.store.state, call.actor.account.id, 'load-balancer')),
  },
  {
    path: 'compute forwarding-rules delete',
    about: 'Deletes a load balancer.',
    operation: 'compute.forwardingRules.delete',
    demand: 'change compute',
    operands: ['NAME'],
    options: [required('region')],
    run: (call) => {
      const { region } = neededLocation(call);
      removeResource(call.place, findResource(call.place, 'load-balancer', call.operands[0]!, { region }));
      call.io.stderr(`Deleted [${call.operands[0]}].\n`);
      return null;
    },
  },
];
