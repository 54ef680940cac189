import { flag, value } from '@/engine/core/pflag';
import { closePull, commentOn, reopenPull, setDraft } from '../../pulls/change-pull';
import { reviewPull } from '../../review/review-pull';
import { fullName } from '../../server/github-server';
import type { ServerRepository } from '../../server/server-repository';
import type { PullRecord } from '../../store/pull-schema';
import { type GhCommand, REPO } from '../command';
import { deleteBranches } from '../delete-branches';
import { fail } from '../failure';
import { findPull } from '../find-pull';

const labelOf = ({ name }: ServerRepository, { number, title }: PullRecord): string =>
  `${fullName(name)}#${number} (${title})`;

export const prClose: GhCommand = {
  name: 'pr close',
  summary: 'Close a pull request',
  grammar: {
    usage: 'gh pr close {<number> | <url> | <branch>} [flags]',
    operands: [1, 1],
    flags: [REPO, value('comment', 'c'), flag('delete-branch', 'd')],
  },
  async run(context) {
    const server = await context.server();
    const pull = findPull(context, server);
    const label = labelOf(server, pull);
    if (pull.state === 'merged')
      fail(`X Pull request ${label} can't be closed because it was already merged`);
    if (pull.state === 'closed') {
      context.errorLine(`! Pull request ${label} is already closed`);
      return 0;
    }
    const comment = context.args.get('comment');
    const heard = comment === undefined ? pull : commentOn(server, pull, context.login, comment);
    const closed = closePull(server, heard, { by: context.login });
    context.errorLine(`✓ Closed pull request ${label}`);
    return context.args.has('delete-branch') ? deleteBranches(context, server, closed) : 0;
  },
};

export const prReopen: GhCommand = {
  name: 'pr reopen',
  summary: 'Reopen a pull request',
  grammar: {
    usage: 'gh pr reopen {<number> | <url> | <branch>} [flags]',
    operands: [1, 1],
    flags: [REPO, value('comment', 'c')],
  },
  async run(context) {
    const server = await context.server();
    const pull = findPull(context, server);
    const label = labelOf(server, pull);
    if (pull.state === 'merged')
      fail(`X Pull request ${label} can't be reopened because it was already merged`);
    if (pull.state === 'open') {
      context.errorLine(`! Pull request ${label} is already open`);
      return 0;
    }
    const comment = context.args.get('comment');
    const heard = comment === undefined ? pull : commentOn(server, pull, context.login, comment);
    reviewPull(server, reopenPull(server, heard, { by: context.login }));
    context.errorLine(`✓ Reopened pull request ${label}`);
    return 0;
  },
};

export const prReady: GhCommand = {
  name: 'pr ready',
  summary: 'Mark a pull request as ready for review',
  grammar: {
    usage: 'gh pr ready [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [REPO, flag('undo')],
  },
  async run(context) {
    const server = await context.server();
    const pull = findPull(context, server);
    const label = `${fullName(server.name)}#${pull.number}`;
    if (pull.state !== 'open')
      fail(`X Pull request ${label} is closed. Only open pull requests can be marked as "ready for review"`);
    const draft = context.args.has('undo');
    const word = draft ? 'in draft' : 'ready for review';
    if (pull.draft === draft) {
      context.errorLine(
        draft
          ? `! Pull request ${label} is already "${word}"`
          : `! Pull request ${label} is already "${word}"`,
      );
      return 0;
    }
    reviewPull(server, setDraft(server, pull, draft, { by: context.login }));
    context.errorLine(
      draft
        ? `✓ Pull request ${label} is converted to "draft"`
        : `✓ Pull request ${label} is marked as "${word}"`,
    );
    return 0;
  },
};
