import { clearObjects } from '../../acts/objects';
import { childrenOf, makeResource, removeResource } from '../../acts/resources';
import { machineTypesOf } from '../../machine-types';
import { regionsOf } from '../../providers';
import { type Resource, standing, tagsNow } from '../../state/cloud-state';
import type { Answer, CloudCommand, CommandCall } from '../command';
import { flag, many, readPairs, required, value } from '../read-words';
import { azId, azLocation, GROUP, groupOf, NAME, namedInGroup, needYes, YES } from './az-settings';

const groupView = (call: CommandCall, group: Resource) => ({
  id: `/subscriptions/${call.actor.account.id}/resourceGroups/${group.name}`,
  location: group.region,
  name: group.name,
  properties: { provisioningState: 'Succeeded' },
  tags: tagsNow(group),
});
type GroupView = ReturnType<typeof groupView>;
const GROUP_COLUMNS: Answer['columns'] = [
  ['Name', (one: GroupView) => one.name],
  ['Location', (one: GroupView) => one.location],
  ['Status', (one: GroupView) => one.properties.provisioningState],
];

const thingView = (call: CommandCall, one: Resource, type: string) => ({
  id: azId(call, String(one.spec.group), type, one.name),
  location: one.region,
  name: one.name,
  resourceGroup: String(one.spec.group),
  provisioningState: 'Succeeded',
  tags: tagsNow(one),
});
type ThingView = ReturnType<typeof thingView>;
const THING_COLUMNS: Answer['columns'] = [
  ['Name', (one: ThingView) => one.name],
  ['ResourceGroup', (one: ThingView) => one.resourceGroup],
  ['Location', (one: ThingView) => one.location],
];

/** The commands of a kind of thing that only is or is not: create, list, delete. */
function thing(
  path: string,
  kind: 'load-balancer' | 'registry',
  type: string,
  words: string,
  options: NonNullable<CloudCommand['options']>,
): CloudCommand[] {
  const what = kind === 'registry' ? 'storage' : 'compute';
  return [
    {
      path: `${path} create`,
      about: `Creates a ${words}.`,
      operation: `${type}/write`,
      demand: `change ${what}`,
      options: [GROUP, NAME, value('location', 'l'), many('tags'), ...options],
      run: (call) => {
        const group = groupOf(call);
        const made = makeResource(call.place, {
          kind,
          name: call.option('name')!,
          region: azLocation(call, group),
          parent: group.id,
          spec: { group: group.name },
          tags: readPairs(call.all('tags')),
          size: kind === 'registry' ? 0 : 1,
        });
        return { value: thingView(call, made, type), columns: THING_COLUMNS };
      },
    },
    {
      path: `${path} list`,
      about: `Lists each ${words}.`,
      operation: `${type}/read`,
      demand: `see ${what}`,
      run: (call) => ({
        value: standing(call.store.state, call.actor.account.id, kind).map((one) =>
          thingView(call, one, type),
        ),
        columns: THING_COLUMNS,
      }),
    },
    {
      path: `${path} delete`,
      about: `Deletes a ${words}.`,
      operation: `${type}/delete`,
      demand: `change ${what}`,
      options: [GROUP, NAME, YES],
      run: (call) => {
        const found = namedInGroup(call, kind);
        if (kind === 'registry') needYes(call);
        removeResource(call.place, found);
        return null;
      },
    },
  ];
}

/** Resource groups, in which all else stands, and what is simple. */
export const GROUPS: readonly CloudCommand[] = [
  {
    path: 'group create',
    about: 'Creates a resource group. Everything else on Azure stands in one.',
    operation: 'Microsoft.Resources/subscriptions/resourceGroups/write',
    demand: 'change compute',
    options: [NAME, required('location', 'l'), many('tags')],
    run: (call) => {
      const name = call.option('name')!;
      // As on Azure, a group that is there already is no mistake.
      const known = standing(call.store.state, call.actor.account.id, 'group').find(
        (one) => one.name === name,
      );
      const group =
        known ??
        makeResource(call.place, {
          kind: 'group',
          name,
          region: azLocation(call),
          tags: readPairs(call.all('tags')),
        });
      return { value: groupView(call, group), columns: GROUP_COLUMNS };
    },
  },
  {
    path: 'group list',
    about: 'Lists resource groups.',
    operation: 'Microsoft.Resources/subscriptions/resourceGroups/read',
    demand: 'see compute',
    run: (call) => ({
      value: standing(call.store.state, call.actor.account.id, 'group').map((one) => groupView(call, one)),
      columns: GROUP_COLUMNS,
    }),
  },
  {
    path: 'group delete',
    about: 'Deletes a resource group and all that stands in it.',
    operation: 'Microsoft.Resources/subscriptions/resourceGroups/delete',
    demand: 'change compute',
    options: [NAME, YES, flag('no-wait')],
    run: (call) => {
      const group = groupOf(call, call.option('name'));
      needYes(call);
      for (const child of childrenOf(call.place, group))
        if (child.kind === 'bucket') clearObjects(call.io.fs, child);
      removeResource(call.place, group);
      return null;
    },
  },
  ...thing('network lb', 'load-balancer', 'Microsoft.Network/loadBalancers', 'load balancer', [value('sku')]),
  ...thing('acr', 'registry', 'Microsoft.ContainerRegistry/registries', 'registry of images', [
    required('sku'),
  ]),
  {
    path: 'vm list-sizes',
    about: 'Lists the types of machines that the lab has.',
    operation: 'Microsoft.Compute/locations/vmSizes/read',
    demand: 'see compute',
    options: [required('location', 'l')],
    run: () => {
      const rows = machineTypesOf('azure').map(({ id, vcpus, gib }) => ({
        name: id,
        numberOfCores: vcpus,
        memoryInMB: gib * 1024,
      }));
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['MemoryInMB', (row: Row) => String(row.memoryInMB)],
          ['Name', (row: Row) => row.name],
          ['NumberOfCores', (row: Row) => String(row.numberOfCores)],
        ],
      };
    },
  },
  {
    path: 'account list-locations',
    about: 'Lists the regions that the lab has.',
    operation: 'Microsoft.Resources/subscriptions/locations/read',
    demand: 'see compute',
    run: () => {
      const rows = regionsOf('azure').map(({ id, title }) => ({ displayName: title, name: id }));
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['DisplayName', (row: Row) => row.displayName],
          ['Name', (row: Row) => row.name],
        ],
      };
    },
  },
];
