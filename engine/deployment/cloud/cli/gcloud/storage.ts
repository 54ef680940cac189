import { listObjects } from '../../acts/objects';
import { checkRegion, findResource, makeResource, removeResource } from '../../acts/resources';
import { isoTime } from '../../money/calendar';
import { type Resource, standing } from '../../state/cloud-state';
import { type Answer, type CloudCommand, UsageError } from '../command';
import { addressOf, bucketNamed, copyObject, makeBucket, removeBucket, removeObjects } from '../objects-cli';
import { flag, readPairs, required, value } from '../read-words';
import { projectOf } from './gcloud-settings';

const gs = (text: string) => {
  const address = addressOf(text, 'gs');
  if (address === null) throw new UsageError(`${text} is no address in a bucket: gs://bucket/name`);
  return address;
};

function repositoryTable(all: readonly Resource[], project: string): Answer {
  const rows = all.map(({ name, region, createdAt }) => ({
    name: `projects/${project}/locations/${region}/repositories/${name}`,
    format: 'DOCKER',
    createTime: isoTime(createdAt),
  }));
  type Row = (typeof rows)[number];
  return {
    value: rows,
    columns: [
      ['REPOSITORY', (row: Row) => row.name.slice(row.name.lastIndexOf('/') + 1)],
      ['FORMAT', (row: Row) => row.format],
      ['LOCATION', (row: Row) => row.name.split('/')[3] ?? ''],
      ['CREATE_TIME', (row: Row) => row.createTime],
    ],
  };
}

/** Buckets, what is in them, and registries of images. */
export const STORAGE: readonly CloudCommand[] = [
  {
    path: 'storage buckets create',
    about: 'Creates a bucket: gcloud storage buckets create gs://my-bucket --location=us-central1',
    operation: 'storage.buckets.create',
    demand: 'change storage',
    operands: ['URL'],
    options: [required('location', 'l')],
    run: (call) => {
      const { bucket } = gs(call.operands[0]!);
      makeBucket(call, bucket, checkRegion('gcp', call.option('location')!));
      call.io.stderr(`Creating gs://${bucket}/...\n`);
      return null;
    },
  },
  {
    path: 'storage buckets list',
    about: 'Lists buckets.',
    operation: 'storage.buckets.list',
    demand: 'see storage',
    run: (call) => {
      const rows = standing(call.store.state, call.actor.account.id, 'bucket').map(
        ({ name, region, createdAt }) => ({
          name,
          location: region.toUpperCase(),
          creation_time: isoTime(createdAt),
          storage_url: `gs://${name}/`,
        }),
      );
      // gcloud lists buckets as documents, not as a table.
      return { value: rows };
    },
  },
  {
    path: 'storage buckets delete',
    about: 'Deletes a bucket that is empty.',
    operation: 'storage.buckets.delete',
    demand: 'change storage',
    operands: ['URL'],
    run: (call) => {
      const { bucket } = gs(call.operands[0]!);
      removeBucket(call, bucketNamed(call, bucket), false);
      call.io.stderr(`Removing gs://${bucket}/...\n`);
      return null;
    },
  },
  {
    path: 'storage cp',
    about: 'Copies a file into a bucket, or an object out of one; - is standard output.',
    operation: 'storage.objects.create',
    demand: null,
    operands: ['SOURCE', 'DESTINATION'],
    run: (call) => {
      const [from = '', to = ''] = call.operands;
      const copied = copyObject(call, from, to, 'gs');
      if (to !== '-') call.io.stderr(`Copying ${from} to ${copied.to}\n`);
      return null;
    },
  },
  {
    path: 'storage ls',
    about: 'Lists buckets, or what is in one; with --long, sizes too.',
    operation: 'storage.objects.list',
    demand: 'see storage',
    operands: ['[URL]'],
    options: [flag('long', 'l')],
    run: (call) => {
      const [text] = call.operands;
      if (text === undefined)
        return standing(call.store.state, call.actor.account.id, 'bucket')
          .map(({ name }) => `gs://${name}/\n`)
          .join('');
      const { bucket, key } = gs(text);
      const found = listObjects(call.io.fs, bucketNamed(call, bucket), key);
      const lines = found.map((one) => {
        const url = `gs://${bucket}/${one.key}`;
        return call.has('long')
          ? `${String(one.bytes).padStart(10)}  ${isoTime(one.modifiedAt)}  ${url}\n`
          : `${url}\n`;
      });
      const bytes = found.reduce((sum, one) => sum + one.bytes, 0);
      return lines.join('') + (call.has('long') ? `TOTAL: ${found.length} objects, ${bytes} bytes\n` : '');
    },
  },
  {
    path: 'storage rm',
    about: 'Deletes an object; with --recursive, all whose names begin so.',
    operation: 'storage.objects.delete',
    demand: 'change storage',
    operands: ['URL'],
    options: [flag('recursive', 'r')],
    run: (call) => {
      const address = gs(call.operands[0]!);
      for (const key of removeObjects(call, address, call.has('recursive')))
        call.io.stderr(`Removing gs://${address.bucket}/${key}...\n`);
      return null;
    },
  },
  {
    path: 'artifacts repositories create',
    about: 'Creates a repository for images.',
    operation: 'artifactregistry.repositories.create',
    demand: 'change storage',
    operands: ['REPOSITORY'],
    options: [required('location'), required('repository-format'), value('labels')],
    run: (call) => {
      if (call.option('repository-format') !== 'docker')
        throw new UsageError(
          "argument --repository-format: the lab's registries have the format docker only",
        );
      makeResource(call.place, {
        kind: 'registry',
        name: call.operands[0]!,
        region: checkRegion('gcp', call.option('location')!),
        tags: readPairs(call.all('labels')),
        size: 0,
      });
      call.io.stderr(`Created repository [${call.operands[0]}].\n`);
      return null;
    },
  },
  {
    path: 'artifacts repositories list',
    about: 'Lists repositories for images.',
    operation: 'artifactregistry.repositories.list',
    demand: 'see storage',
    run: (call) =>
      repositoryTable(standing(call.store.state, call.actor.account.id, 'registry'), projectOf(call)),
  },
  {
    path: 'artifacts repositories delete',
    about: 'Deletes a repository.',
    operation: 'artifactregistry.repositories.delete',
    demand: 'change storage',
    operands: ['REPOSITORY'],
    options: [required('location')],
    run: (call) => {
      const region = checkRegion('gcp', call.option('location')!);
      removeResource(call.place, findResource(call.place, 'registry', call.operands[0]!, { region }));
      call.io.stderr(`Deleted repository [${call.operands[0]}].\n`);
      return null;
    },
  },
];
