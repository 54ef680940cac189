import { namesFile, needNoFile, refuseAmbiguous } from '../history/arguments';
import { resolveCommit, resolveTree } from '../history/revision';
import { subjectOf } from '../objects/commit';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { choice, flag, parseArguments } from '../program/options';
import { NO_STAT } from '../staging/index-entry';
import type { Index } from '../staging/index-file';
import { filesOfTree } from '../staging/trees';
import { readOperations } from '../status/operation';
import { ignoreRulesOf } from '../status/status';
import { Pathspecs } from '../worktree/pathspec';
import { refreshIndex } from '../worktree/refresh';
import { applyPlan, planMergeReset, planReset, planSwitch, type SwitchScene } from '../worktree/tree-switch';
import { forgetOperation } from './commit/commit';

const GRAMMAR = {
  command: 'reset',
  usage: 'reset [--mixed | --soft | --hard | --merge | --keep] [-q] [<commit>]',
  specs: {
    mode: choice({ soft: 'soft', mixed: 'mixed', hard: 'hard', merge: 'merge', keep: 'keep' }),
    quiet: flag('q', 'quiet'),
    refresh: flag('refresh'),
  },
  lacking: [
    '-p',
    '--patch',
    '-N',
    '--intent-to-add',
    '--recurse-submodules',
    '--pathspec-from-file',
    '--pathspec-file-nul',
  ],
} as const;

interface ResetRequest {
  readonly revision: string;
  readonly paths: readonly string[] | undefined;
}

/** Tells the commit from the paths. */
function readOperands(
  context: CommandContext,
  operands: readonly string[],
  paths: readonly string[] | undefined,
): ResetRequest {
  const [first, ...rest] = operands;
  if (first === undefined) return { revision: 'HEAD', paths };
  if (paths !== undefined) return { revision: first, paths: [...rest, ...paths] };
  const isRevision = resolveTree(context.repo, first, context.revisions) !== undefined;
  if (isRevision) {
    needNoFile(context, first);
    return { revision: first, paths: rest.length > 0 ? rest : undefined };
  }
  if (!namesFile(context, first)) refuseAmbiguous(first);
  return { revision: 'HEAD', paths: operands };
}

function tellUnstaged(context: CommandContext, index: Index, quiet: boolean): void {
  const lines = refreshIndex(context.worktree, index);
  if (quiet || lines.length === 0) return;
  context.line('Unstaged changes after reset:');
  for (const line of lines) context.line(line);
}

/** Makes the index as a tree is, for the paths that match; the working tree stays. */
function resetIndex(
  context: CommandContext,
  index: Index,
  tree: string | undefined,
  specs?: Pathspecs,
): void {
  const wanted = (path: string) => specs === undefined || specs.matches(path);
  const files = filesOfTree(context.repo.objects, tree);
  for (const path of index.paths()) if (!files.has(path) && wanted(path)) index.remove(path);
  for (const [path, entry] of files) {
    if (!wanted(path)) continue;
    const current = index.get(path);
    if (current?.id === entry.id && current.mode === entry.mode && current.intentToAdd !== true) continue;
    index.makeRoom(path);
    index.set({ path, ...entry, stage: 0, stat: NO_STAT });
  }
}

function resetPaths(context: CommandContext, { revision, paths }: ResetRequest, quiet: boolean): number {
  const { repo, worktree } = context;
  const unborn = revision === 'HEAD' && repo.refs.head().id === undefined;
  const tree = resolveTree(repo, revision, context.revisions);
  if (tree === undefined && !unborn) die(`Failed to resolve '${revision}' as a valid tree.`);
  const index = repo.readIndex();
  resetIndex(context, index, tree, Pathspecs.parse(paths!, context.prefix, worktree.root));
  tellUnstaged(context, index, quiet);
  index.save(repo.fs, repo.gitDir);
  return 0;
}

/** `git reset`: moves HEAD, and with it the index and the working tree. */
export const resetCommand: GitCommand = {
  name: 'reset',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo } = context;
    const quiet = options.quiet ?? context.config.boolean('reset.quiet', false);
    const request = readOperands(context, operands, paths);
    if (request.paths !== undefined && request.paths.length > 0) {
      if (options.mode === 'mixed')
        context.errorLine("warning: --mixed with paths is deprecated; use 'git reset -- <paths>' instead.");
      else if (options.mode !== undefined) die(`Cannot do ${options.mode} reset with paths.`);
      return resetPaths(context, request, quiet);
    }
    const mode = options.mode ?? 'mixed';
    const head = repo.refs.head();
    const unborn = request.revision === 'HEAD' && head.id === undefined;
    const target = unborn ? undefined : resolveCommit(repo, request.revision, context.revisions);
    if (target === undefined && !unborn) die(`Failed to resolve '${request.revision}' as a valid revision.`);
    const operations = readOperations(repo);
    const inMerge = operations.merge || repo.readIndex().isUnmerged;
    if ((mode === 'soft' || mode === 'keep') && inMerge)
      die(`Cannot do a ${mode} reset in the middle of a merge.`);
    if (mode !== 'soft') resetTree(context, mode, target?.tree, quiet);
    if (target !== undefined) {
      if (head.id !== undefined) repo.refs.writePseudo('ORIG_HEAD', head.id);
      repo.refs.update('HEAD', target.id, context.note(`reset: moving to ${request.revision}`));
      if (mode === 'hard' && !quiet)
        context.line(
          `HEAD is now at ${repo.objects.abbreviate(target.id)} ${subjectOf(target.message)}`.trimEnd(),
        );
    }
    forgetOperation(context);
    return 0;
  },
};

function resetTree(
  context: CommandContext,
  mode: 'mixed' | 'hard' | 'merge' | 'keep',
  tree: string | undefined,
  quiet: boolean,
): void {
  const { repo } = context;
  const index = repo.readIndex();
  if (mode === 'mixed') {
    resetIndex(context, index, tree);
    if (repo.worktree !== undefined) tellUnstaged(context, index, quiet);
    index.save(repo.fs, repo.gitDir);
    return;
  }
  const { worktree } = context;
  const scene: SwitchScene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  const headId = repo.refs.head().id;
  const from = headId === undefined ? undefined : repo.objects.commit(headId).tree;
  const plan =
    mode === 'hard' || tree === undefined
      ? planReset(scene, tree)
      : mode === 'merge'
        ? planMergeReset(scene, tree)
        : planSwitch(scene, from, tree);
  if (!plan.obstacles.isEmpty) {
    context.errorLine(plan.obstacles.describePlainly());
    die(
      `Could not reset index file to revision '${context.args.find((arg) => !arg.startsWith('-')) ?? 'HEAD'}'.`,
    );
  }
  applyPlan(scene, plan);
  if (mode === 'keep') resetIndex(context, index, tree);
  index.save(repo.fs, repo.gitDir);
}
