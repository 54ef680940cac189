import { mergeTrees } from '../../git/merge/merge-trees';
import { bodyOf, type Commit, subjectOf } from '../../git/objects/commit';
import type { ObjectId } from '../../git/objects/object-id';
import type { Signature } from '../../git/objects/signature';
import { ForgeError } from '../errors';
import { noteDelivery } from '../server/note-delivery';
import { type ServerRepository, serverNote, serverSignature } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { mergeStateOf, trialMerge } from './merge-state';
import { savePull, withEvent } from './pull-file';
import { endsOf, type PullEnds, pullCommits } from './pull-git';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** Who merges, and how. */
export interface MergeRequest {
  readonly method: MergeMethod;
  /** Login. */
  readonly by: string;
  /** The author of a commit that the merge makes. */
  readonly author: Signature;
  /** In place of GitHub's own words. */
  readonly subject?: string;
  readonly body?: string;
}

const joined = (subject: string, body: string): string =>
  body.trim() === '' ? `${subject}\n` : `${subject}\n\n${body.trimEnd()}\n`;

function mergeCommit(
  server: ServerRepository,
  pull: PullRecord,
  ends: PullEnds,
  how: MergeRequest,
): ObjectId {
  const subject = how.subject ?? `Merge pull request #${pull.number} from ${server.name.owner}/${pull.head}`;
  return server.git.objects.writeCommit({
    tree: trialMerge(server, pull, ends).tree,
    parents: [ends.base, ends.head],
    author: how.author,
    committer: serverSignature(server.clock),
    message: joined(subject, how.body ?? pull.title),
  });
}

/** What a squashed commit says: of one commit its own message, of several the title and their subjects. */
function squashMessage(pull: PullRecord, commits: readonly Commit[], how: MergeRequest): string {
  const only = commits.length === 1 ? commits[0] : undefined;
  const subject =
    how.subject ?? `${only === undefined ? pull.title : subjectOf(only.message)} (#${pull.number})`;
  const list = commits.map(({ message }) => `* ${message.trimEnd()}`).join('\n\n');
  return joined(subject, how.body ?? (only === undefined ? list : bodyOf(only.message)));
}

function squashCommit(
  server: ServerRepository,
  pull: PullRecord,
  ends: PullEnds,
  how: MergeRequest,
): ObjectId {
  return server.git.objects.writeCommit({
    tree: trialMerge(server, pull, ends).tree,
    parents: [ends.base],
    author: how.author,
    committer: serverSignature(server.clock),
    message: squashMessage(pull, pullCommits(server, ends), how),
  });
}

/** Puts the commits anew on the base, one by one; merges among them are left out. */
function rebasedTip(server: ServerRepository, pull: PullRecord, ends: PullEnds): ObjectId {
  const { objects } = server.git;
  let tip = ends.base;
  for (const commit of pullCommits(server, ends)) {
    if (commit.parents.length > 1) continue;
    const parent = commit.parents[0];
    const merged = mergeTrees(
      objects,
      {
        base: parent === undefined ? undefined : objects.commit(parent).tree,
        ours: objects.commit(tip).tree,
        theirs: commit.tree,
      },
      { labels: { ours: pull.base, theirs: pull.head, base: 'parent' } },
    );
    if (!merged.clean) throw new ForgeError('not-allowed', "This branch can't be rebased");
    tip = objects.writeCommit({
      tree: merged.tree,
      parents: [tip],
      author: commit.author,
      committer: serverSignature(server.clock),
      message: commit.message,
    });
  }
  return tip;
}

/**
 * Merges a pull request: the base moves, the head stays as it is.
 * @throws ForgeError `not-allowed` when it is not open, is a draft, has conflicts, or a rule of the base forbids it.
 */
export function mergePull(server: ServerRepository, pull: PullRecord, how: MergeRequest): PullRecord {
  if (pull.state !== 'open')
    throw new ForgeError('not-allowed', `Pull request #${pull.number} is ${pull.state}`);
  const state = mergeStateOf(server, pull);
  if (state.status !== 'clean') {
    const reason =
      state.status === 'dirty' ? `conflicts in ${state.conflicts.join(', ')}` : state.obstacles.join(' ');
    const shown = state.status === 'draft' ? 'it is still a draft' : reason;
    throw new ForgeError('not-allowed', `Pull request #${pull.number} is not mergeable: ${shown}`, state);
  }
  const ends = endsOf(server, pull);
  const commit =
    how.method === 'rebase'
      ? rebasedTip(server, pull, ends)
      : (how.method === 'squash' ? squashCommit : mergeCommit)(server, pull, ends, how);
  const note = serverNote(server.clock, `merge pull request #${pull.number}`);
  const ref = `refs/heads/${pull.base}`;
  server.git.refs.update(ref, commit, note);
  noteDelivery(server, [{ ref, oldId: ends.base, newId: commit }], how.by);
  const merged: PullRecord = {
    ...pull,
    state: 'merged',
    headCommit: ends.head,
    mergedOnto: ends.base,
    mergeMethod: how.method,
  };
  return savePull(server, withEvent(merged, { kind: 'merged', at: server.clock.now(), by: how.by, commit }));
}
