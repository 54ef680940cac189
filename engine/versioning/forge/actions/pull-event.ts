import type { CiEvent } from '@/engine/ci/triggers/event';
import { diffTrees } from '../../git/diff/tree-diff';
import { mergeBases } from '../../git/history/merge-base';
import type { ObjectId } from '../../git/objects/object-id';
import { trialMerge } from '../pulls/merge-state';
import { fullName, webUrl } from '../server/github-server';
import { branchTip, type ServerRepository, serverNote } from '../server/server-repository';
import type { PullEvent, PullRecord } from '../store/pull-schema';

/** The activities of pull requests that GitHub tells workflows of, by what happened to them. */
const ACTIONS: Partial<Record<PullEvent['kind'], string>> = {
  pushed: 'synchronize',
  closed: 'closed',
  merged: 'closed',
  reopened: 'reopened',
  ready: 'ready_for_review',
  drafted: 'converted_to_draft',
  requested: 'review_requested',
  renamed: 'edited',
};

/** Something that happened to a pull request, as far as workflows hear of it. */
export interface PullActivity {
  readonly action: string;
  readonly at: number;
  readonly by: string;
}

/** All that has happened to a pull request, oldest first: its opening, then its events. */
export const activitiesOf = (pull: PullRecord): readonly (PullActivity | undefined)[] => [
  { action: 'opened', at: pull.createdAt, by: pull.author },
  ...pull.events.map((event) => {
    const action = ACTIONS[event.kind];
    // Who is asked when a pull request is opened is part of that.
    if (action === undefined || (event.kind === 'requested' && event.at === pull.createdAt)) return undefined;
    return { action, at: event.at, by: event.by };
  }),
];

/** The commit that a merge would give, under `refs/pull/<n>/merge`; undefined: there are conflicts. */
function testMerge(
  server: ServerRepository,
  pull: PullRecord,
  ends: { readonly base: ObjectId; readonly head: ObjectId },
  at: number,
): ObjectId | undefined {
  const { clean, tree } = trialMerge(server, pull, ends);
  if (!clean) return undefined;
  const who = { name: 'GitHub', email: 'noreply@github.com', seconds: Math.floor(at / 1000), zone: '+0000' };
  const commit = server.git.objects.writeCommit({
    tree,
    parents: [ends.base, ends.head],
    author: who,
    committer: who,
    message: `Merge ${ends.head} into ${ends.base}\n`,
  });
  const ref = `refs/pull/${pull.number}/merge`;
  server.git.refs.update(ref, commit, serverNote(server.clock, 'test merge'));
  return commit;
}

/** The event that an activity is for workflows; undefined: GitHub starts none, since it cannot be merged. */
export function pullEvent(
  server: ServerRepository,
  pull: PullRecord,
  { action, at, by }: PullActivity,
): Omit<CiEvent, 'chain' | 'inputs'> | undefined {
  const { objects } = server.git;
  const base = pull.mergedOnto ?? branchTip(server, pull.base);
  const head = pull.headCommit;
  if (base === undefined || !objects.has(head)) return undefined;
  const isOpen = pull.state === 'open';
  const sha = isOpen ? testMerge(server, pull, { base, head }, at) : head;
  if (sha === undefined) return undefined;
  const from = mergeBases(objects, head, [base])[0];
  const files = diffTrees(
    objects,
    from === undefined ? undefined : objects.commit(from).tree,
    objects.commit(head).tree,
  ).map(({ newPath }) => newPath);
  return {
    name: 'pull_request',
    at,
    actor: by,
    ref: isOpen ? `refs/pull/${pull.number}/merge` : `refs/heads/${pull.base}`,
    sha,
    headSha: head,
    baseRef: pull.base,
    headRef: pull.head,
    action,
    files,
    message: objects.commit(head).message,
    isFork: false,
    payload: {
      action,
      number: pull.number,
      pull_request: {
        number: pull.number,
        title: pull.title,
        body: pull.body,
        draft: pull.draft,
        state: pull.state === 'open' ? 'open' : 'closed',
        merged: pull.state === 'merged',
        html_url: `${webUrl(server.name)}/pull/${pull.number}`,
        user: { login: pull.author },
        head: { ref: pull.head, sha: head, repo: { full_name: fullName(server.name), fork: false } },
        base: { ref: pull.base, sha: base, repo: { full_name: fullName(server.name) } },
      },
    },
  };
}
