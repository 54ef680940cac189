import type { ObjectId, ObjectType } from '../objects/object-id';
import { NULL_ID } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { looseIds, readLoose } from './loose-object';
import { referencesOf } from './object-graph';

/** A loose object that nothing reaches. */
export interface LostObject {
  readonly id: ObjectId;
  readonly type: ObjectType;
  /** When its file was written. */
  readonly mtimeMs: number;
}

/** The loose objects that neither refs nor reflogs nor the index reach. @param more further objects to be kept. */
export function unreachableObjects(repo: Repository, more: readonly ObjectId[] = []): LostObject[] {
  const { refs, reflogs, objects, fs, gitDir } = repo;
  const head = refs.head().id;
  const open: ObjectId[] = [
    ...more,
    ...(head === undefined ? [] : [head]),
    ...refs.list().map((ref) => ref.id),
    ...reflogs.refs().flatMap((ref) => reflogs.read(ref).flatMap(({ oldId, newId }) => [oldId, newId])),
    ...repo
      .readIndex()
      .entries()
      .map((entry) => entry.id),
  ];
  const reached = new Set<ObjectId>([NULL_ID]);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id) || !objects.has(id)) continue;
    reached.add(id);
    const { type, body } = objects.read(id);
    open.push(...referencesOf(type, body, id).map((reference) => reference.id));
  }
  return looseIds(repo).flatMap((id) => {
    if (reached.has(id)) return [];
    const found = readLoose(repo, id);
    if (found.kind === 'corrupt') return [];
    const node = fs.at(`${gitDir}/objects/${id.slice(0, 2)}/${id.slice(2)}`);
    return [{ id, type: found.type, mtimeMs: node?.mtimeMs ?? 0 }];
  });
}

/** Removes the file of a loose object, and its folder when that is left empty. */
export function removeLoose({ fs, gitDir }: Repository, id: ObjectId): void {
  const folder = `${gitDir}/objects/${id.slice(0, 2)}`;
  fs.remove(`${folder}/${id.slice(2)}`);
  if (fs.isFolder(folder) && fs.list(folder).length === 0) fs.remove(folder);
}
