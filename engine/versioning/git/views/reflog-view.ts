import type { ServiceContext } from '@/engine/core/lab-service';
import { reachable } from '../history/merge-base';
import { peel } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { briefOf, type CommitBrief } from './commit-view';
import { openView, type ProjectInput } from './open-view';
import { stashIds } from './ref-labels';

export interface ReflogInput extends ProjectInput {
  /** `HEAD` unless given, or a branch by its short name. */
  readonly ref?: string;
}

/** Where a ref has been, and what brought it there. */
export interface ReflogRow {
  /** `HEAD@{2}`. */
  readonly selector: string;
  /** The first words of the entry: `commit (amend)`, `reset`, `checkout`. */
  readonly action: string;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
  readonly id: ObjectId;
  /** Null: the commit is not in the repository any more. */
  readonly commit: CommitBrief | null;
  /** No branch, tag, remote branch or stash leads to it: only the reflog still knows it. */
  readonly isLost: boolean;
}

export interface ReflogView {
  readonly ref: string;
  /** HEAD and the branches that have a reflog. */
  readonly refs: readonly string[];
  /** Newest first. */
  readonly rows: readonly ReflogRow[];
}

const MOST = 500;

/** Where HEAD or a branch has been; null: there is no repository. @throws GitFailure when it is damaged. */
export async function gitReflog(context: ServiceContext, input: ReflogInput): Promise<ReflogView | null> {
  const view = await openView(context, input);
  if (view === null) return null;
  const { repo } = view;
  const { ref = 'HEAD' } = input;
  const full = ref === 'HEAD' ? 'HEAD' : `refs/heads/${ref}`;
  const known = knownCommits(repo);
  const branches = repo.refs
    .list('refs/heads/')
    .filter(({ name }) => repo.reflogs.has(name))
    .map(({ name }) => name.slice('refs/heads/'.length));
  return {
    ref,
    refs: ['HEAD', ...branches],
    rows: repo.reflogs
      .read(full)
      .reverse()
      .slice(0, MOST)
      .map(({ newId, who, message }, index): ReflogRow => {
        const colon = message.indexOf(': ');
        const isThere = repo.objects.typeOf(newId) === 'commit';
        return {
          selector: `${ref}@{${index}}`,
          action: colon === -1 ? message : message.slice(0, colon),
          message: colon === -1 ? '' : message.slice(colon + 2),
          timeMs: who.seconds * 1000,
          id: newId,
          commit: isThere ? briefOf(repo, repo.objects.commit(newId)) : null,
          isLost: isThere && !known.has(newId),
        };
      }),
  };
}

/** All commits that some name leads to. */
function knownCommits(repo: Repository): ReadonlySet<ObjectId> {
  const named = repo.refs.list('refs/').flatMap(({ id }) => peel(repo, id, 'commit') ?? []);
  const { ref, id } = repo.refs.head();
  const detached = ref === undefined && id !== undefined ? [id] : [];
  return reachable(repo.objects, [...named, ...detached, ...stashIds(repo)]);
}
