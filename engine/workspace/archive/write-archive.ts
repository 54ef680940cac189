import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type Zippable, zipSync } from 'fflate';
import type { FileContent, WorkspaceFiles, WorkspacePath } from '../../core/files';
import type { WorkspaceTree } from '../model';
import { exportedConfig } from './repository/exported-config';
import { emptyWantedFolders } from './repository/repository-files';

/** What an export holds and how it is named. */
export interface ExportOptions {
  /** The folder that everything lies in: `house-price`. */
  readonly folder: string;
  /** The lesson's data, which is not among the learner's files. */
  readonly data: WorkspaceFiles;
  /** Whether DVC's cache goes along; without it `dvc pull` needs a remote. */
  readonly withCache: boolean;
  /** The time of every file, in milliseconds since the Unix epoch. */
  readonly at: number;
}

const UNIX = 3;
const MODE = { file: 0o100644, executable: 0o100755, link: 0o120777, folder: 0o040755 };
const DOS_FOLDER = 0x10;

/** Zip knows no time before 1980 (here a day later, for every time zone), in milliseconds since the Unix epoch. */
const FIRST_DATE = 315_619_200_000;

/** Already packed, so packing it again costs time and gains nothing. */
const PACKED = /^\.git\/objects\/|\.(zip|gz|png|jpe?g|woff2?|wasm)$/i;

/** What stays in the lab: what lies outside of the project, and what tools keep for the moment. */
const LEFT_OUT = ['.lab/', '.dvc/tmp/', 'node_modules/'];

/**
 * The zip of a project that is a real repository: modes, links and empty folders kept, `.git` with the folders and
 * settings that real git wants. Whoever unpacks it has a clone.
 */
export function writeArchive(tree: WorkspaceTree, options: ExportOptions): Uint8Array {
  const files = { ...tree.files, ...options.data };
  const leftOut = options.withCache ? LEFT_OUT : [...LEFT_OUT, '.dvc/cache/'];
  const isKept = (path: WorkspacePath) => !leftOut.some((folder) => `${path}/`.startsWith(folder));
  const entries: Zippable = {};
  const add = (path: string, content: FileContent, kind: keyof typeof MODE) => {
    const level = kind === 'link' || kind === 'folder' || PACKED.test(path) ? 0 : 6;
    const attrs = ((MODE[kind] << 16) >>> 0) | (kind === 'folder' ? DOS_FOLDER : 0);
    const bytes = typeof content === 'string' ? utf8ToBytes(content) : content;
    const name = `${options.folder}/${path}${kind === 'folder' ? '/' : ''}`;
    entries[name] = [bytes, { level, os: UNIX, attrs: attrs >>> 0, mtime: Math.max(options.at, FIRST_DATE) }];
  };
  const paths = Object.keys(files).filter(isKept).sort();
  const folders = Object.keys(tree.marks).filter((path) => tree.marks[path] === 'folder' && isKept(path));
  const hasRepository = paths.some((path) => path.startsWith('.git/'));
  if (hasRepository) folders.push(...emptyWantedFolders([...paths, ...folders.map((path) => `${path}/x`)]));
  for (const path of [...new Set(folders)].sort()) add(path, '', 'folder');
  for (const path of paths) {
    const mark = tree.marks[path];
    const content = path === '.git/config' ? exportedConfig(files[path]!) : files[path]!;
    add(path, content, mark === 'executable' || mark === 'link' ? mark : 'file');
  }
  return zipSync(entries);
}
