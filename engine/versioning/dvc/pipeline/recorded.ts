import type { Recorded } from '../hash/measure';
import { type Data, type DataMap, isMap, numberOf } from '../text/data';

/** What an entry of a `.dvc` file or of `dvc.lock` says of a file; undefined when it has no hash. */
export function recordedOf(entry: DataMap | undefined): Recorded | undefined {
  const md5 = entry?.get('md5');
  if (!entry || typeof md5 !== 'string' || !/^[0-9a-f]{32}(\.dir)?$/.test(md5)) return undefined;
  const size = numberOf(entry.get('size'));
  const nfiles = numberOf(entry.get('nfiles'));
  return {
    md5,
    ...(size !== undefined && { size }),
    ...(nfiles !== undefined && { nfiles }),
    ...(entry.get('isexec') === true && { isexec: true }),
  };
}

/** Size and kind, in the order of DVC's files. */
export const metaEntries = ({ size, nfiles, isexec }: Recorded): [string, Data][] => [
  ...(size === undefined ? [] : [['size', size] as [string, Data]]),
  ...(nfiles === undefined ? [] : [['nfiles', nfiles] as [string, Data]]),
  ...(isexec ? [['isexec', true] as [string, Data]] : []),
];

/** The mappings of a list. */
export const mapsIn = (data: Data | undefined): DataMap[] => (Array.isArray(data) ? data.filter(isMap) : []);

export const textOf = (data: Data | undefined): string | undefined =>
  typeof data === 'string' ? data : undefined;
