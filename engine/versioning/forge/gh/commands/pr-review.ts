import { flag, value } from '@/engine/core/pflag';
import { addReview } from '../../review/add-review';
import type { ReviewState } from '../../store/pull-schema';
import { type GhCommand, REPO } from '../command';
import { fail } from '../failure';
import { findPull } from '../find-pull';
import { viaApi } from '../via-api';

const SAID = {
  approved: ['✓', 'Approved'],
  changes_requested: ['+', 'Requested changes to'],
  commented: ['-', 'Reviewed'],
} as const;

export const prReview: GhCommand = {
  name: 'pr review',
  summary: 'Add a review to a pull request',
  grammar: {
    usage: 'gh pr review [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [
      REPO,
      flag('approve', 'a'),
      flag('request-changes', 'r'),
      flag('comment', 'c'),
      value('body', 'b'),
    ],
  },
  async run(context) {
    const { args } = context;
    const options: readonly (readonly [string, ReviewState])[] = [
      ['approve', 'approved'],
      ['request-changes', 'changes_requested'],
      ['comment', 'commented'],
    ];
    const given = options.filter(([name]) => args.has(name));
    if (given.length === 0)
      fail('--approve, --request-changes, or --comment required when not running interactively');
    if (given.length > 1) fail('need exactly one of --approve, --request-changes, or --comment');
    const [name, state] = given[0]!;
    const body = args.get('body') ?? '';
    if (body === '' && state !== 'approved')
      fail(`body cannot be blank for ${name === 'comment' ? 'comment' : 'request-changes'} review`);
    const server = await context.server();
    const pull = findPull(context, server);
    viaApi('failed to create review', 'addPullRequestReview', () =>
      addReview(server, pull, { by: context.login, state, body }),
    );
    const [mark, said] = SAID[state];
    if (context.isTty) context.errorLine(`${mark} ${said} pull request #${pull.number}`);
    return 0;
  },
};
