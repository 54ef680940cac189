import { baseOf, type FileSystem, parentOf } from '@/engine/core/file-system';
import { NULL_ID, type ObjectId } from '../objects/object-id';
import { formatSignature, parseSignature, type Signature } from '../objects/signature';

/** One line of a reflog. */
export interface ReflogEntry {
  readonly oldId: ObjectId;
  readonly newId: ObjectId;
  readonly who: Signature;
  readonly message: string;
}

/** The reflogs of one repository, in `.git/logs`. */
export class Reflogs {
  readonly #fs: FileSystem;
  readonly #gitDir: string;

  constructor(fs: FileSystem, gitDir: string) {
    this.#fs = fs;
    this.#gitDir = gitDir;
  }

  /** Whether a ref has a reflog. */
  has(ref: string): boolean {
    return this.#fs.isFile(this.#path(ref));
  }

  /** The entries of a ref, oldest first; [] when it has none. */
  read(ref: string): ReflogEntry[] {
    if (!this.has(ref)) return [];
    return this.#fs.readText(this.#path(ref)).split('\n').filter(Boolean).map(parseEntry);
  }

  /** Adds an entry; line ends in the message become spaces. */
  append(ref: string, entry: ReflogEntry): void {
    const path = this.#path(ref);
    this.#fs.makeFolder(parentOf(path));
    const before = this.#fs.isFile(path) ? this.#fs.readText(path) : '';
    this.#fs.write(path, before + formatEntry(entry));
  }

  /** Replaces all entries; [] leaves an empty log. */
  replace(ref: string, entries: readonly ReflogEntry[]): void {
    const path = this.#path(ref);
    this.#fs.makeFolder(parentOf(path));
    this.#fs.write(path, entries.map(formatEntry).join(''));
  }

  remove(ref: string): void {
    this.#fs.remove(this.#path(ref));
    let folder = parentOf(this.#path(ref));
    while (baseOf(folder) !== 'refs' && baseOf(parentOf(folder)) !== 'refs' && this.#isEmpty(folder)) {
      this.#fs.remove(folder);
      folder = parentOf(folder);
    }
  }

  move(from: string, to: string): void {
    if (!this.has(from)) return;
    const entries = this.read(from);
    this.remove(from);
    this.replace(to, entries);
  }

  /** The refs that have a reflog. */
  refs(): string[] {
    const folder = `${this.#gitDir}/logs`;
    return this.#fs.filesBelow(folder).map((path) => path.slice(folder.length + 1));
  }

  #isEmpty(folder: string): boolean {
    return this.#fs.isFolder(folder) && this.#fs.list(folder).length === 0;
  }

  #path(ref: string): string {
    return `${this.#gitDir}/logs/${ref}`;
  }
}

function parseEntry(line: string): ReflogEntry {
  const tab = line.indexOf('\t');
  const head = tab === -1 ? line : line.slice(0, tab);
  return {
    oldId: head.slice(0, 40),
    newId: head.slice(41, 81),
    who: parseSignature(head.slice(82)),
    message: tab === -1 ? '' : line.slice(tab + 1),
  };
}

function formatEntry(entry: ReflogEntry): string {
  const message = entry.message.replace(/\s+/g, ' ').trim();
  const head = `${entry.oldId || NULL_ID} ${entry.newId} ${formatSignature(entry.who)}`;
  return message === '' ? `${head}\n` : `${head}\t${message}\n`;
}
