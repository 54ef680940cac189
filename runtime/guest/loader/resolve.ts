import type { WorkspacePath } from '../../../engine/core/files';
import { WORKSPACE_ROOT } from '../../../engine/core/lab-layout';
import { folderOf, importedFile, joinPath } from '../../../engine/core/module-path';

/** The folder that a workspace appears as to its programs. */
export const ROOT = WORKSPACE_ROOT;
/** What begins the URL of every module of the workspace, and the file name of its stack frames. */
export const ROOT_URL = `file://${ROOT}/`;

/** Which file a specifier names: relative to its importer, or from the folder of the workspace; see `importedFile`. */
export function resolveFile(
  exists: (path: WorkspacePath) => boolean,
  importer: WorkspacePath,
  specifier: string,
): WorkspacePath | null {
  let base: string | null;
  if (specifier.startsWith(ROOT_URL)) base = decodeURI(specifier.slice(ROOT_URL.length));
  else if (specifier.startsWith(`${ROOT}/`)) base = joinPath('', specifier.slice(ROOT.length + 1));
  else base = joinPath(folderOf(importer), specifier);
  return base === null ? null : importedFile(exists, base);
}

/** Whether a specifier names a file and not a package. */
export const isFileSpecifier = (specifier: string) => /^(\.{0,2}\/|\.{1,2}$|file:)/.test(specifier);

/**
 * The file that the name of a package leads to when the workspace has it under node_modules: `main` of its package.json,
 * or index.js. One level is enough: the lab installs every package at the top.
 */
export function resolvePackage(
  host: {
    readonly exists: (path: WorkspacePath) => boolean;
    readonly readText: (path: WorkspacePath) => string;
  },
  specifier: string,
): WorkspacePath | null {
  const match = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(specifier);
  if (!match) return null;
  const folder = `node_modules/${match[1]}`;
  if (!host.exists(`${folder}/package.json`)) return null;
  const inside = match[2] ?? mainOf(host.readText(`${folder}/package.json`));
  return resolveFile(host.exists, `${folder}/package.json`, `./${inside.replace(/^\.\//, '')}`);
}

function mainOf(packageJson: string): string {
  try {
    const { main } = JSON.parse(packageJson) as { main?: unknown };
    return typeof main === 'string' ? main : 'index.js';
  } catch {
    // Node would name the broken file; here the missing module is named, at the line that imports it.
    return 'index.js';
  }
}
