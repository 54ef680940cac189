import { flag } from '@/engine/core/pflag';
import { formatPatch } from '../../../git/diff/patch';
import { endsOf, pullDiff } from '../../pulls/pull-git';
import { type GhCommand, REPO } from '../command';
import { findPull } from '../find-pull';

export const prDiff: GhCommand = {
  name: 'pr diff',
  summary: 'View changes in a pull request',
  grammar: {
    usage: 'gh pr diff [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [REPO, flag('name-only'), flag('patch')],
  },
  async run(context) {
    const server = await context.server();
    const { changes, read } = pullDiff(server, endsOf(server, findPull(context, server)));
    const { objects } = server.git;
    for (const change of changes)
      if (context.args.has('name-only')) context.line(change.newPath);
      else context.io.stdout(formatPatch(change, read, { abbreviate: (id) => objects.abbreviate(id) }));
    return 0;
  },
};
