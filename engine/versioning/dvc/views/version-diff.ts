import { csvParseRows, tsvParseRows } from 'd3-dsv';
import type { FileContent } from '../../../core/files';
import { DvcError } from '../errors';
import { isDirId } from '../hash/dir-object';
import type { Repository } from '../repo/repository';
import { byCodePoint } from '../text/compare';
import { remoteStore } from './data-versions';
import { diffTables, type TableDiff } from './table-diff';
import type { Table } from './table-rows';

/** Two versions of a file: ids of objects, or `workspace` for what stands there. */
export interface VersionPair {
  /** Relative to the root of the repository; of a file in a tracked directory, with the path inside. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** How many rows that differ are wanted. */
  readonly limit: number;
}

/** A file of a directory that differs. */
export interface FileDiff {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: string;
  readonly after?: string;
}

/** What differs between two versions, in the form that suits them. */
export type VersionDiff =
  | { readonly kind: 'table'; readonly diff: TableDiff }
  | { readonly kind: 'directory'; readonly files: readonly FileDiff[]; readonly same: number }
  | { readonly kind: 'bytes'; readonly before: number; readonly after: number; readonly isSame: boolean };

const decoder = new TextDecoder('utf-8', { ignoreBOM: false });

/**
 * Compares two versions of tracked data: CSV and TSV as tables, directories by their files, anything else by size.
 * @throws DvcError when one is neither in the cache nor in the remote.
 */
export function versionDiff(repo: Repository, { path, before, after, limit }: VersionPair): VersionDiff {
  if (isDirectory(repo, path, before) || isDirectory(repo, path, after))
    return diffDirectories(repo, path, before, after);
  const old = contentOf(repo, path, before);
  const now = contentOf(repo, path, after);
  if (/\.(csv|tsv)$/i.test(path))
    return { kind: 'table', diff: diffTables(readTable(path, old), readTable(path, now), limit) };
  const [left, right] = [textOf(old), textOf(now)];
  return { kind: 'bytes', before: old.length, after: now.length, isSame: left === right };
}

const WORKSPACE = 'workspace';

const isDirectory = (repo: Repository, path: string, version: string): boolean =>
  version === WORKSPACE ? repo.fs.isFolder(repo.paths.absolute(path)) : isDirId(version);

function diffDirectories(repo: Repository, path: string, before: string, after: string): VersionDiff {
  const old = filesOf(repo, path, before);
  const now = filesOf(repo, path, after);
  const files: FileDiff[] = [];
  let same = 0;
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort(byCodePoint)) {
    const [left, right] = [old.get(name), now.get(name)];
    if (left === right) same++;
    else if (left === undefined) files.push({ path: name, kind: 'added', after: right });
    else
      files.push(
        right === undefined
          ? { path: name, kind: 'removed', before: left }
          : { path: name, kind: 'changed', before: left, after: right },
      );
  }
  return { kind: 'directory', files, same };
}

function filesOf(repo: Repository, path: string, version: string): Map<string, string> {
  if (version === WORKSPACE) {
    const measured = repo.measure(path);
    return new Map(
      (measured?.entries ?? (measured ? [{ relpath: '', md5: measured.md5 }] : [])).map((one) => [
        one.relpath,
        one.md5,
      ]),
    );
  }
  if (!isDirId(version)) return new Map([['', version]]);
  const entries = repo.cache.directory(version) ?? remoteStore(repo)?.store.directory(version);
  if (!entries) throw notKept(path, version);
  return new Map(entries.map((one) => [one.relpath, one.md5]));
}

function contentOf(repo: Repository, path: string, version: string): FileContent {
  if (version === WORKSPACE) {
    const absolute = repo.paths.absolute(path);
    if (!repo.fs.isFile(absolute))
      throw new DvcError(`'${path}' is not in the workspace: run \`dvc checkout ${path}\``);
    return repo.fs.read(absolute);
  }
  if (repo.cache.has(version)) return repo.cache.read(version);
  const remote = remoteStore(repo)?.store;
  if (remote?.has(version)) return remote.read(version);
  throw notKept(path, version);
}

const notKept = (path: string, version: string): DvcError =>
  new DvcError(`version ${version.slice(0, 8)} of '${path}' is neither in the cache nor in the remote`);

const textOf = (content: FileContent): string =>
  typeof content === 'string' ? content : decoder.decode(content);

function readTable(path: string, content: FileContent): Table {
  const text = textOf(content).replace(/^\ufeff/, '');
  const [columns = [], ...rows] = /\.tsv$/i.test(path) ? tsvParseRows(text) : csvParseRows(text);
  return { columns, rows };
}
