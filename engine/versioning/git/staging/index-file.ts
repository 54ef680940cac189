import type { FileSystem } from '@/engine/core/file-system';
import { die } from '../program/failure';
import { compareBytes } from '../text/compare';
import { decodeIndex, encodeIndex } from './index-codec';
import type { IndexEntry, Stage } from './index-entry';

/** The stages of a path in conflict; at least one is there. */
export type UnmergedStages = { readonly [S in 1 | 2 | 3]?: IndexEntry };

/**
 * The index (staging area) in memory: what the next commit will hold. A path is merged (stage 0) or in conflict
 * (stages 1 to 3), never both. Nothing reaches the file system until `save`.
 */
export class Index {
  readonly #merged = new Map<string, IndexEntry>();
  readonly #unmerged = new Map<string, Map<Stage, IndexEntry>>();
  /** When the file was written; files changed since then, or in that instant, may have escaped their stat. */
  readonly writtenMs: number;
  #sorted: readonly IndexEntry[] | undefined;

  constructor(entries: readonly IndexEntry[] = [], writtenMs = Number.NEGATIVE_INFINITY) {
    for (const entry of entries) this.#put(entry);
    this.writtenMs = writtenMs;
  }

  /** The merged entry of a path. */
  get(path: string): IndexEntry | undefined {
    return this.#merged.get(path);
  }

  /** The stages of a path in conflict. */
  stages(path: string): UnmergedStages | undefined {
    const stages = this.#unmerged.get(path);
    return stages === undefined ? undefined : (Object.fromEntries(stages) as UnmergedStages);
  }

  /** Whether the path is tracked: merged or in conflict. */
  has(path: string): boolean {
    return this.#merged.has(path) || this.#unmerged.has(path);
  }

  /** Sets an entry. Stage 0 settles a conflict; another stage adds to one. */
  set(entry: IndexEntry): void {
    this.#put(entry);
    this.#sorted = undefined;
  }

  /** Takes a path out, all stages of it. */
  remove(path: string): void {
    this.#merged.delete(path);
    this.#unmerged.delete(path);
    this.#sorted = undefined;
  }

  /**
   * Takes out what stands in the way of a file at `path`: entries below it as a folder, and entries that are one of
   * the folders above it.
   */
  makeRoom(path: string): void {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
      if (this.has(path.slice(0, slash))) this.remove(path.slice(0, slash));
    for (const below of this.pathsBelow(`${path}/`)) this.remove(below);
  }

  /** All entries, sorted by path and stage. */
  entries(): readonly IndexEntry[] {
    this.#sorted ??= [
      ...this.#merged.values(),
      ...[...this.#unmerged.values()].flatMap((stages) => [...stages.values()]),
    ].sort((a, b) => compareBytes(a.path, b.path) || a.stage - b.stage);
    return this.#sorted;
  }

  /** All tracked paths, sorted, each once. */
  paths(): string[] {
    const paths: string[] = [];
    for (const { path } of this.entries()) if (paths.at(-1) !== path) paths.push(path);
    return paths;
  }

  /** The paths that start with `prefix` (a folder with its slash, or ''). */
  pathsBelow(prefix: string): string[] {
    return this.paths().filter((path) => path.startsWith(prefix));
  }

  /** The paths in conflict, sorted. */
  unmergedPaths(): string[] {
    return [...this.#unmerged.keys()].sort(compareBytes);
  }

  get isUnmerged(): boolean {
    return this.#unmerged.size > 0;
  }

  /** Writes the index file. */
  save(fs: FileSystem, gitDir: string): void {
    fs.write(`${gitDir}/index`, encodeIndex(this.entries()));
  }

  #put(entry: IndexEntry): void {
    if (entry.stage === 0) {
      this.#unmerged.delete(entry.path);
      this.#merged.set(entry.path, entry);
      return;
    }
    this.#merged.delete(entry.path);
    const stages = this.#unmerged.get(entry.path) ?? new Map<Stage, IndexEntry>();
    stages.set(entry.stage, entry);
    this.#unmerged.set(entry.path, stages);
  }
}

/** Reads the index of a repository; an empty one when it has none. @throws GitFailure when it is damaged. */
export function readIndex(fs: FileSystem, gitDir: string): Index {
  const node = fs.follow(`${gitDir}/index`);
  if (node?.kind !== 'file') return new Index();
  try {
    return new Index(decodeIndex(fs.readBytes(`${gitDir}/index`)), node.mtimeMs);
  } catch {
    return die('index file corrupt');
  }
}
