import type { RunReads, RunRequest } from '../core/code-runner';
import type { FileContent, WorkspaceFiles } from '../core/files';
import { WORKSPACE_ROOT } from '../core/lab-layout';

/** What a run has met of what it looked at, by name; `whole` where it may have looked at anything. */
export type Seen =
  | { readonly whole: Pick<RunRequest, 'files' | 'env'> }
  | {
      readonly contents: ReadonlyMap<string, FileContent | Kind>;
      readonly kinds: ReadonlyMap<string, Kind>;
      readonly lists: ReadonlyMap<string, string>;
      readonly environment: ReadonlyMap<string, string | undefined>;
    };

const FILE = Symbol('file');
const FOLDER = Symbol('folder');
const NOTHING = Symbol('nothing');
type Kind = typeof FILE | typeof FOLDER | typeof NOTHING;

/** What a run of the request has seen, by what it says of itself. */
export function seenBy(request: RunRequest, reads?: RunReads): Seen {
  if (!reads || reads.everything) return { whole: { files: request.files, env: request.env } };
  const disk = new Disk(request.files);
  const met = <T>(paths: readonly string[], look: (path: string) => T) =>
    new Map(paths.flatMap((path) => insides(path).map((inside) => [inside, look(inside)] as const)));
  return {
    contents: met(reads.contents, (path) => disk.content(path)),
    kinds: met(reads.kinds, (path) => disk.kind(path)),
    lists: met(reads.lists, (path) => disk.list(path)),
    environment: new Map(reads.environment.map((name) => [name, request.env?.[name]])),
  };
}

/** Tells of what runs have seen whether a run of the request would see the same. */
export function agreesWith({ files, env }: RunRequest): (seen: Seen) => boolean {
  const disk = new Disk(files);
  return (seen) => {
    if ('whole' in seen)
      return isSameFiles(seen.whole.files, files) && isSameEnvironment(seen.whole.env, env);
    return (
      every(seen.contents, (path, content) => isSame(disk.content(path), content)) &&
      every(seen.kinds, (path, kind) => disk.kind(path) === kind) &&
      every(seen.lists, (path, names) => disk.list(path) === names) &&
      every(seen.environment, (name, value) => env?.[name] === value)
    );
  };
}

function every<T>(map: ReadonlyMap<string, T>, holds: (key: string, value: T) => boolean): boolean {
  for (const [key, value] of map) if (!holds(key, value)) return false;
  return true;
}

/** The workspace path of an absolute one; none: it lies outside, where every run finds the same. */
function insides(path: string): readonly string[] {
  if (path === WORKSPACE_ROOT) return [''];
  return path.startsWith(`${WORKSPACE_ROOT}/`) ? [path.slice(WORKSPACE_ROOT.length + 1)] : [];
}

/** The files of a request as a disk; its folders are made when the first is asked for. */
class Disk {
  readonly #files: WorkspaceFiles;
  #folders: Map<string, Set<string>> | null = null;

  constructor(files: WorkspaceFiles) {
    this.#files = files;
  }

  content(path: string): FileContent | Kind {
    return Object.hasOwn(this.#files, path) ? this.#files[path]! : this.kind(path);
  }

  kind(path: string): Kind {
    if (Object.hasOwn(this.#files, path)) return FILE;
    return this.#names(path) ? FOLDER : NOTHING;
  }

  /** The names in a folder, sorted, each on a line; empty where there is none. */
  list(path: string): string {
    return [...(this.#names(path) ?? [])].sort().join('\n');
  }

  #names(folder: string): ReadonlySet<string> | undefined {
    this.#folders ??= foldersOf(Object.keys(this.#files));
    return this.#folders.get(folder);
  }
}

/** The names in each folder; the workspace itself is ''. */
function foldersOf(paths: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of paths) {
    const parts = path.split('/');
    for (const [depth, name] of parts.entries()) {
      const folder = parts.slice(0, depth).join('/');
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
  }
  return folders;
}

function isSameFiles(a: WorkspaceFiles, b: WorkspaceFiles): boolean {
  const paths = Object.keys(a);
  return (
    paths.length === Object.keys(b).length &&
    paths.every((path) => Object.hasOwn(b, path) && isSame(a[path]!, b[path]!))
  );
}

function isSameEnvironment(a: RunRequest['env'] = {}, b: RunRequest['env'] = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function isSame(a: FileContent | Kind, b: FileContent | Kind): boolean {
  if (a === b) return true;
  if (!(a instanceof Uint8Array && b instanceof Uint8Array) || a.length !== b.length) return false;
  return a.every((byte, i) => byte === b[i]);
}
