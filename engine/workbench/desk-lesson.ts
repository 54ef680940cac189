import { parse } from 'yaml';
import type { WorkspacePath } from '../core/files';
import { type DeskStart, deskStartSchema } from './desk';
import { MODULES_FOLDER } from './lock-file';
import { type PackageRegistry, registrySchema } from './package-registry';

/** Reads the registry of a lesson from its YAML; throws what is wrong with it. */
export function readRegistry(yaml: string): PackageRegistry {
  return registrySchema.parse(parse(yaml));
}

/** Reads how a lesson's desk is found from its YAML; throws what is wrong with it. */
export function readDeskStart(yaml: string): DeskStart {
  return deskStartSchema.parse(parse(yaml));
}

/** Packages, data and the log of the desk are never committed, as an ignore file would say. */
export function isIgnored(path: WorkspacePath): boolean {
  return [MODULES_FOLDER, 'lab/', 'data/'].some((folder) => path.startsWith(folder));
}
