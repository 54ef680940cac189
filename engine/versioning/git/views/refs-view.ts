import type { ServiceContext } from '@/engine/core/lab-service';
import { isAncestor } from '../history/merge-base';
import { peel } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { type Tracking, trackingOf } from '../status/tracking';
import { briefOf, type CommitBrief } from './commit-view';
import { openView, type ProjectInput } from './open-view';

/** A branch of the project. */
export interface BranchRow {
  readonly name: string;
  readonly commit: CommitBrief;
  readonly isCurrent: boolean;
  readonly tracking: Tracking | null;
  /** HEAD has all of its commits, so that nothing is lost with it. */
  readonly isMerged: boolean;
}

/** A branch as a remote had it when it was last asked. */
export interface RemoteBranchRow {
  /** With its remote: `origin/main`. */
  readonly name: string;
  readonly remote: string;
  readonly branch: string;
  readonly commit: CommitBrief;
}

export interface TagRow {
  readonly name: string;
  /** What it names, when that is a commit. */
  readonly commit: CommitBrief | null;
  /** The message of an annotated tag; null: a lightweight one. */
  readonly message: string | null;
}

export interface RemoteRow {
  readonly name: string;
  readonly url: string;
}

/** All names in a repository. */
export interface RefsView {
  readonly branches: readonly BranchRow[];
  readonly remoteBranches: readonly RemoteBranchRow[];
  readonly tags: readonly TagRow[];
  readonly remotes: readonly RemoteRow[];
}

/** The branches, tags and remotes of a project; null: it has no repository. @throws GitFailure when it is damaged. */
export async function gitRefs(context: ServiceContext, input: ProjectInput): Promise<RefsView | null> {
  const view = await openView(context, input);
  if (view === null) return null;
  const { repo } = view;
  return {
    branches: branches(repo),
    remoteBranches: remoteBranches(repo),
    tags: tags(repo),
    remotes: repo.config
      .subsections('remote')
      .map((name) => ({ name, url: repo.config.get(`remote.${name}.url`) ?? '' })),
  };
}

function branches(repo: Repository): BranchRow[] {
  const head = repo.refs.head();
  return repo.refs.list('refs/heads/').map(({ name: ref, id }) => {
    const name = ref.slice('refs/heads/'.length);
    return {
      name,
      commit: briefOf(repo, repo.objects.commit(id)),
      isCurrent: ref === head.ref,
      tracking: trackingOf(repo, name) ?? null,
      isMerged: head.id !== undefined && isAncestor(repo.objects, id, head.id),
    };
  });
}

function remoteBranches(repo: Repository): RemoteBranchRow[] {
  const remotes = repo.config.subsections('remote');
  return repo.refs
    .list('refs/remotes/')
    .filter(({ name }) => !name.endsWith('/HEAD'))
    .map(({ name: ref, id }) => {
      const name = ref.slice('refs/remotes/'.length);
      const remote = remotes.find((one) => name.startsWith(`${one}/`)) ?? name.split('/')[0]!;
      return {
        name,
        remote,
        branch: name.slice(remote.length + 1),
        commit: briefOf(repo, repo.objects.commit(id)),
      };
    });
}

function tags(repo: Repository): TagRow[] {
  return repo.refs.list('refs/tags/').map(({ name, id }) => {
    const commit = peel(repo, id, 'commit');
    return {
      name: name.slice('refs/tags/'.length),
      commit: commit === undefined ? null : briefOf(repo, repo.objects.commit(commit)),
      message: messageOf(repo, id),
    };
  });
}

const messageOf = (repo: Repository, id: ObjectId): string | null =>
  repo.objects.typeOf(id) === 'tag' ? repo.objects.tag(id).message.trim() : null;
