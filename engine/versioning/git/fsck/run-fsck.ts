import { resolveRevision } from '../history/revision';
import { MissingObjectError } from '../objects/object-cache';
import { NULL_ID, type ObjectId, type ObjectType } from '../objects/object-id';
import { parseTag } from '../objects/tag';
import type { CommandContext } from '../program/context';
import { checkFormat } from './check-format';
import { indexTrees } from './index-trees';
import { looseIds, readLoose } from './loose-object';
import { type Reference, referencesOf } from './object-graph';
import { ObjectTable } from './object-table';

/** What `git fsck` is asked to look for and to tell. */
export interface FsckOptions {
  readonly strict: boolean;
  readonly unreachable: boolean;
  readonly dangling: boolean;
  readonly reflogs: boolean;
  readonly roots: boolean;
  readonly tags: boolean;
  readonly lostFound: boolean;
  readonly connectivityOnly: boolean;
  /** Objects to start from; undefined: refs, reflogs and the index. */
  readonly heads: readonly string[] | undefined;
}

const BAD_OBJECT = 1;
const UNREACHABLE_OBJECT = 2;

interface Known {
  readonly type: ObjectType;
  readonly references: readonly Reference[];
}

/** One check of a repository. */
export class Fsck {
  readonly #context: CommandContext;
  readonly #options: FsckOptions;
  readonly #table = new ObjectTable();
  /** The objects that are there and can be read. */
  readonly #known = new Map<ObjectId, Known>();
  /** What objects should be, by those that name them. */
  readonly #expected = new Map<ObjectId, ObjectType>();
  readonly #used = new Set<ObjectId>();
  readonly #reachable = new Set<ObjectId>();
  #code = 0;

  constructor(context: CommandContext, options: FsckOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** Checks objects, refs, reflogs and index, then what can be reached from them. @returns the exit code. */
  run(): number {
    this.#checkObjects();
    const roots =
      this.#options.heads === undefined ? this.#ownRoots() : this.#namedRoots(this.#options.heads);
    this.#traverse(roots);
    this.#report();
    return this.#code;
  }

  #error(text: string, code: number): void {
    this.#context.errorLine(text);
    this.#code |= code;
  }

  #checkObjects(): void {
    const { repo } = this.#context;
    const loose = looseIds(repo);
    for (const id of loose) {
      const found = readLoose(repo, id);
      if (found.kind === 'corrupt') {
        for (const line of found.lines) this.#context.errorLine(line);
        this.#code |= BAD_OBJECT;
      } else this.#meet(id, found.type, found.body);
    }
    const seen = new Set(loose);
    for (const id of repo.objects.ids())
      if (!seen.has(id)) {
        const { type, body } = repo.objects.read(id);
        this.#meet(id, type, body);
      }
  }

  #meet(id: ObjectId, type: ObjectType, body: Uint8Array): void {
    this.#table.meet(id);
    const references = referencesOf(type, body, id);
    this.#known.set(id, { type, references });
    for (const reference of references) {
      this.#table.meet(reference.id);
      this.#used.add(reference.id);
      if (!this.#expected.has(reference.id)) this.#expected.set(reference.id, reference.type);
    }
    if (this.#options.connectivityOnly) return;
    let sound = true;
    for (const { severity, name, message } of checkFormat(type, body)) {
      if (severity === 'info' && !this.#options.strict) continue;
      const grave = severity === 'error' || (severity === 'warning' && this.#options.strict);
      this.#context.errorLine(`${grave ? 'error' : 'warning'} in ${type} ${id}: ${name}: ${message}`);
      if (!grave) continue;
      this.#code |= BAD_OBJECT;
      sound = false;
    }
    if (!sound) return;
    if (type === 'commit' && this.#options.roots && references.length === 1) this.#context.line(`root ${id}`);
    if (type === 'tag' && this.#options.tags) {
      const { name, target, targetType } = parseTag(body);
      this.#context.line(`tagged ${targetType} ${target} (${name}) in ${id}`);
    }
  }

  #namedRoots(heads: readonly string[]): ObjectId[] {
    return heads.flatMap((text) => {
      const id = this.#resolve(text);
      if (id === undefined) {
        this.#error(`error: invalid parameter: expected sha1, got '${text}'`, BAD_OBJECT);
        return [];
      }
      return [id];
    });
  }

  #resolve(text: string): ObjectId | undefined {
    try {
      return resolveRevision(this.#context.repo, text, this.#context.revisions);
    } catch (error) {
      if (!(error instanceof MissingObjectError)) throw error;
      this.#context.errorLine(`error: Could not read ${error.id}`);
      return undefined;
    }
  }

  /** Everything that refs, reflogs and the index name. */
  #ownRoots(): ObjectId[] {
    const { repo } = this.#context;
    const roots: ObjectId[] = [];
    const head = repo.refs.head();
    if (head.id === undefined && head.ref !== undefined)
      this.#context.errorLine(
        `notice: HEAD points to an unborn branch (${head.ref.replace('refs/heads/', '')})`,
      );
    let defaults = 0;
    for (const { name, id } of this.#allRefs()) {
      this.#table.meet(id);
      if (this.#known.has(id)) {
        roots.push(id);
        defaults++;
      } else this.#error(`error: ${name}: invalid sha1 pointer ${id}`, UNREACHABLE_OBJECT);
    }
    if (this.#options.reflogs) roots.push(...this.#reflogRoots());
    if (defaults === 0) this.#context.errorLine('notice: No default references');
    for (const entry of repo.readIndex().entries()) {
      this.#table.meet(entry.id);
      if (!this.#expected.has(entry.id)) this.#expected.set(entry.id, 'blob');
      roots.push(entry.id);
    }
    return [...roots, ...indexTrees(repo.readIndex()).filter((id) => this.#known.has(id))];
  }

  /** The refs as they stand in their files, those included that name nothing; HEAD last. */
  #allRefs(): { readonly name: string; readonly id: ObjectId }[] {
    const { repo } = this.#context;
    const { fs, gitDir, refs } = repo;
    const found = new Map(refs.list().map((ref) => [ref.name, ref.id]));
    for (const path of fs.filesBelow(`${gitDir}/refs`)) {
      const name = path.slice(gitDir.length + 1);
      if (!found.has(name) && refs.readSymbolic(name) === undefined) found.set(name, NULL_ID);
    }
    const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, id]) => ({ name, id }));
    const head = refs.head().id;
    return head === undefined ? sorted : [...sorted, { name: 'HEAD', id: head }];
  }

  #reflogRoots(): ObjectId[] {
    const { reflogs } = this.#context.repo;
    const roots: ObjectId[] = [];
    const names = reflogs.refs();
    for (const ref of [
      ...names.filter((name) => name !== 'HEAD'),
      ...names.filter((name) => name === 'HEAD'),
    ])
      for (const { oldId, newId } of reflogs.read(ref))
        for (const id of [oldId, newId]) {
          if (id === NULL_ID) continue;
          this.#table.meet(id);
          if (this.#known.has(id)) roots.push(id);
          else this.#error(`error: ${ref}: invalid reflog entry ${id}`, UNREACHABLE_OBJECT);
        }
    return roots;
  }

  #traverse(roots: readonly ObjectId[]): void {
    const open = [...new Set(roots)].reverse();
    for (const id of roots) this.#reachable.add(id);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const object = this.#known.get(id);
      if (object === undefined) continue;
      for (const { id: next, type } of object.references) {
        if (this.#reachable.has(next)) continue;
        this.#reachable.add(next);
        if (this.#known.has(next)) open.push(next);
        else if (type !== 'blob') {
          this.#context.line(
            `broken link from ${object.type.padStart(7)} ${id}\n              to ${type.padStart(7)} ${next}`,
          );
          this.#code |= UNREACHABLE_OBJECT;
        }
      }
    }
  }

  #report(): void {
    for (const id of this.#table.ids()) {
      const object = this.#known.get(id);
      if (this.#reachable.has(id)) {
        const type = this.#expected.get(id);
        if (object !== undefined || type === undefined) continue;
        this.#context.line(`missing ${type} ${id}`);
        this.#code |= UNREACHABLE_OBJECT;
      } else if (object !== undefined) this.#reportUnreachable(id, object.type);
    }
  }

  #reportUnreachable(id: ObjectId, type: ObjectType): void {
    if (this.#options.unreachable) {
      this.#context.line(`unreachable ${type} ${id}`);
      return;
    }
    if (this.#used.has(id)) return;
    if (this.#options.dangling) this.#context.line(`dangling ${type} ${id}`);
    if (this.#options.lostFound) this.#keepFound(id, type);
  }

  /** `--lost-found`: leaves what dangles where it can be picked up. */
  #keepFound(id: ObjectId, type: ObjectType): void {
    const { fs, gitDir, objects } = this.#context.repo;
    const folder = `${gitDir}/lost-found/${type === 'commit' ? 'commit' : 'other'}`;
    fs.makeFolder(folder);
    fs.write(`${folder}/${id}`, type === 'blob' ? objects.blob(id) : `${id}\n`);
  }

  /** The objects that nothing reaches; only after `run`. */
  get unreachable(): { readonly id: ObjectId; readonly type: ObjectType }[] {
    return [...this.#known]
      .filter(([id]) => !this.#reachable.has(id))
      .map(([id, { type }]) => ({ id, type }));
  }
}
