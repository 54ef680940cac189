import { type ObjectId, objectIdOf } from '../objects/object-id';
import { formatTree } from '../objects/tree';
import type { Index } from '../staging/index-file';
import { filesOfIndex, writeTreeOf } from '../staging/trees';

/**
 * The trees that the index would make; nothing is stored. Git remembers them in the index once they have been stored,
 * which keeps them from being lost.
 */
export function indexTrees(index: Index): ObjectId[] {
  const ids: ObjectId[] = [];
  if (index.isUnmerged) return ids;
  writeTreeOf(
    {
      writeTree: (entries) => {
        const id = objectIdOf('tree', formatTree(entries));
        ids.push(id);
        return id;
      },
    },
    filesOfIndex(index),
  );
  return ids;
}
