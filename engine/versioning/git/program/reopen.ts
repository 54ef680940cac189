import { CommandContext } from './context';
import { openRepository } from './repository';

/** The same command with the repository opened anew: after its configuration has changed. */
export async function reopened(context: CommandContext): Promise<CommandContext> {
  const { fs, gitDir, worktree } = context.repo;
  const { entries } = context.config;
  const repo = await openRepository(
    fs,
    { gitDir, root: worktree?.root },
    entries.filter(({ scope }) => scope === 'system' || scope === 'global'),
    entries.filter(({ scope }) => scope === 'command'),
  );
  return new CommandContext(context.io, { args: context.args, cwd: context.cwd, config: repo.config, repo });
}
