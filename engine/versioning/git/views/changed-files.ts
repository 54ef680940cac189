import { contentReader } from '../diff/file-change';
import { detectRenames } from '../diff/renames';
import { countChanges } from '../diff/stat';
import { diffTrees } from '../diff/tree-diff';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';

/** A file that differs between two states. */
export interface ChangedFile {
  readonly path: string;
  /** Where a renamed file was before. */
  readonly oldPath: string;
  /** `A` added, `D` deleted, `M` modified, `R` renamed, `C` copied, `T` another kind of file. */
  readonly status: 'A' | 'D' | 'M' | 'R' | 'C' | 'T' | 'U';
  /** Lines that came and went; of a binary file, bytes after and before. */
  readonly added: number;
  readonly deleted: number;
  readonly isBinary: boolean;
}

/** The files that differ between two trees, renames found, with how much of each. @param before undefined: nothing. */
export function changedFiles(
  objects: ObjectStore,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
): ChangedFile[] {
  const read = contentReader(objects);
  const changes = detectRenames(diffTrees(objects, before, after), read);
  return countChanges(changes, read).map(({ change, added, deleted, binary }) => ({
    path: change.newPath,
    oldPath: change.oldPath,
    status: change.status,
    added,
    deleted,
    isBinary: binary,
  }));
}
