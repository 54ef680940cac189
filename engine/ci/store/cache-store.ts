import type { FileSystem } from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { DAY } from './artifact-store';
import { actionsFolder, readJsonFile, writeFile } from './run-store';

/** GitHub's limits for the caches of one repository. */
export const CACHE_LIMITS = {
  /** Characters of a key. */
  key: 512,
  /** Days after which a cache that nobody used is deleted. */
  unusedDays: 7,
  /** Bytes of all caches; beyond it the one that was not used for the longest goes first. */
  bytes: 10_000_000_000,
} as const;

/** An entry of the cache. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  /** The ref whose runs made it: `refs/heads/main`. */
  readonly ref: string;
  /** What was cached, as it was named: another list of paths does not find it. */
  readonly version: string;
  readonly size: number;
  readonly createdAt: number;
  readonly usedAt: number;
}

/** A cache that was found. */
export interface CacheHit {
  readonly entry: CacheEntry;
  /** Whether its key is the one that was asked for. */
  readonly isExact: boolean;
}

/** What is looked for. */
export interface CacheQuery {
  readonly key: string;
  readonly restoreKeys: readonly string[];
  readonly version: string;
  /** Refs whose caches may be used, the own one first, then the base or default branch. */
  readonly refs: readonly string[];
  readonly now: number;
}

/** The caches of a repository: an index, and the files of each entry. An entry never changes. */
export class CacheStore {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #limit: number;

  constructor(fs: FileSystem, repository: string, limit: number = CACHE_LIMITS.bytes) {
    this.#fs = fs;
    this.#folder = `${actionsFolder(repository)}/caches`;
    this.#limit = limit;
  }

  /** All entries that are still there at a moment, newest first. */
  list(now: number): CacheEntry[] {
    const fresh = now - CACHE_LIMITS.unusedDays * DAY;
    return [...(readJsonFile<CacheEntry[]>(this.#fs, this.#index) ?? [])]
      .filter(({ usedAt }) => usedAt >= fresh)
      .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  }

  /**
   * Looks for a cache: in each ref in turn the exact key, then the newest whose key begins with it, then with each
   * restore key. One that is found counts as used.
   */
  find({ key, restoreKeys, version, refs, now }: CacheQuery): CacheHit | undefined {
    const entries = this.list(now).filter((entry) => entry.version === version && entry.createdAt <= now);
    for (const ref of refs) {
      const own = entries.filter((entry) => entry.ref === ref);
      const exact = own.find((entry) => entry.key === key);
      const prefixed = [key, ...restoreKeys].flatMap(
        (prefix) => own.find((entry) => entry.key.startsWith(prefix)) ?? [],
      );
      const entry = exact ?? prefixed[0];
      if (entry === undefined) continue;
      this.#write(this.#all().map((one) => (one.id === entry.id ? { ...one, usedAt: now } : one)));
      return { entry, isExact: entry.key === key };
    }
    return undefined;
  }

  /** Whether a key is taken for a ref. */
  has(key: string, ref: string, version: string, now: number): boolean {
    return this.list(now).some(
      (entry) => entry.key === key && entry.ref === ref && entry.version === version,
    );
  }

  /** The files of an entry, by absolute path. */
  files({ id }: CacheEntry): ReadonlyMap<string, FileContent> {
    const folder = `${this.#folder}/${id}`;
    return new Map(
      this.#fs.filesBelow(folder).map((path) => [path.slice(folder.length), this.#fs.read(path)]),
    );
  }

  /** Adds an entry and makes room for it. @returns undefined when the key is taken. */
  add(
    given: Pick<CacheEntry, 'key' | 'ref' | 'version' | 'size'>,
    files: ReadonlyMap<string, FileContent>,
    now: number,
  ): CacheEntry | undefined {
    if (this.has(given.key, given.ref, given.version, now)) return undefined;
    const all = this.#all();
    const entry: CacheEntry = {
      ...given,
      id: Math.max(0, ...all.map(({ id }) => id)) + 1,
      createdAt: now,
      usedAt: now,
    };
    for (const [path, content] of files) writeFile(this.#fs, `${this.#folder}/${entry.id}${path}`, content);
    this.#write(this.#evicted([...all, entry], now));
    return entry;
  }

  /** Deletes an entry. */
  remove(id: number): void {
    this.#write(this.#all().filter((entry) => entry.id !== id));
    this.#fs.remove(`${this.#folder}/${id}`);
  }

  #evicted(entries: readonly CacheEntry[], now: number): CacheEntry[] {
    const fresh = now - CACHE_LIMITS.unusedDays * DAY;
    let room = this.#limit;
    const kept = new Set<number>();
    for (const entry of [...entries].sort((a, b) => b.usedAt - a.usedAt || b.id - a.id)) {
      if (entry.usedAt < fresh || entry.size > room) {
        this.#fs.remove(`${this.#folder}/${entry.id}`);
        continue;
      }
      room -= entry.size;
      kept.add(entry.id);
    }
    return entries.filter(({ id }) => kept.has(id));
  }

  #all(): CacheEntry[] {
    return readJsonFile<CacheEntry[]>(this.#fs, this.#index) ?? [];
  }

  #write(entries: readonly CacheEntry[]): void {
    writeFile(this.#fs, this.#index, `${JSON.stringify(entries)}\n`);
  }

  get #index(): string {
    return `${this.#folder}/index.json`;
  }
}
