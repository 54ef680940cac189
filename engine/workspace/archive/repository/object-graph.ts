import { ArchiveError } from '../archive-error';
import type { ArchiveLimits } from '../limits';
import { readLooseObject } from './loose-object';
import type { GitObject, ObjectType } from './object-id';
import { linksOf, type ObjectLink } from './object-links';
import { readPack } from './pack';

interface Node {
  readonly type: ObjectType;
  readonly links: readonly ObjectLink[];
}

const LOOSE = /^\.git\/objects\/([0-9a-f]{2})\/([0-9a-f]{38})$/;
const PACKED = /^\.git\/objects\/pack\/(pack-[0-9a-f]{40})\.(pack|idx)$/;

/** Every object of a repository by its id: what type it is of, and what it refers to. */
export class ObjectGraph {
  readonly #nodes = new Map<string, Node>();
  readonly #limits: ArchiveLimits;
  #bytes = 0;

  private constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  /**
   * Reads and checks every object, loose and packed.
   * @throws ArchiveError
   */
  static read(files: ReadonlyMap<string, Uint8Array>, limits: ArchiveLimits): ObjectGraph {
    const graph = new ObjectGraph(limits);
    const packs = new Map<string, { pack?: Uint8Array; idx?: Uint8Array }>();
    for (const [path, bytes] of files) {
      const loose = LOOSE.exec(path);
      if (loose !== null) {
        const id = loose[1]! + loose[2]!;
        graph.#add(id, readLooseObject(id, bytes, limits.fileBytes));
      }
      const packed = PACKED.exec(path);
      if (packed === null) continue;
      const [, name = '', ending = ''] = packed;
      packs.set(name, { ...packs.get(name), [ending]: bytes });
    }
    for (const [name, { pack, idx }] of packs) {
      if (pack === undefined)
        throw new ArchiveError('repository-pack', `the pack ${name} is missing, though its index is there`);
      if (idx === undefined)
        throw new ArchiveError(
          'repository-pack-index',
          `the index of the pack ${name} is missing; run "git index-pack" on it`,
        );
      for (const [id, object] of readPack(name, pack, idx, limits)) graph.#add(id, object);
    }
    return graph;
  }

  has(id: string): boolean {
    return this.#nodes.has(id);
  }

  typeOf(id: string): ObjectType | undefined {
    return this.#nodes.get(id)?.type;
  }

  isCommit(id: string): boolean {
    return this.typeOf(id) === 'commit';
  }

  /**
   * Walks everything that `roots` lead to; all of it must be there, and of the type that it is referred to as. Returns how
   * many commits there are among it.
   * @throws ArchiveError
   */
  checkReachable(roots: readonly string[]): number {
    const seen = new Set<string>();
    const rest = [...roots];
    let commits = 0;
    while (rest.length > 0) {
      const id = rest.pop()!;
      if (seen.has(id)) continue;
      seen.add(id);
      const node = this.#nodes.get(id);
      if (node === undefined) throw missing(id);
      if (node.type === 'commit') commits++;
      for (const link of node.links) {
        const there = this.#nodes.get(link.id);
        if (there === undefined) throw missing(link.id);
        if (there.type !== link.type)
          throw new ArchiveError(
            'repository-object',
            `the object ${id} of its repository takes a ${there.type} for a ${link.type}`,
          );
        if (!seen.has(link.id)) rest.push(link.id);
      }
    }
    return commits;
  }

  #add(id: string, object: GitObject): void {
    this.#bytes += object.content.length;
    this.#nodes.set(id, { type: object.type, links: linksOf(id, object) });
    if (this.#nodes.size > this.#limits.objects || this.#bytes > this.#limits.objectBytes)
      throw new ArchiveError(
        'repository-too-large',
        'its repository holds too many objects, or too large ones',
      );
  }
}

function missing(id: string): ArchiveError {
  return new ArchiveError(
    'repository-missing-object',
    `the object ${id} of its repository is not there; clone the repository anew, and pack the clone`,
    { id },
  );
}
