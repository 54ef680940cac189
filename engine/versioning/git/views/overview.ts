import { HOME } from '@/engine/core/lab-layout';
import type { ServiceContext } from '@/engine/core/lab-service';
import { readStatus, type StatusLetter } from '../status/status';
import { type Tracking, trackingOf } from '../status/tracking';
import { briefOf, type CommitBrief } from './commit-view';
import { parseConflicts } from './conflict-blocks';
import { openView, type ProjectInput, type ViewedRepository } from './open-view';
import { type OperationView, operationView } from './operation-view';
import { stashIds } from './ref-labels';

/** A file that is not as the state before it. */
export interface ChangeRow {
  readonly path: string;
  /** `?`: git does not know it yet. */
  readonly status: Exclude<StatusLetter, ' '> | '?';
  /** Where a staged rename comes from. */
  readonly renamedFrom: string | null;
}

/** A file that a merge could not settle. */
export interface ConflictRow {
  readonly path: string;
  /** What the two sides did, as `git status` says it: `both modified`, `deleted by them`. */
  readonly words: string;
  readonly hasOurs: boolean;
  readonly hasTheirs: boolean;
  /** Conflict blocks that are still in the file; null: it is not text, or not there. */
  readonly blocks: number | null;
  /** The line of the first one, from 1. */
  readonly firstLine: number | null;
}

/** How a repository stands now: what `git status` tells. */
export interface GitOverview {
  /** The branch that HEAD is on; null: HEAD is detached. */
  readonly branch: string | null;
  /** The commit that HEAD stands on; null: there is none yet. */
  readonly head: CommitBrief | null;
  /** The whole message of that commit, for an amendment. */
  readonly headMessage: string;
  readonly tracking: Tracking | null;
  readonly remotes: readonly string[];
  readonly operation: OperationView | null;
  /** The message that git has prepared for the next commit (of a merge, a revert); ''. */
  readonly preparedMessage: string;
  readonly staged: readonly ChangeRow[];
  readonly unstaged: readonly ChangeRow[];
  readonly conflicts: readonly ConflictRow[];
  readonly stashes: number;
  /** Who commits; null: git has not been told. */
  readonly identity: { readonly name: string; readonly email: string } | null;
}

/** How the repository of a project stands; null: it has none. @throws GitFailure when it is damaged. */
export async function gitOverview(context: ServiceContext, input: ProjectInput): Promise<GitOverview | null> {
  const view = await openView(context, input);
  return view && overviewOf(view);
}

/** How a repository stands. */
function overviewOf({ repo, worktree }: ViewedRepository): GitOverview {
  const { refs, objects, config } = repo;
  const { ref, id } = refs.head();
  const branch = ref?.startsWith('refs/heads/') === true ? ref.slice('refs/heads/'.length) : null;
  const status = readStatus(repo, worktree, repo.readIndex(), { untracked: 'all', home: HOME });
  const [name, email] = [config.get('user.name'), config.get('user.email')];
  const head = id === undefined ? null : objects.commit(id);
  const changes = (side: 'staged' | 'unstaged') =>
    status.changed.flatMap((one): ChangeRow[] =>
      one[side] === ' '
        ? []
        : [
            {
              path: one.path,
              status: one[side],
              renamedFrom: side === 'staged' ? (one.renamedFrom ?? null) : null,
            },
          ],
    );
  return {
    branch,
    head: head && briefOf(repo, head),
    headMessage: head?.message ?? '',
    tracking: (branch !== null && trackingOf(repo, branch)) || null,
    remotes: config.subsections('remote'),
    operation: operationView(repo),
    preparedMessage: preparedMessage(repo.fs, repo.gitDir),
    staged: changes('staged'),
    unstaged: [
      ...changes('unstaged'),
      ...status.untracked.map((path): ChangeRow => ({ path, status: '?', renamedFrom: null })),
    ],
    conflicts: status.unmerged.map(({ path, mask }) => conflictRow(worktree, path, mask)),
    stashes: stashIds(repo).length,
    identity: name === undefined || email === undefined ? null : { name, email },
  };
}

/** What the two sides did, by which of base, ours and theirs the index holds. */
const CONFLICTS: Readonly<Record<number, string>> = {
  1: 'both deleted',
  2: 'added by us',
  3: 'deleted by them',
  4: 'added by them',
  5: 'deleted by us',
  6: 'both added',
  7: 'both modified',
};

function conflictRow(worktree: ViewedRepository['worktree'], path: string, mask: number): ConflictRow {
  const node = worktree.node(path);
  const text = node?.kind === 'file' && typeof node.content === 'string' ? node.content : null;
  const blocks = text === null ? null : parseConflicts(text);
  return {
    path,
    words: CONFLICTS[mask] ?? 'unmerged',
    hasOurs: (mask & 2) !== 0,
    hasTheirs: (mask & 4) !== 0,
    blocks: blocks?.length ?? null,
    firstLine: blocks?.[0]?.start ?? null,
  };
}

/** `MERGE_MSG` or `SQUASH_MSG` without its comments. */
function preparedMessage(fs: ViewedRepository['repo']['fs'], gitDir: string): string {
  const path = [`${gitDir}/MERGE_MSG`, `${gitDir}/SQUASH_MSG`].find((one) => fs.isFile(one));
  if (path === undefined) return '';
  return fs
    .readText(path)
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim();
}
