import { diffFiles } from '../../diff/file-change';
import { type Commit, subjectOf } from '../../objects/commit';
import { NULL_ID } from '../../objects/object-id';
import type { FileEntry } from '../../objects/tree';
import type { CommandContext } from '../../program/context';
import { GitFailure } from '../../program/failure';
import { setUpstream } from '../../refs/create-branch';
import type { Index } from '../../staging/index-file';
import { filesOfTree } from '../../staging/trees';
import { ignoreRulesOf } from '../../status/status';
import { trackingLines, trackingOf } from '../../status/tracking';
import { compareBytes } from '../../text/compare';
import { quotePath } from '../../text/quote-path';
import { applyPlan, planReset, planSwitch } from '../../worktree/tree-switch';
import { forgetOperation } from '../commit/commit';
import { leaveDetachedHead } from './leave-detached';
import type { SwitchRequest } from './switch-request';
import { switchWithMerge } from './switch-with-merge';

const ADVICE = (name: string): string => `Note: switching to '${name}'.

You are in 'detached HEAD' state. You can look around, make experimental
changes and commit them, and you can discard any commits you make in this
state without impacting any branches by switching back to a branch.

If you want to create a new branch to retain commits you create, you may
do so (now or later) by using -c with the switch command. Example:

  git switch -c <new-branch-name>

Or undo this operation with:

  git switch -

Turn off this advice by setting config variable advice.detachedHead to false
`;

/** Switches working tree, index and HEAD. @returns the exit code. */
export function switchBranch(context: CommandContext, request: SwitchRequest): number {
  const { repo } = context;
  const before = repo.refs.head();
  const index = repo.readIndex();
  if (!request.stay) {
    if (!updateTree(context, index, before.id, request)) return 1;
    index.save(repo.fs, repo.gitDir);
    if (!request.quiet && !request.discard && request.commit !== undefined)
      tellLocalChanges(context, index, request.commit);
  }
  if (
    before.ref === undefined &&
    before.id !== undefined &&
    before.id !== request.commit?.id &&
    !request.quiet
  )
    leaveDetachedHead(context, before.id, request.commit?.id);
  if (before.id === undefined && request.create !== undefined && request.commit === undefined) {
    repo.refs.setSymbolic('HEAD', request.branch!);
    if (!request.quiet) context.errorLine(`Switched to a new branch '${request.name}'`);
    return 0;
  }
  const existed = createBranch(context, request);
  if (request.keepHead !== true) moveHead(context, request, before, existed);
  forgetOperation(context, !request.quiet);
  if (!request.quiet && request.branch !== undefined) {
    const tracking = trackingOf(repo, request.branch.replace('refs/heads/', ''));
    if (tracking !== undefined && request.create === undefined)
      for (const line of trackingLines(tracking, context.config.boolean('advice.statushints', true)))
        context.line(line);
  }
  return 0;
}

/** Changes the files; false: local changes are in the way, and it has been said. */
function updateTree(
  context: CommandContext,
  index: Index,
  headId: string | undefined,
  request: SwitchRequest,
): boolean {
  const { repo, worktree } = context;
  const scene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  const from = headId === undefined ? undefined : repo.objects.commit(headId).tree;
  if (request.discard) {
    applyPlan(scene, planReset(scene, request.commit?.tree));
    return true;
  }
  if (index.isUnmerged) {
    for (const path of index.unmergedPaths()) context.line(`${path}: needs merge`);
    throw new GitFailure('error: you need to resolve your current index first', 1);
  }
  if (request.commit === undefined) return true;
  const plan = planSwitch(scene, from, request.commit.tree);
  if (!plan.obstacles.isEmpty && request.merge) switchWithMerge(context, index, from, request);
  else {
    plan.obstacles.refuse('checkout', 1);
    applyPlan(scene, plan);
  }
  return true;
}

/** Names on stdout the files that differ from the commit: local changes that were kept. */
function tellLocalChanges(context: CommandContext, index: Index, commit: Commit): void {
  const { repo, worktree } = context;
  const committed = filesOfTree(repo.objects, commit.tree);
  const now = new Map<string, FileEntry>();
  for (const entry of index.entries()) {
    if (entry.stage !== 0) continue;
    const clean = !worktree.differs(entry, index);
    const current = clean ? entry : worktree.entry(entry.path);
    if (current === undefined || worktree.mode(entry.path) === undefined) continue;
    // Git does not look into a file that differs from the index: it is told of even when it is as in the commit.
    const before = committed.get(entry.path);
    const alike = !clean && current.id === before?.id && current.mode === before.mode;
    now.set(entry.path, alike ? { ...current, id: NULL_ID } : current);
  }
  const lines = diffFiles(committed, now)
    .filter((change) => index.stages(change.newPath) === undefined)
    .map((change) => ({ path: change.newPath, letter: change.status as string }));
  for (const path of index.unmergedPaths()) lines.push({ path, letter: 'U' });
  for (const { path, letter } of lines.sort((a, b) => compareBytes(a.path, b.path)))
    context.line(`${letter}\t${quotePath(path)}`);
}

/** @returns whether the branch was there before. */
function createBranch(context: CommandContext, request: SwitchRequest): boolean {
  const { create, branch, commit } = request;
  if (create === undefined || branch === undefined) return false;
  const { refs } = context.repo;
  const existed = refs.read(branch) !== undefined;
  if (create.orphan === true || commit === undefined) return existed;
  refs.update(
    branch,
    commit.id,
    context.note(existed ? `branch: Reset to ${create.start}` : `branch: Created from ${create.start}`),
  );
  if (create.track !== undefined)
    setUpstream(context, branch.replace('refs/heads/', ''), create.track, request.quiet);
  return existed;
}

function moveHead(
  context: CommandContext,
  request: SwitchRequest,
  before: { readonly ref: string | undefined; readonly id: string | undefined },
  existed: boolean,
): void {
  const { repo } = context;
  const { branch, commit, quiet } = request;
  const from = before.ref?.replace('refs/heads/', '') ?? before.id ?? '(invalid)';
  const say = (line: string) => {
    if (!quiet) context.errorLine(line);
  };
  if (branch === undefined) {
    repo.refs.detachHead(commit!.id, context.note(`checkout: moving from ${from} to ${request.name}`));
    if (quiet) return;
    if (before.ref !== undefined && !request.detach && context.advises('detachedHead'))
      say(ADVICE(request.name));
    say(`HEAD is now at ${repo.objects.abbreviate(commit!.id)} ${subjectOf(commit!.message)}`);
    return;
  }
  const short = branch.replace('refs/heads/', '');
  repo.refs.setSymbolic('HEAD', branch, context.note(`checkout: moving from ${from} to ${short}`));
  if (before.ref === branch)
    say(request.create?.force === true ? `Reset branch '${short}'` : `Already on '${short}'`);
  else if (request.create !== undefined)
    say(existed ? `Switched to and reset branch '${short}'` : `Switched to a new branch '${short}'`);
  else say(`Switched to branch '${short}'`);
}
