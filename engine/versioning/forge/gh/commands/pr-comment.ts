import { value } from '@/engine/core/pflag';
import { commentOn } from '../../pulls/change-pull';
import { type GhCommand, REPO } from '../command';
import { fail } from '../failure';
import { findPull, pullUrl } from '../find-pull';

export const prComment: GhCommand = {
  name: 'pr comment',
  summary: 'Add a comment to a pull request',
  grammar: {
    usage: 'gh pr comment [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [REPO, value('body', 'b'), value('body-file', 'F')],
  },
  async run(context) {
    const { args, io } = context;
    const file = args.get('body-file');
    const path = file?.startsWith('/') ? file : `${io.cwd}/${file}`;
    if (file !== undefined && file !== '-' && !io.fs.isFile(path))
      fail(`open ${file}: no such file or directory`);
    const fromFile = file === undefined ? undefined : file === '-' ? io.stdin : io.fs.readText(path);
    const body = args.get('body') ?? fromFile;
    if (body === undefined) fail('flags required when not running interactively');
    const server = await context.server();
    const pull = findPull(context, server);
    const commented = commentOn(server, pull, context.login, body!);
    const count = commented.events.filter(({ kind }) => kind === 'commented').length;
    context.line(`${pullUrl(server, pull)}#issuecomment-${count}`);
    return 0;
  },
};
