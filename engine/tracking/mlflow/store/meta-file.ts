import { messageOf, StagecraftError } from '../../../core/errors';
import type { FileSystem, FsNode } from '../../../core/file-system';
import type { Damage } from '../entities';
import { META } from './layout';
import { pyYaml, type YamlValue } from './py-yaml';
import { readPyYaml } from './read-py-yaml';

/** A `meta.yaml` that cannot be used. */
export class DamagedError extends StagecraftError<'damaged'> {
  readonly damage: Damage;

  constructor(path: string, reason: string) {
    super('damaged', `${path} cannot be read: ${reason}.`, { path, reason });
    this.damage = { path, reason };
  }
}

/** The entries of a `meta.yaml`, of whatever version of MLflow. */
export type Meta = Readonly<Record<string, unknown>>;

/** What was parsed, by the very file that it was parsed from: a changed file is another node. */
const parsed = new WeakMap<FsNode, Meta | DamagedError>();

/** Is there a `meta.yaml` in this folder? */
export const hasMeta = (fs: FileSystem, folder: string): boolean => fs.isFile(`${folder}/${META}`);

/** @throws DamagedError when it is not a YAML mapping. */
export function readMeta(fs: FileSystem, folder: string): Meta {
  const path = `${folder}/${META}`;
  const node = fs.follow(path);
  if (node?.kind !== 'file') throw new DamagedError(path, 'there is no such file');
  let result = parsed.get(node);
  if (result === undefined) {
    result = parseMeta(fs.readText(path), path);
    parsed.set(node, result);
  }
  // A copy of the folder is another path with the same node.
  if (result instanceof DamagedError) throw new DamagedError(path, result.damage.reason);
  return result;
}

function parseMeta(text: string, path: string): Meta | DamagedError {
  let value: unknown;
  try {
    value = readPyYaml(text);
  } catch (error) {
    return new DamagedError(path, `it is not YAML (${messageOf(error).split('\n')[0]})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new DamagedError(path, value == null ? 'it is empty' : 'it is not a mapping');
  return value as Meta;
}

/** Writes a `meta.yaml`, with the folder for it: one file at once, so that it is never half there. */
export function writeMeta(fs: FileSystem, folder: string, meta: { readonly [key: string]: YamlValue }): void {
  fs.makeFolder(folder);
  fs.write(`${folder}/${META}`, pyYaml(meta));
}

/** A string of a `meta.yaml`; numbers, which older versions wrote for ids, are taken as text. */
export function textIn(meta: Meta, key: string): string | null {
  const value = meta[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

/** A number of a `meta.yaml`; null when it is null, absent or no number. */
export function numberIn(meta: Meta, key: string): number | null {
  const value = meta[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** @throws DamagedError when there is no such string. */
export function neededText(meta: Meta, key: string, folder: string): string {
  const text = textIn(meta, key);
  if (text === null) throw new DamagedError(`${folder}/${META}`, `it has no ${key}`);
  return text;
}

/** `deleted` where it says so; everything else, as a file of an old version without it, is active. */
export const stageIn = (meta: Meta): 'active' | 'deleted' =>
  meta.lifecycle_stage === 'deleted' ? 'deleted' : 'active';
