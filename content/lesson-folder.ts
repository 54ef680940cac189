import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FileContent } from '../engine/core/files';

/** Where lessons are kept: `lessons/` of the directory that the process was started in. */
export function lessonsRoot(): string {
  return join(process.cwd(), 'lessons');
}

const IGNORED = new Set(['.DS_Store', '.git']);

/** What npm leaves in a node_modules that it installed itself; one without it belongs to a lesson about packages. */
const INSTALLED = '.package-lock.json';

/** The names of the folders in `dir`, sorted; none when it does not exist. */
export function foldersIn(dir: string): string[] {
  if (!existsSync(/*turbopackIgnore: true*/ dir)) return [];
  return readdirSync(/*turbopackIgnore: true*/ dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !IGNORED.has(entry.name) && entry.name !== 'node_modules')
    .map((entry) => entry.name)
    .sort();
}

/**
 * Every file under `dir` by its path relative to it (`/` between parts), in sorted order: as text where the bytes are
 * UTF-8, else as bytes. Empty when the folder does not exist.
 */
export function readFolder(dir: string): Record<string, FileContent> {
  if (!existsSync(/*turbopackIgnore: true*/ dir)) return {};
  const files: Record<string, FileContent> = {};
  const entries = readdirSync(/*turbopackIgnore: true*/ dir, { withFileTypes: true, recursive: true });
  const installed = entries
    .filter((entry) => entry.name === INSTALLED)
    .map((entry) => `${entry.parentPath}${sep}`);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const relative = path
      .slice(dir.length + 1)
      .split(sep)
      .join('/');
    if (relative.split('/').some((part) => IGNORED.has(part))) continue;
    if (installed.some((folder) => path.startsWith(folder))) continue;
    files[relative] = textOrBytes(readFileSync(/*turbopackIgnore: true*/ path));
  }
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The files of `folder` that lie under `prefix/`, without the prefix. */
export function subfolder(
  files: Readonly<Record<string, FileContent>>,
  prefix: string,
): Record<string, FileContent> {
  const under = Object.entries(files).filter(([path]) => path.startsWith(`${prefix}/`));
  return Object.fromEntries(under.map(([path, content]) => [path.slice(prefix.length + 1), content]));
}

function textOrBytes(bytes: Buffer): FileContent {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new Uint8Array(bytes);
  }
}

/** The names of the CSV files in `public/data`. */
export function dataFileNames(dir = join(process.cwd(), 'public', 'data')): ReadonlySet<string> {
  return new Set(
    existsSync(/*turbopackIgnore: true*/ dir)
      ? readdirSync(/*turbopackIgnore: true*/ dir).filter((name) => name.endsWith('.csv'))
      : [],
  );
}
