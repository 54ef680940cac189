import { DvcError } from '../errors';
import { readParamsFile } from '../pipeline/params-file';
import type { ParamsDependency } from '../pipeline/stage';
import { type DataMap, valueAt } from '../text/data';
import type { Repository } from './repository';

/**
 * The values of a stage's parameters as they are now, by key; a key that is not there is left out. For a whole file: its
 * top-level entries.
 * @returns undefined when the file is not there.
 * @throws DvcError when it cannot be read.
 */
export function readParams(repo: Repository, params: ParamsDependency): DataMap | undefined {
  const path = repo.paths.absolute(params.path);
  if (!repo.fs.exists(path)) return undefined;
  const shown = repo.paths.shown(params.path);
  if (repo.fs.isFolder(path)) throw new DvcError(`'${shown}' is a directory, expected a parameters file`);
  const all = readParamsFile(repo.fs.readText(path), shown);
  if (params.keys.length === 0) return all;
  const values: DataMap = new Map();
  for (const key of params.keys) {
    const value = valueAt(all, key);
    if (value !== undefined) values.set(key, value);
  }
  return values;
}

/** The same, where every parameter has to be there. @throws DvcError that names those that are not. */
export function requireParams(repo: Repository, params: ParamsDependency): DataMap {
  const values = readParams(repo, params) ?? new Map();
  const missing = params.keys.filter((key) => !values.has(key));
  if (missing.length > 0)
    throw new DvcError(
      `Parameters '${missing.join(', ')}' are missing from '${repo.paths.shown(params.path)}'.`,
    );
  return values;
}
