import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { kindOfMode, MODE } from '../objects/tree';

/**
 * Copies objects with all that they stand on, except what is there already. Whatever stands below an object is copied
 * before it, so a store that has an object has all of it even when the copying was cut off.
 * @returns how many objects were copied.
 * @throws MissingObjectError when `from` lacks one.
 */
export function copyObjects(from: ObjectStore, to: ObjectStore, wanted: Iterable<ObjectId>): number {
  let copied = 0;
  const settled = new Set<ObjectId>();
  const open = [...wanted];
  while (open.length > 0) {
    const id = open.at(-1)!;
    if (settled.has(id) || to.has(id)) {
      settled.add(id);
      open.pop();
      continue;
    }
    const missing = below(from, id).filter((one) => !settled.has(one) && !to.has(one));
    if (missing.length > 0) {
      open.push(...missing);
      continue;
    }
    to.copyFrom(from, id);
    settled.add(id);
    copied++;
    open.pop();
  }
  return copied;
}

/** The objects that an object names. */
export function below(objects: ObjectStore, id: ObjectId): ObjectId[] {
  const type = objects.read(id).type;
  if (type === 'commit') {
    const { tree, parents } = objects.commit(id);
    return [...parents, tree];
  }
  if (type === 'tag') return [objects.tag(id).target];
  if (type === 'blob') return [];
  return objects
    .tree(id)
    .filter((entry) => kindOfMode(entry.mode) !== MODE.submodule)
    .map((entry) => entry.id);
}
