import type { ObjectId } from '../objects/object-id';

/** The first four bytes of an id as git reads them: the lowest first. */
const hashOf = (id: ObjectId): number =>
  Number.parseInt(id.slice(6, 8) + id.slice(4, 6) + id.slice(2, 4) + id.slice(0, 2), 16);

/**
 * The table in which git keeps the objects that it has met: open addressing, doubled when half full. `git fsck` reports
 * in the order of this table, which is the only reason for having it here.
 */
export class ObjectTable {
  #slots: (ObjectId | undefined)[] = [];
  #count = 0;

  /** Meets an object: finds it, moved to where the search for it starts, or puts it in. */
  meet(id: ObjectId): void {
    if (this.#slots.length > 0) {
      const size = this.#slots.length;
      const first = hashOf(id) & (size - 1);
      for (let at = first; this.#slots[at] !== undefined; at = (at + 1) % size) {
        if (this.#slots[at] !== id) continue;
        [this.#slots[first], this.#slots[at]] = [id, this.#slots[first]];
        return;
      }
    }
    if (this.#slots.length - 1 <= this.#count * 2) this.#grow();
    this.#insert(id);
    this.#count++;
  }

  /** All objects, in the order of the table. */
  ids(): ObjectId[] {
    return this.#slots.filter((id) => id !== undefined);
  }

  #grow(): void {
    const old = this.ids();
    this.#slots = new Array<ObjectId | undefined>(Math.max(32, this.#slots.length * 2)).fill(undefined);
    for (const id of old) this.#insert(id);
  }

  #insert(id: ObjectId): void {
    const size = this.#slots.length;
    let at = hashOf(id) & (size - 1);
    while (this.#slots[at] !== undefined) at = (at + 1) % size;
    this.#slots[at] = id;
  }
}
