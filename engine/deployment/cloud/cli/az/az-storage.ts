import { listObjects } from '../../acts/objects';
import { isoTime } from '../../money/calendar';
import { type Resource, standing, tagsNow } from '../../state/cloud-state';
import type { Answer, CloudCommand, CommandCall } from '../command';
import { bucketNamed, copyObject, makeBucket, removeBucket, removeObjects } from '../objects-cli';
import { many, readPairs, required, value } from '../read-words';
import { azId, azLocation, GROUP, groupOf, NAME, namedInGroup, needYes, YES } from './az-settings';

const TYPE = 'Microsoft.Storage/storageAccounts';

const accountView = (call: CommandCall, one: Resource) => ({
  accessTier: 'Hot',
  creationTime: isoTime(one.createdAt),
  id: azId(call, String(one.spec.group), TYPE, one.name),
  location: one.region,
  name: one.name,
  provisioningState: 'Succeeded',
  resourceGroup: String(one.spec.group),
  tags: tagsNow(one),
});
type AccountView = ReturnType<typeof accountView>;
const COLUMNS: Answer['columns'] = [
  ['AccessTier', (one: AccountView) => one.accessTier],
  ['Location', (one: AccountView) => one.location],
  ['Name', (one: AccountView) => one.name],
  ['ResourceGroup', (one: AccountView) => one.resourceGroup],
];

const BLOB = [required('account-name'), required('container-name', 'c'), NAME];

/** The address of a blob: a container is the first part of its name. */
const blobUrl = ({ option }: CommandCall) =>
  `az://${option('account-name')}/${option('container-name')}/${option('name')}`;

/** Storage accounts and blobs. A container is made by what is put into it. */
export const AZ_STORAGE: readonly CloudCommand[] = [
  {
    path: 'storage account create',
    about: 'Creates a storage account.',
    operation: `${TYPE}/write`,
    demand: 'change storage',
    options: [GROUP, NAME, value('location', 'l'), value('sku'), many('tags')],
    run: (call) => {
      const group = groupOf(call);
      const region = azLocation(call, group);
      const tags = readPairs(call.all('tags'));
      const made = makeBucket(call, call.option('name')!, region, { tags, parent: group });
      return { value: accountView(call, made), columns: COLUMNS };
    },
  },
  {
    path: 'storage account list',
    about: 'Lists storage accounts.',
    operation: `${TYPE}/read`,
    demand: 'see storage',
    run: (call) => ({
      value: standing(call.store.state, call.actor.account.id, 'bucket').map((one) => accountView(call, one)),
      columns: COLUMNS,
    }),
  },
  {
    path: 'storage account delete',
    about: 'Deletes a storage account and what is in it.',
    operation: `${TYPE}/delete`,
    demand: 'change storage',
    options: [GROUP, NAME, YES],
    run: (call) => {
      const found = namedInGroup(call, 'bucket');
      needYes(call);
      removeBucket(call, found, true);
      return null;
    },
  },
  {
    path: 'storage blob upload',
    about: 'Copies a file into a container.',
    operation: `${TYPE}/blobServices/containers/blobs/write`,
    demand: 'change storage',
    options: [...BLOB, required('file', 'f')],
    run: (call) => {
      copyObject(call, call.option('file')!, blobUrl(call), 'az');
      return { value: { lastModified: isoTime(call.now).replace('Z', '+00:00') } };
    },
  },
  {
    path: 'storage blob download',
    about: 'Copies a blob to a file.',
    operation: `${TYPE}/blobServices/containers/blobs/read`,
    demand: 'see storage',
    options: [...BLOB, required('file', 'f')],
    run: (call) => {
      const { bytes } = copyObject(call, blobUrl(call), call.option('file')!, 'az');
      return { value: { name: call.option('name')!, properties: { contentLength: bytes } } };
    },
  },
  {
    path: 'storage blob list',
    about: 'Lists the blobs of a container.',
    operation: `${TYPE}/blobServices/containers/blobs/read`,
    demand: 'see storage',
    options: [required('account-name'), required('container-name', 'c')],
    run: (call) => {
      const container = `${call.option('container-name')}/`;
      const found = listObjects(call.io.fs, bucketNamed(call, call.option('account-name')!), container);
      const rows = found.map((one) => ({
        name: one.key.slice(container.length),
        properties: { contentLength: one.bytes, lastModified: isoTime(one.modifiedAt) },
      }));
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['Name', (row: Row) => row.name],
          ['Length', (row: Row) => String(row.properties.contentLength)],
          ['Last Modified', (row: Row) => row.properties.lastModified],
        ],
      };
    },
  },
  {
    path: 'storage blob delete',
    about: 'Deletes a blob.',
    operation: `${TYPE}/blobServices/containers/blobs/delete`,
    demand: 'change storage',
    options: BLOB,
    run: (call) => {
      const key = `${call.option('container-name')}/${call.option('name')}`;
      removeObjects(call, { bucket: call.option('account-name')!, key }, false);
      return null;
    },
  },
];
