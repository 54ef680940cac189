import { Fsck } from '../fsck/run-fsck';
import type { GitCommand } from '../program/command';
import { flag, parseArguments } from '../program/options';

const GRAMMAR = {
  command: 'fsck',
  usage:
    'fsck [--tags] [--root] [--unreachable] [--cache] [--no-reflogs] [--[no-]full] [--strict] [<object>...]',
  specs: {
    unreachable: flag('unreachable'),
    dangling: flag('dangling'),
    tags: flag('tags'),
    root: flag('root'),
    cache: flag('cache'),
    reflogs: flag('reflogs'),
    full: flag('full'),
    connectivityOnly: flag('connectivity-only'),
    strict: flag('strict'),
    lostFound: flag('lost-found'),
    progress: flag('progress'),
  },
  lacking: ['-v', '--verbose', '--name-objects'],
} as const;

/** `git fsck`: checks the objects of the repository and how they hang together. */
export const fsckCommand: GitCommand = {
  name: 'fsck',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const heads = [...operands, ...(paths ?? [])];
    return new Fsck(context, {
      strict: options.strict === true,
      unreachable: options.unreachable === true,
      dangling: options.dangling !== false,
      reflogs: options.reflogs !== false && options.lostFound !== true,
      roots: options.root === true,
      tags: options.tags === true,
      lostFound: options.lostFound === true,
      connectivityOnly: options.connectivityOnly === true,
      heads: heads.length === 0 ? undefined : heads,
    }).run();
  },
};
