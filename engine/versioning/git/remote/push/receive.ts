import type { Clock } from '@/engine/core/clock';
import { isAncestor } from '../../history/merge-base';
import type { ObjectId } from '../../objects/object-id';
import type { ObjectStore } from '../../objects/object-store';
import type { Signature } from '../../objects/signature';
import type { Repository } from '../../program/repository';
import { isValidRefName } from '../../refs/ref-name';
import type { RefNote } from '../../refs/ref-store';
import type { RemoteAddress } from '../remote-address';

/** A change of a ref that a push asks the remote repository for. */
export interface RefUpdate {
  /** In full. */
  readonly ref: string;
  /** Undefined: the ref is made. */
  readonly oldId: ObjectId | undefined;
  /** Undefined: the ref is deleted. */
  readonly newId: ObjectId | undefined;
}

/** A refusal by the server: what it says (each line behind `remote: `), and the reason in the table. */
export interface Refusal {
  readonly lines: readonly string[];
  readonly reason: string;
}

/** A push as the server's hooks see it. */
export interface Reception {
  readonly remote: Repository;
  readonly address: RemoteAddress;
  /** Holds what is being pushed. */
  readonly objects: ObjectStore;
  readonly pusher: Signature;
  readonly clock: Clock;
}

/** What a server does beside git itself: protects branches, takes note of what came in. */
export interface ReceiveHook {
  /** Called for each ref before anything moves. */
  refuse(reception: Reception, update: RefUpdate): Refusal | undefined;
  /** Called once the refs have moved; returns what the server says. */
  received(reception: Reception, updates: readonly RefUpdate[]): readonly string[];
}

const CHECKED_OUT = `error: By default, updating the current branch in a non-bare repository
is denied, because it will make the index and work tree inconsistent
with what you pushed, and will require 'git reset --hard' to match
the work tree to HEAD.

You can set the 'receive.denyCurrentBranch' configuration variable
to 'ignore' or 'warn' in the remote repository to allow pushing into
its current branch; however, this is not recommended unless you
arranged to update its work tree to match what you pushed in some
other way.

To squelch this message and still keep the default behaviour, set
'receive.denyCurrentBranch' configuration variable to 'refuse'.`;

const DELETE_CURRENT = `error: By default, deleting the current branch is denied, because the next
'git clone' won't result in any file checked out, causing confusion.

You can set 'receive.denyDeleteCurrent' configuration variable to
'warn' or 'ignore' in the remote repository to allow deleting the
current branch, with or without a warning message.

To squelch this message, you can set it to 'refuse'.`;

/** What the remote repository's own settings refuse (git's `receive-pack`). */
export function refusalOf({ remote, objects }: Reception, update: RefUpdate): Refusal | undefined {
  const { ref, oldId, newId } = update;
  const { config } = remote;
  const onHead = remote.refs.head().ref === ref;
  const setting = (name: string) => config.get(`receive.${name}`);
  const allows = (name: string) => setting(name) === 'ignore' || setting(name) === 'warn';
  if (!ref.startsWith('refs/') || !isValidRefName(ref))
    return { lines: [`error: refusing to create funny ref '${ref}' remotely`], reason: 'funny refname' };
  if (onHead && remote.worktree !== undefined && !allows('denycurrentbranch')) {
    const advice = setting('denycurrentbranch') === undefined ? CHECKED_OUT.split('\n') : [];
    return {
      lines: [`error: refusing to update checked out branch: ${ref}`, ...advice],
      reason: 'branch is currently checked out',
    };
  }
  if (newId === undefined && ref.startsWith('refs/heads/')) {
    if (config.boolean('receive.denydeletes', false))
      return { lines: [`error: denying ref deletion for ${ref}`], reason: 'deletion prohibited' };
    if (onHead && !allows('denydeletecurrent')) {
      const advice = setting('denydeletecurrent') === undefined ? DELETE_CURRENT.split('\n') : [];
      return {
        lines: [...advice, `error: refusing to delete the current branch: ${ref}`],
        reason: 'deletion of the current branch prohibited',
      };
    }
  }
  if (newId !== undefined && ref.startsWith('refs/heads/') && objects.typeOf(newId) !== 'commit')
    return {
      lines: [
        `error: cannot update ref '${ref}': trying to write non-commit object ${newId} to branch '${ref}'`,
      ],
      reason: 'failed to update ref',
    };
  const moves = oldId !== undefined && newId !== undefined && ref.startsWith('refs/heads/');
  if (moves && config.boolean('receive.denynonfastforwards', false)) {
    const forward = objects.has(oldId) && isAncestor(objects, oldId, newId);
    if (!forward)
      return {
        lines: [`error: denying non-fast-forward ${ref} (you should pull first)`],
        reason: 'non-fast-forward',
      };
  }
  const inTheWay = newId === undefined ? undefined : remote.refs.conflictFor(ref);
  if (oldId === undefined && inTheWay !== undefined)
    return {
      lines: [`error: cannot lock ref '${ref}': '${inTheWay}' exists; cannot create '${ref}'`],
      reason: 'failed to update ref',
    };
  return undefined;
}

/** Moves the refs of the remote repository. */
export function moveRefs(remote: Repository, updates: readonly RefUpdate[], note: RefNote): void {
  for (const { ref, newId } of updates) {
    if (newId === undefined) remote.refs.remove(ref, note);
    else remote.refs.update(ref, newId, note);
  }
}
