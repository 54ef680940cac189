import type { FileSystem } from '../../../core/file-system';
import { parentOf } from '../../../core/file-system';
import { CloudError } from '../errors';
import type { Resource } from '../state/cloud-state';
import { CLOUD_ROOT } from '../state/store';
import type { ActPlace } from './place';
import { resizeResource } from './resources';

/** An object of a bucket. */
export interface StoredObject {
  readonly key: string;
  /** Where the lab keeps it. */
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
}

const folderOf = (bucket: Resource): string => `${CLOUD_ROOT}/objects/${bucket.id}`;

function pathOf(bucket: Resource, key: string): string {
  const parts = key.split('/');
  if (key === '' || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new CloudError(
      'invalid',
      `"${key}" is no name of an object: parts with "/" between, none empty, "." or "..".`,
    );
  return `${folderOf(bucket)}/${key}`;
}

/** The objects of a bucket whose names begin with a text, by name. */
export function listObjects(fs: FileSystem, bucket: Resource, prefix = ''): StoredObject[] {
  const folder = folderOf(bucket);
  if (!fs.isFolder(folder)) return [];
  return fs
    .filesBelow(folder)
    .map((path) => ({
      key: path.slice(folder.length + 1),
      path,
      bytes: fs.readBytes(path).length,
      modifiedAt: Math.floor(fs.at(path)?.mtimeMs ?? 0),
    }))
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const bytesKept = (fs: FileSystem, bucket: Resource): number =>
  listObjects(fs, bucket).reduce((sum, { bytes }) => sum + bytes, 0);

/** Puts an object into a bucket; what it kept is billed from now on. Traffic into a cloud is free. @throws CloudError `invalid`. */
export function putObject(
  fs: FileSystem,
  place: ActPlace,
  bucket: Resource,
  key: string,
  content: Uint8Array,
): void {
  const path = pathOf(bucket, key);
  fs.makeFolder(parentOf(path));
  fs.write(path, content);
  resizeResource(place, bucket, bytesKept(fs, bucket));
}

/** An object's content, which leaves the cloud and is billed as traffic to the internet. @throws CloudError `missing`. */
export function getObject(fs: FileSystem, place: ActPlace, bucket: Resource, key: string): Uint8Array {
  const path = pathOf(bucket, key);
  if (!fs.isFile(path)) throw new CloudError('missing', `There is no object ${key} in ${bucket.name}.`);
  const content = fs.readBytes(path);
  if (content.length > 0)
    place.store.record({ type: 'sent', at: place.now, id: bucket.id, bytes: content.length });
  return content;
}

/** Deletes an object. @throws CloudError `missing`. */
export function removeObject(fs: FileSystem, place: ActPlace, bucket: Resource, key: string): void {
  const path = pathOf(bucket, key);
  if (!fs.isFile(path)) throw new CloudError('missing', `There is no object ${key} in ${bucket.name}.`);
  fs.remove(path);
  resizeResource(place, bucket, bytesKept(fs, bucket));
}

/** Deletes all objects of a bucket that is deleted. */
export function clearObjects(fs: FileSystem, bucket: Resource): void {
  if (fs.isFolder(folderOf(bucket))) fs.remove(folderOf(bucket));
}
