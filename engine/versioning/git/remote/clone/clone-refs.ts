import type { ObjectId } from '../../objects/object-id';
import { die } from '../../program/failure';
import type { RemoteRef } from '../remote-refs';

/** What a clone has checked out. */
export interface CloneHead {
  /** The branch over there, in full; undefined: HEAD is detached. */
  readonly branch: string | undefined;
  /** Undefined: there is no commit yet. */
  readonly id: ObjectId | undefined;
}

/**
 * The branch, or the commit, that a clone shall check out.
 * @param asked the name given with `-b`: a branch or a tag.
 * @param head where HEAD of the remote stands.
 * @param peelTag gives the commit that a tag stands for.
 * @throws GitFailure when the remote has no such branch.
 */
export function cloneHead(
  refs: readonly RemoteRef[],
  head: CloneHead,
  asked: string | undefined,
  remoteName: string,
  peelTag: (id: ObjectId) => ObjectId,
): CloneHead {
  if (asked === undefined) return head.branch === undefined ? guessBranch(refs, head) : head;
  const branch = refs.find((ref) => ref.name === `refs/heads/${asked}`);
  if (branch !== undefined) return { branch: branch.name, id: branch.id };
  const tag = refs.find((ref) => ref.name === `refs/tags/${asked}`);
  if (tag !== undefined) return { branch: undefined, id: peelTag(tag.id) };
  return die(`Remote branch ${asked} not found in upstream ${remoteName}`);
}

/** A detached HEAD over there counts as the branch that stands at the same commit, if there is one. */
function guessBranch(refs: readonly RemoteRef[], head: CloneHead): CloneHead {
  const there = refs.filter((ref) => ref.name.startsWith('refs/heads/') && ref.id === head.id);
  const usual = there.find((ref) => ref.name === 'refs/heads/master');
  return { branch: (usual ?? there[0])?.name, id: head.id };
}

/** The folder that a clone makes when none is named: the last part of the URL, without `.git`. */
export function guessFolder(url: string, isBare: boolean): string {
  const trimmed = url
    .trim()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/\/+$/, '')
    .replace(/\/\.git$/, '')
    .replace(/\/+$/, '');
  const last = trimmed.slice(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf(':')) + 1);
  const name = last
    .replace(/\.git$/, '')
    .replace(/\p{Cc}|\s+/gu, ' ')
    .trim();
  if (name === '')
    die(`could not detect a directory name for ${url}; please specify a directory on the command line`);
  return isBare ? `${name}.git` : name;
}
