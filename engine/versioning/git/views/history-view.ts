import type { ServiceContext } from '@/engine/core/lab-service';
import { peel } from '../history/revision';
import { sortTopologically } from '../history/topological-order';
import { walkHistory } from '../history/walk';
import type { WalkedCommit } from '../history/walked-commit';
import { subjectOf } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { filterOf, type HistoryFilter, keepConnected } from './history-filter';
import { type LaneRow, layOutLanes } from './lanes';
import { openView, type ProjectInput } from './open-view';
import { type RefLabel, refLabels, stashIds } from './ref-labels';

export interface HistoryInput extends ProjectInput {
  readonly filter?: HistoryFilter;
  /** How many commits are wanted; 1,000 unless given. */
  readonly limit?: number;
}

/** A commit as a row of the drawn history. */
export interface HistoryRow extends LaneRow {
  readonly id: ObjectId;
  /** The id as short as it can be. */
  readonly short: string;
  readonly subject: string;
  readonly author: string;
  /** When it was committed, in milliseconds since the epoch. */
  readonly timeMs: number;
  /** All parents, those that are not shown as well. */
  readonly parents: readonly ObjectId[];
  readonly labels: readonly RefLabel[];
  readonly isHead: boolean;
  readonly isStash: boolean;
}

/** Everything that can be reached from HEAD, branches, tags, remote branches and stashes, drawn. */
export interface HistoryView {
  readonly rows: readonly HistoryRow[];
  /** How many lanes the widest row has. */
  readonly width: number;
  /** Commits that the limit left out. */
  readonly older: number;
}

const LIMIT = 1_000;

/** The history of a project with its lanes, newest first; null: it has no repository. @throws GitFailure when it is damaged. */
export async function gitHistory(context: ServiceContext, input: HistoryInput): Promise<HistoryView | null> {
  const view = await openView(context, input);
  return view && historyView(view.repo, input);
}

/** Draws the history of a repository. */
function historyView(repo: Repository, { filter, limit = LIMIT }: HistoryInput): HistoryView {
  const { objects } = repo;
  const stashes = new Set(stashIds(repo));
  const all = walkedCommits(repo, stashes);
  const wanted =
    filter === undefined || filter.text.trim() === '' ? all : keepConnected(all, filterOf(objects, filter));
  const shown = wanted.slice(0, limit);
  const head = repo.refs.head().id;
  const { rows, width } = layOutLanes(
    shown.map(({ commit, parents }) => ({ id: commit.id, parents })),
    head,
  );
  const labels = refLabels(repo);
  return {
    rows: shown.map(({ commit }, at) => ({
      ...rows[at]!,
      id: commit.id,
      short: objects.abbreviate(commit.id),
      subject: subjectOf(commit.message),
      author: commit.author.name,
      timeMs: commit.committer.seconds * 1000,
      parents: commit.parents,
      labels: labels.get(commit.id) ?? [],
      isHead: commit.id === head,
      isStash: stashes.has(commit.id),
    })),
    width,
    older: wanted.length - shown.length,
  };
}

/** All commits by date, none before a child of its own; of a stash only its line to the commit that it stands on. */
function walkedCommits(repo: Repository, stashes: ReadonlySet<ObjectId>): WalkedCommit[] {
  const { objects, refs } = repo;
  const named = ['refs/heads/', 'refs/tags/', 'refs/remotes/'].flatMap((prefix) =>
    refs.list(prefix).flatMap(({ id }) => peel(repo, id, 'commit') ?? []),
  );
  const bases = [...stashes].flatMap((id) => objects.commit(id).parents.slice(0, 1));
  const head = refs.head().id;
  const tips = [...new Set([...(head === undefined ? [] : [head]), ...named, ...bases])];
  const { commits } = walkHistory(objects, { include: tips.map((id) => objects.commit(id)), exclude: [] });
  const aside = [...stashes].map((id): WalkedCommit => {
    const commit = objects.commit(id);
    return { commit, parents: commit.parents.slice(0, 1) };
  });
  const byDate = [...aside, ...commits].sort(
    (a, b) => b.commit.committer.seconds - a.commit.committer.seconds,
  );
  return sortTopologically(byDate, 'date');
}
