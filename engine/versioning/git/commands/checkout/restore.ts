import { resolveTree } from '../../history/revision';
import type { GitCommand } from '../../program/command';
import { die } from '../../program/failure';
import { choice, flag, parseArguments, value } from '../../program/options';
import { checkoutPaths } from './checkout-paths';

const GRAMMAR = {
  command: 'restore',
  usage: 'restore [<options>] [--source=<branch>] <file>...',
  specs: {
    source: value('s', 'source'),
    staged: flag('S', 'staged'),
    worktree: flag('W', 'worktree'),
    quiet: flag('q', 'quiet'),
    overlay: flag('overlay'),
    ignoreUnmerged: flag('ignore-unmerged'),
    conflict: choice({
      ours: 'ours',
      theirs: 'theirs',
      merge: 'merge',
      m: 'merge',
      '2': 'ours',
      '3': 'theirs',
    }),
    progress: flag('progress'),
  },
  lacking: [
    '-p',
    '--patch',
    '--conflict',
    '--ignore-skip-worktree-bits',
    '--recurse-submodules',
    '--pathspec-from-file',
    '--pathspec-file-nul',
  ],
} as const;

/** `git restore`: brings files back from the index or a commit. */
export const restoreCommand: GitCommand = {
  name: 'restore',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const staged = options.staged === true;
    const worktree = options.worktree ?? !staged;
    if (!staged && !worktree) die("neither '--source' nor '--staged' nor '--worktree' was given");
    const given = [...operands, ...(paths ?? [])];
    if (given.length === 0) die('you must specify path(s) to restore');
    if (options.conflict !== undefined && staged)
      die(
        `'--${options.conflict}' cannot be used with updating the index`.replace('--ours', '--ours/--theirs'),
      );
    const source = options.source ?? (staged ? 'HEAD' : undefined);
    const tree = source === undefined ? undefined : resolveTree(context.repo, source, context.revisions);
    if (source !== undefined && tree === undefined) die(`could not resolve ${source}`);
    checkoutPaths(context, {
      tree,
      paths: given,
      toIndex: staged,
      toWorktree: worktree,
      overlay: options.overlay === true,
      ignoreUnmerged: options.ignoreUnmerged === true,
      ...(options.conflict !== undefined && { conflict: options.conflict }),
    });
    return 0;
  },
};
