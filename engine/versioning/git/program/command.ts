import type { CommandContext } from './context';

/** One command of git: `git <name> …`. */
export interface GitCommand {
  readonly name: string;
  /** Checked before it runs: a repository with a working tree, any repository, or nothing. */
  readonly needs: 'worktree' | 'repository' | 'nothing';
  /** Runs it and returns its exit code. @throws GitFailure for every way in which it ends early. */
  run(context: CommandContext): number | Promise<number>;
}
