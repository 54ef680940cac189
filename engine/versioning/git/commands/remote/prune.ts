import type { CommandContext } from '../../program/context';
import { flag, parseArguments } from '../../program/options';
import { usageFailure } from '../../program/usage';
import { pruneSpecs, staleRefs } from '../../remote/fetch/prune';
import { openRemote, urlFolder } from '../../remote/open-remote';
import { parseRemoteUrl } from '../../remote/remote-address';
import { prettyRef, remoteRefsOf } from '../../remote/remote-refs';
import { remoteNamed } from '../../remote/remote-settings';

const GRAMMAR = {
  command: 'remote prune',
  usage: 'remote prune [<options>] <name>',
  specs: { dryRun: flag('n', 'dry-run') },
} as const;

/** `git remote prune <name>…`: removes refs that follow branches which the remote has no more. */
export async function pruneRemote(context: CommandContext): Promise<number> {
  const { options, operands } = parseArguments(context.args, GRAMMAR);
  if (operands.length === 0) throw usageFailure(GRAMMAR.usage);
  const { repo } = context;
  for (const name of operands) {
    const settings = remoteNamed(context.config, name);
    const url = settings.urls[0]!;
    const remote = await openRemote(context, parseRemoteUrl(url, urlFolder(context)));
    const stale = staleRefs(context, pruneSpecs([], settings.fetch), remoteRefsOf(remote));
    if (stale.length === 0) continue;
    context.line(`Pruning ${name}`);
    context.line(`URL: ${url}`);
    for (const ref of stale) {
      if (options.dryRun !== true) repo.refs.remove(ref.name);
      context.line(` * [${options.dryRun === true ? 'would prune' : 'pruned'}] ${prettyRef(ref.name)}`);
    }
  }
  return 0;
}
