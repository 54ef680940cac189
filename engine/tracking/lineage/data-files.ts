import { parse } from 'yaml';

/** Whether DVC writes down versions of data in such a file. */
export const isDataFile = (path: string): boolean => path.endsWith('.dvc') || /(?:^|\/)dvc\.lock$/.test(path);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The path of an output as seen from the folder of the file that names it. */
function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function entriesOf(list: unknown, folder: string): [string, string][] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry.path !== 'string' || typeof entry.md5 !== 'string') return [];
    return isCode(entry.path) ? [] : [[joined(folder, entry.path), entry.md5] as [string, string]];
  });
}

const isCode = (path: string) => /\.(?:[cm]?[jt]sx?|py|sh)$/.test(path);

/**
 * The data that a file of DVC names: what a `.dvc` file tracks, what the stages in a `dvc.lock` depend on; MD5s by path,
 * relative to the top. What a stage makes comes of data, and code is git's. None where the file cannot be read.
 */
export function dataIn(file: string, text: string): ReadonlyMap<string, string> {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
  let value: unknown;
  try {
    value = parse(text, { logLevel: 'error' });
  } catch {
    // A file in the middle of a merge; DVC itself tells of it.
    return new Map();
  }
  if (!isRecord(value)) return new Map();
  if (!isRecord(value.stages)) return new Map(entriesOf(value.outs, folder));
  const stages = Object.values(value.stages).filter(isRecord);
  return new Map(stages.flatMap(({ deps }) => entriesOf(deps, folder)));
}
