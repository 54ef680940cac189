import { peel } from '../history/revision';
import { isObjectId, type ObjectId } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { REF_RULES } from '../refs/ref-name';

/** A ref as a remote repository shows it. */
export interface RemoteRef {
  /** In full, or `HEAD`. */
  readonly name: string;
  readonly id: ObjectId;
}

/** All refs that a remote repository shows: HEAD first when it names a commit, then by name. */
export function remoteRefsOf(remote: Repository): RemoteRef[] {
  const head = remote.refs.head().id;
  const refs = remote.refs.list();
  return head === undefined ? refs : [{ name: 'HEAD', id: head }, ...refs];
}

/** The remote ref that a short or full name means; an object id means itself. */
export function findRemoteRef(refs: readonly RemoteRef[], name: string): RemoteRef | undefined {
  if (isObjectId(name)) return { name, id: name };
  for (const rule of REF_RULES) {
    const found = refs.find((ref) => ref.name === rule(name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a tag of the remote stands for in the end: the object behind annotated tags. */
export const peelRemote = (remote: Repository, id: ObjectId): ObjectId => peel(remote, id, 'any') ?? id;

/** A ref as it is shown to people: without `refs/heads/`, `refs/tags/` or `refs/remotes/`. */
export const prettyRef = (name: string): string => name.replace(/^refs\/(heads|tags|remotes)\//, '');
