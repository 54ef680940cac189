import { baseOf, type FileSystem, parentOf } from '@/engine/core/file-system';
import { isObjectId, NULL_ID, type ObjectId } from '../objects/object-id';
import type { Signature } from '../objects/signature';
import { die } from '../program/failure';
import { compareBytes } from '../text/compare';
import { readPackedRefs, removePackedRef } from './packed-refs';
import type { Reflogs } from './reflog';

/** A ref and the object it names. */
export interface Ref {
  /** In full: `refs/heads/main`. */
  readonly name: string;
  readonly id: ObjectId;
}

/** What a change of a ref leaves in the reflog. */
export interface RefNote {
  readonly who: Signature;
  readonly message: string;
  /** Log even where git would start no log by itself (`refs/stash`). */
  readonly force?: boolean;
}

/** Where HEAD stands. */
export interface Head {
  /** The branch in full, e.g. `refs/heads/main`; undefined: detached. */
  readonly ref: string | undefined;
  /** The commit; undefined: the branch is yet to be born. */
  readonly id: ObjectId | undefined;
}

const LOGGED = /^(HEAD$|refs\/heads\/|refs\/remotes\/|refs\/notes\/)/;
const MAX_SYMREFS = 5;

/** The refs of one repository: loose files, then `packed-refs`. Every change goes through here and is logged. */
export class RefStore {
  readonly #fs: FileSystem;
  readonly #gitDir: string;
  readonly #logs: Reflogs;
  readonly #startsLogs: boolean;

  /** @param startsLogs whether new refs get a reflog (`core.logAllRefUpdates`). */
  constructor(fs: FileSystem, gitDir: string, logs: Reflogs, startsLogs: boolean) {
    this.#fs = fs;
    this.#gitDir = gitDir;
    this.#logs = logs;
    this.#startsLogs = startsLogs;
  }

  /** The object that a ref names, symbolic refs followed; undefined: there is no such ref. */
  read(name: string): ObjectId | undefined {
    let at = name;
    for (let step = 0; step < MAX_SYMREFS; step++) {
      const raw = this.#raw(at);
      if (raw === undefined) return readPackedRefs(this.#fs, this.#gitDir).get(at);
      if (!raw.startsWith('ref:')) return isObjectId(raw.slice(0, 40)) ? raw.slice(0, 40) : undefined;
      at = raw.slice(4).trim();
    }
    return undefined;
  }

  /** What a symbolic ref points at, e.g. `refs/heads/main`; undefined for a plain one. */
  readSymbolic(name: string): string | undefined {
    const raw = this.#raw(name);
    return raw?.startsWith('ref:') ? raw.slice(4).trim() : undefined;
  }

  head(): Head {
    return { ref: this.readSymbolic('HEAD'), id: this.read('HEAD') };
  }

  /** All refs whose full name starts with `prefix` (ending in `/`), sorted by name. */
  list(prefix = 'refs/'): Ref[] {
    const names = new Set<string>();
    for (const path of this.#fs.filesBelow(`${this.#gitDir}/${prefix.replace(/\/$/, '')}`))
      names.add(path.slice(this.#gitDir.length + 1));
    for (const name of readPackedRefs(this.#fs, this.#gitDir).keys())
      if (name.startsWith(prefix)) names.add(name);
    const refs: Ref[] = [];
    for (const name of [...names].sort(compareBytes)) {
      const id = this.read(name);
      if (id !== undefined) refs.push({ name, id });
    }
    return refs;
  }

  /**
   * Lets a ref name an object. `HEAD` means the branch it is on; a change of that branch is logged for both.
   * @throws GitFailure when another ref stands in the way as a folder or a file.
   */
  update(name: string, id: ObjectId, note: RefNote): void {
    const target = this.readSymbolic(name) ?? name;
    const oldId = this.read(target) ?? NULL_ID;
    const onHead = target !== 'HEAD' && this.readSymbolic('HEAD') === target;
    if (oldId !== id) this.#needRoom(target);
    if (onHead) this.#log('HEAD', oldId, id, note);
    if (oldId !== id) this.#log(target, oldId, id, note);
    if (oldId !== id || this.#raw(target) === undefined) this.#write(target, `${id}\n`);
  }

  /** Sets HEAD to one commit, off any branch. */
  detachHead(id: ObjectId, note: RefNote): void {
    const oldId = this.read('HEAD') ?? NULL_ID;
    if (this.readSymbolic('HEAD') === undefined && oldId === id) return;
    this.#log('HEAD', oldId, id, note);
    this.#write('HEAD', `${id}\n`);
  }

  /** Makes `name` a symbolic ref; with a note, the move is logged. */
  setSymbolic(name: string, target: string, note?: RefNote): void {
    const oldId = this.read(name) ?? NULL_ID;
    const newId = this.read(target);
    if (note !== undefined && newId !== undefined) this.#log(name, oldId, newId, note);
    this.#write(name, `ref: ${target}\n`);
  }

  /** Removes a ref and its reflog. With a note, HEAD's log tells of it when HEAD was on that branch. */
  remove(name: string, note?: RefNote): void {
    const oldId = this.read(name);
    if (note !== undefined && oldId !== undefined && this.readSymbolic('HEAD') === name)
      this.#log('HEAD', oldId, NULL_ID, note);
    removePackedRef(this.#fs, this.#gitDir, name);
    const path = `${this.#gitDir}/${name}`;
    if (this.#fs.at(path)?.kind !== 'folder') this.#fs.remove(path);
    this.#logs.remove(name);
    this.#pruneFolders(parentOf(path));
  }

  /** Gives a ref another name, its reflog with it. */
  rename(from: string, to: string, note: RefNote): void {
    const id = this.read(from);
    const entries = this.#logs.read(from);
    const onHead = this.readSymbolic('HEAD') === from;
    if (onHead && id !== undefined) this.#log('HEAD', id, NULL_ID, note);
    this.remove(from);
    if (entries.length > 0) this.#logs.replace(to, entries);
    if (id !== undefined) {
      this.#log(to, id, id, note);
      this.#write(to, `${id}\n`);
    }
    if (!onHead) return;
    if (id !== undefined) this.#log('HEAD', NULL_ID, id, note);
    this.#write('HEAD', `ref: ${to}\n`);
  }

  /** Gives another ref the same object and the same reflog. */
  copy(from: string, to: string, note: RefNote): void {
    const id = this.read(from);
    if (id === undefined) return;
    this.#needRoom(to);
    this.#logs.replace(to, this.#logs.read(from));
    if (this.readSymbolic('HEAD') === to) this.#log('HEAD', id, id, note);
    this.#log(to, id, id, note);
    this.#write(to, `${id}\n`);
  }

  /** A file of the git folder with one id in it, e.g. `MERGE_HEAD`, `ORIG_HEAD`: no reflog. */
  writePseudo(name: string, id: ObjectId): void {
    this.#write(name, `${id}\n`);
  }

  removePseudo(name: string): void {
    this.#fs.remove(`${this.#gitDir}/${name}`);
  }

  #raw(name: string): string | undefined {
    const path = `${this.#gitDir}/${name}`;
    return this.#fs.at(path)?.kind === 'file' ? this.#fs.readText(path).trimEnd() : undefined;
  }

  #write(name: string, text: string): void {
    const path = `${this.#gitDir}/${name}`;
    if (this.#fs.at(path)?.kind === 'folder') this.#fs.remove(path);
    this.#fs.makeFolder(parentOf(path));
    this.#fs.write(path, text);
  }

  #log(name: string, oldId: ObjectId, newId: ObjectId, note: RefNote): void {
    if (!this.#logs.has(name) && note.force !== true && !(this.#startsLogs && LOGGED.test(name))) return;
    this.#logs.append(name, { oldId, newId, who: note.who, message: note.message });
  }

  #needRoom(name: string): void {
    const inTheWay = this.conflictFor(name);
    if (inTheWay !== undefined)
      die(`cannot lock ref '${name}': '${inTheWay}' exists; cannot create '${name}'`);
  }

  /** A ref that keeps `name` from being made: one that would have to be a folder, or one below it. */
  conflictFor(name: string): string | undefined {
    for (let above = parentOf(name); above.includes('/') && above !== '/'; above = parentOf(above))
      if (above !== 'refs' && above !== 'refs/heads' && this.read(above) !== undefined) return above;
    return this.list(`${name}/`)[0]?.name;
  }

  #pruneFolders(start: string): void {
    let folder = start;
    while (
      folder.startsWith(`${this.#gitDir}/refs/`) &&
      parentOf(folder) !== `${this.#gitDir}/refs` &&
      baseOf(folder) !== 'refs' &&
      this.#fs.isFolder(folder) &&
      this.#fs.list(folder).length === 0
    ) {
      this.#fs.remove(folder);
      folder = parentOf(folder);
    }
  }
}
