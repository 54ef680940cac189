import { parseCommit } from '../objects/commit';
import type { ObjectId, ObjectType } from '../objects/object-id';
import { parseTag } from '../objects/tag';
import { kindOfMode, MODE, parseTree } from '../objects/tree';

/** An object that another one names, with the type that it must have. */
export interface Reference {
  readonly id: ObjectId;
  readonly type: ObjectType;
}

/** The objects that an object names, in the order in which it names them. */
export function referencesOf(type: ObjectType, body: Uint8Array, id: ObjectId): Reference[] {
  switch (type) {
    case 'commit': {
      const { tree, parents } = parseCommit(id, body);
      return [
        { id: tree, type: 'tree' },
        ...parents.map((parent): Reference => ({ id: parent, type: 'commit' })),
      ];
    }
    case 'tag': {
      const { target, targetType } = parseTag(body);
      return [{ id: target, type: targetType }];
    }
    case 'tree':
      try {
        return parseTree(body)
          .filter((entry) => kindOfMode(entry.mode) !== MODE.submodule)
          .map((entry) => ({ id: entry.id, type: entry.mode === MODE.folder ? 'tree' : 'blob' }));
      } catch {
        return [];
      }
    default:
      return [];
  }
}
