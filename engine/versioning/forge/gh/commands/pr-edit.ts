import { list, value } from '@/engine/core/pflag';
import { editPull } from '../../pulls/edit-pull';
import { reviewPull } from '../../review/review-pull';
import { type GhCommand, REPO } from '../command';
import { fail } from '../failure';
import { findPull, pullUrl } from '../find-pull';
import { viaApi } from '../via-api';

export const prEdit: GhCommand = {
  name: 'pr edit',
  summary: 'Edit a pull request',
  grammar: {
    usage: 'gh pr edit [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [
      REPO,
      value('title', 't'),
      value('body', 'b'),
      value('base', 'B'),
      list('add-reviewer'),
      list('remove-reviewer'),
    ],
  },
  async run(context) {
    const { args } = context;
    const named = ['title', 'body', 'base', 'add-reviewer', 'remove-reviewer'].filter((name) =>
      args.has(name),
    );
    if (named.length === 0) fail('must provide one of the flags to edit when not running interactively');
    const server = await context.server();
    const pull = findPull(context, server);
    const edited = viaApi('failed to update', 'updatePullRequest', () =>
      editPull(server, pull, {
        by: context.login,
        title: args.get('title'),
        body: args.get('body'),
        base: args.get('base'),
        addReviewers: args.all('add-reviewer'),
        removeReviewers: args.all('remove-reviewer'),
      }),
    );
    reviewPull(server, edited);
    context.line(pullUrl(server, pull));
    return 0;
  },
};
