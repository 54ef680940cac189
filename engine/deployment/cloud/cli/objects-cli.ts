import { parentOf, resolvePath } from '../../../core/file-system';
import { clearObjects, getObject, listObjects, putObject, removeObject } from '../acts/objects';
import { makeResource, removeResource } from '../acts/resources';
import { CloudError } from '../errors';
import { permit } from '../keys/authorise';
import type { Demand } from '../keys/scopes';
import { type Resource, standing } from '../state/cloud-state';
import { type CommandCall, UsageError } from './command';

/** An object, or a bucket where the key is ''. */
export interface ObjectAddress {
  readonly bucket: string;
  readonly key: string;
}

/** `s3://bucket/key` or `gs://bucket/key`; null: it is a path of a file. */
export function addressOf(text: string, scheme: string): ObjectAddress | null {
  const found = new RegExp(`^${scheme}://([^/]+)/?(.*)$`, 's').exec(text);
  return found ? { bucket: found[1]!, key: found[2]! } : null;
}

/** A bucket of the account. @throws CloudError `missing`. */
export function bucketNamed(call: CommandCall, name: string): Resource {
  const found = standing(call.store.state, call.actor.account.id, 'bucket').find((one) => one.name === name);
  if (found === undefined) throw new CloudError('missing', `The bucket ${name} does not exist.`);
  return found;
}

/** Makes a bucket; its name is its own in the whole account, as it would be in the world. @throws CloudError `exists`. */
export function makeBucket(
  call: CommandCall,
  name: string,
  region: string,
  more: { readonly tags?: Readonly<Record<string, string>>; readonly parent?: Resource } = {},
): Resource {
  if (
    call.store.state.resources.some(
      (one) => one.kind === 'bucket' && one.name === name && one.deletedAt === null,
    )
  )
    throw new CloudError(
      'exists',
      `The bucket name ${name} is taken. Names of buckets are unique in the world.`,
    );
  const { tags = {}, parent } = more;
  return makeResource(call.place, {
    kind: 'bucket',
    name,
    region,
    size: 0,
    tags,
    ...(parent && { parent: parent.id, spec: { group: parent.name } }),
  });
}

/** Deletes a bucket. @throws CloudError `in-use` where it has objects and they may not go with it. */
export function removeBucket(call: CommandCall, bucket: Resource, isForced: boolean): void {
  const kept = listObjects(call.io.fs, bucket).length;
  if (kept > 0 && !isForced)
    throw new CloudError(
      'in-use',
      `The bucket ${bucket.name} is not empty: it has ${kept} object${kept === 1 ? '' : 's'}.`,
    );
  clearObjects(call.io.fs, bucket);
  removeResource(call.place, bucket);
}

/** What a copy moved, for the program to say. */
export interface Copied {
  readonly from: string;
  readonly to: string;
  readonly bytes: number;
}

/** Copies a file into a bucket, an object out of one (`-`: to standard output), or an object to another. @throws CloudError. */
export function copyObject(call: CommandCall, from: string, to: string, scheme: string): Copied {
  const { io, place } = call;
  const source = addressOf(from, scheme);
  const target = addressOf(to, scheme);
  const need = (demand: Demand) => permit(call.actor, demand);
  if (source === null && target === null)
    throw new UsageError(`one of the two has to be in a bucket, ${scheme}://bucket/name`);
  if (source !== null) need('see storage');
  if (target !== null) need('change storage');
  const path = (text: string) => resolvePath(io.cwd, text);
  const fileName = from.slice(from.lastIndexOf('/') + 1);
  let content: Uint8Array;
  if (source === null) {
    if (!io.fs.isFile(path(from)))
      throw new CloudError('missing', `The user-provided path ${from} does not exist.`);
    content = io.fs.readBytes(path(from));
  } else if (target === null) content = getObject(io.fs, place, bucketNamed(call, source.bucket), source.key);
  else content = readInside(call, source);
  if (target !== null) {
    const key = target.key === '' || target.key.endsWith('/') ? target.key + fileName : target.key;
    putObject(io.fs, place, bucketNamed(call, target.bucket), key, content);
    return { from, to: `${scheme}://${target.bucket}/${key}`, bytes: content.length };
  }
  if (to === '-') {
    io.stdout(new TextDecoder().decode(content));
    return { from, to, bytes: content.length };
  }
  const full = io.fs.isFolder(path(to)) ? `${path(to)}/${fileName}` : path(to);
  io.fs.makeFolder(parentOf(full));
  io.fs.write(full, content);
  return { from, to: full, bytes: content.length };
}

/** An object that is copied within the cloud: nothing leaves it. */
function readInside(call: CommandCall, { bucket, key }: ObjectAddress): Uint8Array {
  const found = listObjects(call.io.fs, bucketNamed(call, bucket), key).find((one) => one.key === key);
  if (found === undefined) throw new CloudError('missing', `There is no object ${key} in ${bucket}.`);
  return call.io.fs.readBytes(found.path);
}

/** Deletes the objects that an address names; with `isRecursive` all below it. @throws CloudError `missing`. */
export function removeObjects(
  call: CommandCall,
  { bucket, key }: ObjectAddress,
  isRecursive: boolean,
): string[] {
  const place = bucketNamed(call, bucket);
  const found = listObjects(call.io.fs, place, key).filter((one) => isRecursive || one.key === key);
  if (found.length === 0) throw new CloudError('missing', `There is no object ${key} in ${bucket}.`);
  for (const one of found) removeObject(call.io.fs, call.place, place, one.key);
  return found.map((one) => one.key);
}
