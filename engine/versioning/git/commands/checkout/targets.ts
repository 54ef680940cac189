import { previousCheckout, resolveCommit } from '../../history/revision';
import type { Commit } from '../../objects/commit';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { isValidBranchName } from '../../refs/ref-name';

/** What `-` and `@{-1}` stand for: the branch that was left last. */
export function expandPrevious(context: CommandContext, name: string): string {
  const match = name === '-' ? ['', '1'] : /^@\{-(\d+)\}$/.exec(name);
  if (match === null) return name;
  return previousCheckout(context.repo, Number(match[1])) ?? (name === '-' ? '@{-1}' : name);
}

/** The full name of a local branch; undefined: there is none of that name. */
export function localBranch(context: CommandContext, name: string): string | undefined {
  const ref = `refs/heads/${name}`;
  return isValidBranchName(name) && context.repo.refs.read(ref) !== undefined ? ref : undefined;
}

/** @throws GitFailure unless a branch of this name can be made. */
export function needNewBranchName(context: CommandContext, name: string, force: boolean): string {
  if (!isValidBranchName(name)) die(`'${name}' is not a valid branch name`);
  const ref = `refs/heads/${name}`;
  if (!force && context.repo.refs.read(ref) !== undefined) die(`a branch named '${name}' already exists`);
  return ref;
}

/** The tracking refs that a bare name stands for when exactly one remote has such a branch. */
export function remoteBranchesNamed(context: CommandContext, name: string): string[] {
  return context.config
    .subsections('remote')
    .map((remote) => `refs/remotes/${remote}/${name}`)
    .filter((ref) => context.repo.refs.read(ref) !== undefined);
}

/** A tracking ref that a new branch is to follow, from where it starts; undefined: none. */
export function autoTrack(
  context: CommandContext,
  start: string,
  track: string | boolean | undefined,
): string | undefined {
  if (track === false) return undefined;
  const { refs } = context.repo;
  const remote = [`refs/remotes/${start}`, start].find(
    (ref) => ref.startsWith('refs/remotes/') && refs.read(ref) !== undefined,
  );
  const setting = context.config.get('branch.autosetupmerge') ?? 'true';
  if (remote !== undefined && (track !== undefined || setting !== 'false')) return remote;
  const local = localBranch(context, start);
  if (local !== undefined && (track !== undefined || setting === 'always')) return local;
  if (track !== undefined)
    die(`cannot set up tracking information; starting point '${start}' is not a branch`);
  return undefined;
}

/** The commit that a branch starts at; `A...B` is the merge base. */
export function startCommit(context: CommandContext, start: string): Commit | undefined {
  return resolveCommit(context.repo, start, context.revisions);
}
