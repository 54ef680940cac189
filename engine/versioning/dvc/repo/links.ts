import type { FileSystem } from '../../../core/file-system';

/** What was put into the workspace, and how to tell that nobody has touched it since. */
interface Link {
  readonly ino: number;
  readonly mtimeMs: number;
}

/**
 * Outputs that DVC has laid into the workspace. One that no `.dvc` file or stage names any more, and that nobody has
 * changed, is taken away by the next `dvc checkout`. Kept in `.dvc/tmp`, which git does not see.
 */
export class LinkRecord {
  readonly #fs: FileSystem;
  readonly #root: string;

  constructor(fs: FileSystem, root: string) {
    this.#fs = fs;
    this.#root = root;
  }

  get #file(): string {
    return `${this.#root}/.dvc/tmp/links.json`;
  }

  /** Remembers what stands at kept paths now. */
  save(paths: readonly string[]): void {
    if (paths.length === 0) return;
    const links = this.#read();
    for (const path of paths) {
      const node = this.#fs.follow(`${this.#root}/${path}`);
      if (node) links[path] = { ino: node.ino, mtimeMs: node.mtimeMs };
    }
    this.#write(links);
  }

  /** Kept paths that were laid out, are as they were, and are not in use; forgotten from now on. */
  takeUnused(used: ReadonlySet<string>): string[] {
    const links = this.#read();
    const unused = Object.keys(links)
      .filter((path) => !used.has(path))
      .sort();
    if (unused.length === 0) return [];
    const untouched = unused.filter((path) => {
      const node = this.#fs.follow(`${this.#root}/${path}`);
      return node?.ino === links[path]!.ino && node.mtimeMs === links[path]!.mtimeMs;
    });
    for (const path of unused) delete links[path];
    this.#write(links);
    return untouched;
  }

  #read(): Record<string, Link> {
    if (!this.#fs.isFile(this.#file)) return {};
    try {
      return JSON.parse(this.#fs.readText(this.#file)) as Record<string, Link>;
    } catch {
      return {};
    }
  }

  #write(links: Record<string, Link>): void {
    this.#fs.makeFolder(`${this.#root}/.dvc/tmp`);
    this.#fs.write(this.#file, JSON.stringify(links));
  }
}
