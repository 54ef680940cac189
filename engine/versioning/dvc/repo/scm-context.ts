import { type FileSystem, parentOf } from '../../../core/file-system';
import { DvcError } from '../errors';
import type { GitPort } from '../ports';
import { shellQuote } from '../text/humanize';
import type { RepoPaths } from '../text/paths';

/** What a `.gitignore` line escapes. */
const escapeEntry = (name: string): string => name.replace(/[[\]!*#?]/g, '\\$&');

/** The work of a command that git should hear of: files to add, `.gitignore` entries to keep in step. */
export class ScmContext {
  readonly #fs: FileSystem;
  readonly #git: GitPort | undefined;
  readonly #paths: RepoPaths;
  readonly #toTrack = new Set<string>();
  readonly #ignored: string[] = [];

  constructor(fs: FileSystem, git: GitPort | undefined, paths: RepoPaths) {
    this.#fs = fs;
    this.#git = git;
    this.#paths = paths;
  }

  /** Remembers that git should be told of a file (kept path). */
  track(kept: string): void {
    this.#toTrack.add(this.#paths.absolute(kept));
  }

  /** The absolute paths of the files that git should be told of, in the order in which they changed. */
  get toTrack(): readonly string[] {
    return [...this.#toTrack];
  }

  /**
   * Hides an output (kept path) from git.
   * @throws DvcError when git tracks it.
   */
  async ignore(kept: string): Promise<void> {
    if (this.#git === undefined) return;
    const path = this.#paths.absolute(kept);
    if (await this.#git.isTracked(path)) throw alreadyTracked(this.#paths.shown(kept));
    if (await this.#git.isIgnored(path)) return;
    const file = `${parentOf(path)}/.gitignore`;
    const text = this.#fs.isFile(file) ? this.#fs.readText(file) : '';
    const glue = text === '' || text.endsWith('\n') ? '' : '\n';
    this.#fs.makeFolder(parentOf(path));
    this.#fs.write(file, `${text}${glue}/${escapeEntry(baseName(path))}\n`);
    this.#toTrack.add(file);
    this.#ignored.push(path);
  }

  /** Takes an output (kept path) out of its `.gitignore`; an empty one is removed. */
  unignore(kept: string): void {
    if (this.#git !== undefined) this.#unignore(this.#paths.absolute(kept));
  }

  /** Takes back what was hidden, after a failure. */
  rollBack(): void {
    for (const path of this.#ignored) this.#unignore(path);
  }

  /** The line for the prompt that tells git of the changes. */
  get addLine(): string {
    return `git add ${this.toTrack.map((path) => shellQuote(this.#paths.shown(this.#paths.kept(path)))).join(' ')}`;
  }

  /** Tells git itself (`core.autostage`). Files that are gone are left to the next commit. */
  async stage(): Promise<void> {
    await this.#git?.stage(this.toTrack.filter((path) => this.#fs.exists(path)));
  }

  #unignore(path: string): void {
    const file = `${parentOf(path)}/.gitignore`;
    if (!this.#fs.isFile(file)) return;
    const entry = `/${escapeEntry(baseName(path))}`;
    const lines = this.#fs.readText(file).split(/(?<=\n)/);
    const kept = lines.filter((line) => line.trim() !== entry);
    if (kept.length === 0) this.#fs.remove(file);
    else if (kept.length < lines.length) {
      this.#fs.write(file, kept.join(''));
      this.#toTrack.add(file);
    }
  }
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const alreadyTracked = (shown: string): DvcError =>
  new DvcError(
    ` output '${shown}' is already tracked by SCM (e.g. Git).\n    You can remove it from Git, then add to DVC.\n` +
      `        To stop tracking from Git:\n            git rm -r --cached '${shown}'\n            git commit -m "stop tracking ${shown}" `,
  );
