import { expandRefName, peel } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import type { Repository } from '../program/repository';

/** What is going on in a repository between two commands: the files in `.git` that tell of it. */
export interface Operations {
  readonly merge: boolean;
  readonly rebase: RebaseState | undefined;
  /** The commit being picked; `null`: a sequence of picks is under way, none is being picked. */
  readonly cherryPick: ObjectId | null | undefined;
  readonly revert: ObjectId | null | undefined;
  /** What a list of several picks or reverts does; undefined: there is none. */
  readonly sequence: 'pick' | 'revert' | undefined;
  /** Where the bisection began: a branch or a commit. */
  readonly bisect: string | undefined;
}

export interface RebaseState {
  /** The branch being rebased, short; undefined: HEAD was detached. */
  readonly branch: string | undefined;
  /** What it is set upon, as it is shown. */
  readonly onto: string;
}

/** Reads a file of the git folder, its end trimmed; undefined: not there. */
export function readGitFile(repo: Repository, name: string): string | undefined {
  const path = `${repo.gitDir}/${name}`;
  return repo.fs.isFile(path) ? repo.fs.readText(path).trimEnd() : undefined;
}

/** A ref or id as `git status` names it: a branch by its name, a commit by its short id. */
function shownName(repo: Repository, text: string | undefined): string | undefined {
  if (text === undefined || text === 'detached HEAD') return undefined;
  if (text.startsWith('refs/heads/')) return text.slice('refs/heads/'.length);
  if (/^[0-9a-f]{40}$/.test(text)) return repo.objects.abbreviate(text);
  return text;
}

export function readOperations(repo: Repository): Operations {
  const sequencer = readGitFile(repo, 'sequencer/todo');
  const firstWord = sequencer?.split(/\s/)[0];
  const sequence =
    firstWord === 'revert' ? 'revert' : firstWord === 'pick' || firstWord === 'p' ? 'pick' : undefined;
  const rebasing = repo.fs.isFolder(`${repo.gitDir}/rebase-merge`);
  return {
    merge: repo.refs.read('MERGE_HEAD') !== undefined,
    rebase: rebasing
      ? {
          branch: shownName(repo, readGitFile(repo, 'rebase-merge/head-name')),
          onto: shownName(repo, readGitFile(repo, 'rebase-merge/onto')) ?? '',
        }
      : undefined,
    cherryPick: repo.refs.read('CHERRY_PICK_HEAD') ?? (sequence === 'pick' ? null : undefined),
    revert: repo.refs.read('REVERT_HEAD') ?? (sequence === 'revert' ? null : undefined),
    sequence,
    bisect: shownName(repo, readGitFile(repo, 'BISECT_START')),
  };
}

/** Where HEAD was detached, as `HEAD detached at v1.0` says it. */
export interface DetachedHead {
  readonly name: string;
  /** Whether HEAD still stands there. */
  readonly still: boolean;
}

/** Finds in HEAD's reflog the checkout that detached it; undefined: it tells of none. */
export function detachedFrom(repo: Repository): DetachedHead | undefined {
  const moved = repo.reflogs
    .read('HEAD')
    .findLast((entry) => entry.message.startsWith('checkout: moving from '));
  if (moved === undefined) return undefined;
  const to = /^checkout: moving from \S+ to (.*)$/.exec(moved.message)?.[1];
  if (to === undefined) return undefined;
  const ref = to === 'HEAD' ? undefined : expandRefName(repo, to);
  const target = ref === undefined ? undefined : peel(repo, repo.refs.read(ref)!, 'commit');
  const named = ref !== undefined && target === moved.newId;
  return {
    name: named ? ref.replace(/^refs\/(tags|remotes)\//, '') : repo.objects.abbreviate(moved.newId),
    still: repo.refs.head().id === moved.newId,
  };
}
