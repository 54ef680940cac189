import type { FileSystem } from '../../../core/file-system';
import { ObjectStore } from '../cache/object-store';
import { DvcConfigError, DvcError } from '../errors';
import type { Config } from './config';

/** The folder of the lab's file system that holds its buckets. */
export const BUCKETS = '/srv/buckets';

/** A place that data is pushed to. */
export interface Remote {
  readonly name: string;
  /** Its URL as configured, or its absolute path. */
  readonly url: string;
  readonly store: ObjectStore;
}

/** Kinds of storage that are buckets of the lab, with what a provider says when there is none of that name. */
const BUCKET_ERRORS: Readonly<Record<string, string>> = {
  s3: 'The specified bucket does not exist: An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist',
  gs: 'The specified bucket does not exist., 404',
  azure: 'The specified container does not exist.',
};

/**
 * The remote of a name, or the default one.
 * @throws DvcConfigError when there is none, DvcError for storage that the lab does not have.
 */
export function remoteOf(
  fs: FileSystem,
  config: Config,
  root: string,
  name?: string,
  isReadOnly = false,
): Remote {
  const wanted = name ?? config.get('core', 'remote');
  if (wanted === undefined)
    throw new DvcConfigError(
      `no remote specified in ${root}. Create a default remote with\n    dvc remote add -d <remote name> <remote url>`,
    );
  const url = config.remote(wanted)?.get('url');
  if (url === undefined) throw new DvcConfigError(`remote '${wanted}' doesn't exist`);
  const folder = folderOf(fs, config.absolutePath(url));
  return { name: wanted, url: config.absolutePath(url), store: new ObjectStore(fs, folder, isReadOnly) };
}

function folderOf(fs: FileSystem, url: string): string {
  const parsed = /^(\w[\w+.-]*):\/\/([^/]*)\/?(.*)$/.exec(url);
  if (!parsed) return url.replace(/\/+$/, '') || '/';
  const [, scheme = '', bucket = '', key = ''] = parsed;
  const missing = BUCKET_ERRORS[scheme];
  if (missing === undefined)
    throw new DvcError(
      `URL '${url}' is supported but requires these missing dependencies: ['dvc_${scheme}']. ` +
        `The lab has folders and the buckets below ${BUCKETS} (s3://, gs://, azure://).`,
    );
  const folder = `${BUCKETS}/${bucket}`;
  if (bucket === '' || !fs.isFolder(folder)) throw new DvcError(missing, { isUnexpected: true });
  return [folder, key.replace(/\/+$/, '')].filter((part) => part !== '').join('/');
}
