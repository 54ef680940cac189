import { commitCommand } from '../commands/commit/commit';
import { resetCommand } from '../commands/reset';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';

/** Runs another command of git as a child process would run: its failure has been printed and is a code. */
export async function runAsChild(
  context: CommandContext,
  command: GitCommand,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<number> {
  try {
    return await command.run(context.with(env === undefined ? { args } : { args, env }));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    if (error.text !== '') context.errorLine(error.text);
    return error.exitCode;
  }
}

/** `git commit --no-edit --cleanup=strip`: concludes a pick whose conflicts have been resolved. */
export const concludeByCommit = (context: CommandContext): Promise<number> =>
  runAsChild(context, commitCommand, ['--no-edit', '--cleanup=strip']);

/** `git reset --merge <id>`: takes back what a pick or merge did, and keeps other local changes. */
export const resetMerge = (context: CommandContext, id: string): Promise<number> =>
  runAsChild(context, resetCommand, ['--merge', id]);
