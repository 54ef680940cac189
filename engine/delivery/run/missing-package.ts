import type { FileSystem } from '../../core/file-system';
import { reachableCode } from '../../core/reachable-code';
import { sandboxFiles } from './container-files';

const IMPORTS =
  /^\s*(?:import|export)\s+(?!type\b)(?:[^'"\n;]*?(?:\n[^'"\n;]*?)*?from\s*)?['"]([^'"\n]+)['"]|\bimport\s*\(\s*['"]([^'"\n]+)['"]\s*\)/gm;

/** Modules that node has without `node:` before them, of those that the lab has. */
const BUILT_IN = new Set(['assert', 'crypto', 'fs', 'fs/promises', 'path', 'test', 'url', 'util']);

/** A package that an image lacks. */
export interface MissingPackage {
  readonly name: string;
  /** The file that imports it, absolute. */
  readonly importer: string;
}

/**
 * The first package that a module of a container, or a file that it imports, would not find: no `node_modules` above the
 * file has it. The sandbox has the lab's packages always; an image has those alone that were installed in it. Null: none is missing.
 */
export function missingPackage(fs: FileSystem, module: string): MissingPackage | null {
  const files = sandboxFiles(fs);
  for (const path of reachableCode(files, [module.slice(1)]) ?? [module.slice(1)]) {
    const text = files[path];
    if (typeof text !== 'string' || path.endsWith('.json')) continue;
    for (const [, plain, dynamic] of text.matchAll(IMPORTS)) {
      const specifier = plain ?? dynamic!;
      if (/^(?:\.|\/|#|node:)/.test(specifier) || BUILT_IN.has(specifier)) continue;
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      if (!isInstalled(fs, `/${path}`, name)) return { name, importer: `/${path}` };
    }
  }
  return null;
}

function isInstalled(fs: FileSystem, file: string, name: string): boolean {
  for (let folder = file; folder !== ''; ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    if (fs.isFolder(`${folder}/node_modules/${name}`)) return true;
  }
  return false;
}

/** What node prints then. */
export const missingPackageText = ({ name, importer }: MissingPackage): string =>
  `Error [ERR_MODULE_NOT_FOUND]: Cannot find package '${name}' imported from ${importer}\n`;
