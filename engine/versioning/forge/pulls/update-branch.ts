import { isAncestor } from '../../git/history/merge-base';
import type { Signature } from '../../git/objects/signature';
import { ForgeError } from '../errors';
import { notePush } from '../server/note-push';
import { type ServerRepository, serverNote, serverSignature } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { trialMerge } from './merge-state';
import { endsOf } from './pull-git';

const refuse = (message: string): never => {
  throw new ForgeError('not-allowed', message);
};

/**
 * Merges the base's last commits into the head's branch on the server, as the button “Update branch” does; the
 * colleagues look at what comes of it.
 * @throws ForgeError `not-allowed` when it is not open, has conflicts, or there is nothing to bring.
 */
export function updateBranch(
  server: ServerRepository,
  pull: PullRecord,
  who: { readonly by: string; readonly author: Signature },
): void {
  if (pull.state !== 'open') refuse(`Pull request #${pull.number} is ${pull.state}`);
  const { objects, refs } = server.git;
  const ends = endsOf(server, pull);
  if (isAncestor(objects, ends.base, ends.head)) refuse('There are no new commits on the base branch.');
  const { clean, tree, conflicts } = trialMerge(
    server,
    { ...pull, head: pull.base, base: pull.head },
    {
      base: ends.head,
      head: ends.base,
    },
  );
  if (!clean)
    refuse(`merge conflict between base and head (${conflicts.map(({ path }) => path).join(', ')})`);
  const commit = objects.writeCommit({
    tree,
    parents: [ends.head, ends.base],
    author: who.author,
    committer: serverSignature(server.clock),
    message: `Merge branch '${pull.base}' into ${pull.head}\n`,
  });
  const ref = `refs/heads/${pull.head}`;
  refs.update(ref, commit, serverNote(server.clock, 'update branch'));
  notePush(server, [{ ref, oldId: ends.head, newId: commit }], who.by);
}
