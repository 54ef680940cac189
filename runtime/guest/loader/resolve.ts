import type { WorkspacePath } from '../../../engine/core/files';

/** The folder that a workspace appears as to its programs. */
export const ROOT = '/workspace';
/** What begins the URL of every module of the workspace, and the file name of its stack frames. */
export const ROOT_URL = `file://${ROOT}/`;

const CANDIDATES = ['', '.ts', '.tsx', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];
const SWAPPED: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.jsx': '.tsx' };

/** `a/./b/../c` → `a/c`; null when the path climbs out of the workspace. */
export function joinPath(folder: string, relative: string): WorkspacePath | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else parts.push(part);
  }
  return parts.join('/');
}

/** The folder of a path: `src/a.ts` → `src`, `a.ts` → ``. */
export const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Which file a relative specifier names, as `tsx` resolves it: as written, `.js` standing for a `.ts` file, without its
 * extension, or a folder with an index.
 */
export function resolveFile(
  exists: (path: WorkspacePath) => boolean,
  importer: WorkspacePath,
  specifier: string,
): WorkspacePath | null {
  let base: string | null;
  if (specifier.startsWith(ROOT_URL)) base = decodeURI(specifier.slice(ROOT_URL.length));
  else if (specifier.startsWith(`${ROOT}/`)) base = joinPath('', specifier.slice(ROOT.length + 1));
  else base = joinPath(folderOf(importer), specifier);
  if (base === null) return null;
  if (exists(base)) return base;
  const extension = /\.[a-z]+$/.exec(base)?.[0] ?? '';
  const swapped = SWAPPED[extension];
  if (swapped !== undefined) {
    const path = base.slice(0, -extension.length) + swapped;
    if (exists(path)) return path;
  }
  for (const suffix of CANDIDATES) if (exists(base + suffix)) return base + suffix;
  return null;
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
