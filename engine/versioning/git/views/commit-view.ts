import type { ServiceContext } from '@/engine/core/lab-service';
import { aheadBehind, mergeBases } from '../history/merge-base';
import { bodyOf, type Commit, subjectOf } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { Signature } from '../objects/signature';
import type { Repository } from '../program/repository';
import { type ChangedFile, changedFiles } from './changed-files';
import { commitNamed, openView, type ProjectInput } from './open-view';
import { type RefLabel, refLabels, stashIds } from './ref-labels';

/** A commit in a few words. */
export interface CommitBrief {
  readonly id: ObjectId;
  readonly short: string;
  readonly subject: string;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
}

/** Who did something, and when. */
export interface SignedBy {
  readonly name: string;
  readonly email: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
}

export interface CommitInput extends ProjectInput {
  /** Any name of a commit. */
  readonly id: string;
}

/** A commit in full. */
export interface CommitView extends CommitBrief {
  /** What follows the subject; '' when nothing does. */
  readonly body: string;
  readonly authored: SignedBy;
  readonly committed: SignedBy;
  readonly parents: readonly CommitBrief[];
  readonly labels: readonly RefLabel[];
  /** Against the first parent. */
  readonly files: readonly ChangedFile[];
  /** Set for a stash: its place in the list. */
  readonly stash?: number;
}

/** A commit in a few words. */
export function briefOf(repo: Repository, commit: Commit): CommitBrief {
  return {
    id: commit.id,
    short: repo.objects.abbreviate(commit.id),
    subject: subjectOf(commit.message),
    author: commit.author.name,
    timeMs: commit.committer.seconds * 1000,
  };
}

const signed = ({ name, email, seconds }: Signature): SignedBy => ({ name, email, timeMs: seconds * 1000 });

/** One commit with what it changes; null: there is no repository. @throws GitFailure when there is no such commit. */
export async function gitCommit(context: ServiceContext, input: CommitInput): Promise<CommitView | null> {
  const view = await openView(context, input);
  if (view === null) return null;
  const { repo } = view;
  const { objects } = repo;
  const commit = commitNamed(repo, input.id);
  const [first] = commit.parents;
  const stash = stashIds(repo).indexOf(commit.id);
  return {
    ...briefOf(repo, commit),
    body: bodyOf(commit.message).trimEnd(),
    authored: signed(commit.author),
    committed: signed(commit.committer),
    parents: commit.parents.map((id) => briefOf(repo, objects.commit(id))),
    labels: refLabels(repo).get(commit.id) ?? [],
    files: changedFiles(objects, first === undefined ? undefined : objects.commit(first).tree, commit.tree),
    ...(stash !== -1 && { stash }),
  };
}

export interface ComparisonInput extends ProjectInput {
  /** Any names of commits. */
  readonly from: string;
  readonly to: string;
}

/** Two commits beside each other. */
export interface CommitComparison {
  readonly from: CommitBrief;
  readonly to: CommitBrief;
  /** How many commits only `to` has, and only `from` has. */
  readonly ahead: number;
  readonly behind: number;
  /** The newest commit that both stand on; null: they share none. */
  readonly base: CommitBrief | null;
  readonly files: readonly ChangedFile[];
}

/** What differs from one commit to another; null: there is no repository. @throws GitFailure when one is not there. */
export async function gitComparison(
  context: ServiceContext,
  input: ComparisonInput,
): Promise<CommitComparison | null> {
  const view = await openView(context, input);
  if (view === null) return null;
  const { repo } = view;
  const [from, to] = [commitNamed(repo, input.from), commitNamed(repo, input.to)];
  const [base] = mergeBases(repo.objects, from.id, [to.id]);
  return {
    from: briefOf(repo, from),
    to: briefOf(repo, to),
    ...aheadBehind(repo.objects, to.id, from.id),
    base: base === undefined ? null : briefOf(repo, repo.objects.commit(base)),
    files: changedFiles(repo.objects, from.tree, to.tree),
  };
}
