import type { CiEvent } from '@/engine/ci/triggers/event';
import { diffTrees } from '../../git/diff/tree-diff';
import { commitsOf } from '../../git/history/commit-range';
import { isAncestor, mergeBases } from '../../git/history/merge-base';
import type { ObjectId } from '../../git/objects/object-id';
import type { PushDelivery } from '../server/note-delivery';
import { branchTip, defaultBranch, type ServerRepository } from '../server/server-repository';

const NOTHING = '0'.repeat(40);
/** GitHub lists no more commits of one push than these. */
const MOST_COMMITS = 2_048;

/** What a push is compared with: the branch before it; for a new branch the nearest commit that the default one has. */
function comparedWith(
  server: ServerRepository,
  { ref, before }: PushDelivery,
  after: ObjectId,
): ObjectId | undefined {
  const { objects } = server.git;
  if (before !== null && objects.has(before)) return before;
  const main = branchTip(server, defaultBranch(server));
  if (main === undefined || ref === `refs/heads/${defaultBranch(server)}`) return undefined;
  return mergeBases(objects, after, [main])[0];
}

/** The event that a push is for workflows; undefined: it deleted a ref, or its commit is gone. */
export function pushEvent(
  server: ServerRepository,
  delivery: PushDelivery,
): Omit<CiEvent, 'chain' | 'inputs'> | undefined {
  const { objects } = server.git;
  const { ref, after, at, by } = delivery;
  if (after === null || !/^refs\/(heads|tags)\//.test(ref) || !objects.has(after)) return undefined;
  const type = objects.typeOf(after);
  const id = type === 'tag' ? objects.tag(after).target : after;
  if (objects.typeOf(id) !== 'commit') return undefined;
  const commit = objects.commit(id);
  const isTag = ref.startsWith('refs/tags/');
  const from = isTag ? undefined : comparedWith(server, delivery, id);
  const files = isTag
    ? null
    : diffTrees(objects, from === undefined ? undefined : objects.commit(from).tree, commit.tree).map(
        ({ newPath }) => newPath,
      );
  const shown = (one: typeof commit) => ({
    id: one.id,
    message: one.message.trimEnd(),
    author: { name: one.author.name, email: one.author.email },
  });
  const commits = isTag
    ? []
    : commitsOf(objects, { include: [commit], exclude: from === undefined ? [] : [objects.commit(from)] })
        .reverse()
        .slice(0, MOST_COMMITS);
  return {
    name: 'push',
    at,
    actor: by,
    ref,
    sha: id,
    headSha: id,
    baseRef: '',
    headRef: '',
    action: '',
    files,
    message: commit.message,
    isFork: false,
    payload: {
      ref,
      before: delivery.before ?? NOTHING,
      after: id,
      created: delivery.before === null,
      deleted: false,
      forced:
        delivery.before !== null &&
        !(objects.has(delivery.before) && isAncestor(objects, delivery.before, id)),
      head_commit: shown(commit),
      commits: commits.map(shown),
      pusher: { name: by },
    },
  };
}
