import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { parsePathspec } from '../worktree/pathspec';
import { explainMissing } from './explain-missing';
import { resolveRevision } from './revision';

/** Ends as git does over an argument that is neither a revision nor a path. */
export function refuseAmbiguous(
  argument: string,
  what = 'unknown revision or path not in the working tree.',
): never {
  throw new GitFailure(
    `fatal: ambiguous argument '${argument}': ${what}\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'`,
    128,
  );
}

/** Whether an argument names something in the working tree. */
export function namesFile(context: CommandContext, argument: string): boolean {
  if (argument === '' || context.repo.worktree === undefined) return false;
  if (/[*?[]/.test(argument) || argument.startsWith(':(')) return true;
  const signs = /^:[/!^]/.test(argument) ? 2 : 0;
  if (signs > 0 && argument.length === signs) return true;
  const prefix = argument.startsWith(':/') ? '' : context.prefix;
  const { path } = parsePathspec(`:(literal)${argument.slice(signs)}`, prefix, context.worktree.root);
  return path === '' || context.worktree.node(path) !== undefined;
}

/** Ends when an argument that stands for a path names no file. */
export function needFile(context: CommandContext, argument: string): void {
  if (argument.startsWith('-')) die(`option '${argument}' must come before non-option arguments`);
  if (namesFile(context, argument)) return;
  explainMissing(context, argument);
  refuseAmbiguous(argument);
}

/** Ends when an argument that stands for a revision names a file too. */
export function needNoFile(context: CommandContext, argument: string): void {
  if (!/[*?[]/.test(argument) && namesFile(context, argument))
    refuseAmbiguous(argument, 'both revision and filename');
}

export interface SplitArguments {
  readonly revisions: readonly string[];
  readonly paths: readonly string[];
}

/**
 * Tells revisions and paths apart where no `--` does: revisions first; the first argument that is none starts the paths.
 * @param isRevision takes ranges too where a command does.
 */
export function splitRevisionsAndPaths(
  context: CommandContext,
  operands: readonly string[],
  afterDashes: readonly string[] | undefined,
  isRevision: (argument: string) => boolean = (argument) =>
    resolveRevision(context.repo, argument, context.revisions) !== undefined,
): SplitArguments {
  if (afterDashes !== undefined) {
    const bad = operands.find((argument) => !isRevision(argument));
    if (bad !== undefined) die(`bad revision '${bad}'`);
    return { revisions: operands, paths: afterDashes };
  }
  let at = 0;
  while (at < operands.length && isRevision(operands[at]!)) needNoFile(context, operands[at++]!);
  const paths = operands.slice(at);
  for (const path of paths) needFile(context, path);
  return { revisions: operands.slice(0, at), paths };
}
