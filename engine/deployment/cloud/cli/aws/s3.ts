import { listObjects } from '../../acts/objects';
import { isoTime } from '../../money/calendar';
import { standing } from '../../state/cloud-state';
import { type CloudCommand, UsageError } from '../command';
import { addressOf, bucketNamed, copyObject, makeBucket, removeBucket, removeObjects } from '../objects-cli';
import { flag } from '../read-words';
import { awsRegion } from './aws-settings';

const s3 = (text: string) => {
  const address = addressOf(text, 's3');
  if (address === null) throw new UsageError(`${text} is no address in a bucket: s3://bucket/name`);
  return address;
};

/** `2026-03-02 09:00:00`. */
const time = (ms: number) => isoTime(ms).replace('T', ' ').replace('Z', '');

/** Buckets and what is in them. Objects are kept in the lab, and billed by their bytes. */
export const S3: readonly CloudCommand[] = [
  {
    path: 's3 mb',
    about: 'Makes a bucket: aws s3 mb s3://my-bucket',
    operation: 's3:CreateBucket',
    demand: 'change storage',
    operands: ['S3URI'],
    run: (call) => {
      const { bucket } = s3(call.operands[0]!);
      makeBucket(call, bucket, awsRegion(call));
      return `make_bucket: ${bucket}`;
    },
  },
  {
    path: 's3 rb',
    about: 'Deletes a bucket; with --force, what is in it too.',
    operation: 's3:DeleteBucket',
    demand: 'change storage',
    operands: ['S3URI'],
    options: [flag('force')],
    run: (call) => {
      const { bucket } = s3(call.operands[0]!);
      removeBucket(call, bucketNamed(call, bucket), call.has('force'));
      return `remove_bucket: ${bucket}`;
    },
  },
  {
    path: 's3 ls',
    about: 'Lists buckets, or what is in one.',
    operation: 's3:ListObjectsV2',
    demand: 'see storage',
    operands: ['[S3URI]'],
    options: [flag('recursive')],
    run: (call) => {
      const [text] = call.operands;
      if (text === undefined)
        return standing(call.store.state, call.actor.account.id, 'bucket')
          .map(({ name, createdAt }) => `${time(createdAt)} ${name}\n`)
          .join('');
      const { bucket, key } = s3(text);
      const found = listObjects(call.io.fs, bucketNamed(call, bucket), key);
      const folders = new Set<string>();
      const lines = found.flatMap((one) => {
        const rest = one.key.slice(key.lastIndexOf('/') + 1);
        const slash = rest.indexOf('/');
        if (slash < 0 || call.has('recursive')) {
          const name = call.has('recursive') ? one.key : rest;
          return [`${time(one.modifiedAt)} ${String(one.bytes).padStart(10)} ${name}\n`];
        }
        const folder = rest.slice(0, slash + 1);
        if (folders.has(folder)) return [];
        folders.add(folder);
        return [`${' '.repeat(27)}PRE ${folder}\n`];
      });
      // As S3 answers: what is further down before what is here.
      const isFolder = (line: string) => line.startsWith(' ');
      return [...lines.filter(isFolder), ...lines.filter((line) => !isFolder(line))].join('');
    },
  },
  {
    path: 's3 cp',
    about: 'Copies a file into a bucket, or an object out of one; - is standard output.',
    operation: 's3:PutObject',
    demand: null,
    operands: ['FROM', 'TO'],
    run: (call) => {
      const [from = '', to = ''] = call.operands;
      const copied = copyObject(call, from, to, 's3');
      if (to === '-') return null;
      const verb =
        addressOf(from, 's3') === null ? 'upload' : addressOf(to, 's3') === null ? 'download' : 'copy';
      return `${verb}: ${from} to ${copied.to}`;
    },
  },
  {
    path: 's3 rm',
    about: 'Deletes an object; with --recursive, all whose names begin so.',
    operation: 's3:DeleteObject',
    demand: 'change storage',
    operands: ['S3URI'],
    options: [flag('recursive')],
    run: (call) => {
      const address = s3(call.operands[0]!);
      return removeObjects(call, address, call.has('recursive'))
        .map((key) => `delete: s3://${address.bucket}/${key}\n`)
        .join('');
    },
  },
];
