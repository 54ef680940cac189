import { value } from '@/engine/core/pflag';
import { aligned } from '@/engine/core/text-table';
import { allPulls } from '../../pulls/pull-file';
import { fullName } from '../../server/github-server';
import { type GhCommand, REPO } from '../command';
import { fail } from '../failure';
import { ago, stateOf } from '../find-pull';
import { jsonFields, pullJson } from '../pull-json';
import { rfc3339 } from '../rfc3339';

const LIMIT = 30;

const headline = (shown: number, total: number, repo: string, filtered: boolean): string => {
  const items = `pull request${total === 1 ? '' : 's'}`;
  return filtered
    ? `Showing ${shown} of ${total} ${items} in ${repo} that match${total === 1 ? 'es' : ''} your search`
    : `Showing ${shown} of ${total} open ${items} in ${repo}`;
};

export const prList: GhCommand = {
  name: 'pr list',
  summary: 'List pull requests in a repository',
  grammar: {
    usage: 'gh pr list [flags]',
    operands: [0, 0],
    flags: [
      REPO,
      value('state', 's'),
      value('base', 'B'),
      value('head', 'H'),
      value('author', 'A'),
      value('limit', 'L'),
      value('json'),
    ],
  },
  async run(context) {
    const { args } = context;
    const state = args.get('state') ?? 'open';
    if (!['open', 'closed', 'merged', 'all'].includes(state))
      fail(
        `invalid argument "${state}" for "-s, --state" flag: valid values are {open|closed|merged|all}\n\nUsage:  gh pr list [flags]\n`,
      );
    const limit = Number(args.get('limit') ?? LIMIT);
    if (!Number.isInteger(limit) || limit < 1) fail(`invalid value for --limit: ${args.get('limit')}`);
    const fields = jsonFields(args.get('json'));
    const server = await context.server();
    const author = args.get('author') === '@me' ? context.login : args.get('author');
    const wanted: readonly (readonly [string | undefined, 'base' | 'head' | 'author'])[] = [
      [args.get('base'), 'base'],
      [args.get('head'), 'head'],
      [author, 'author'],
    ];
    const found = allPulls(server)
      .filter((pull) => state === 'all' || pull.state === state)
      .filter((pull) => wanted.every(([text, key]) => text === undefined || pull[key] === text));
    const shown = found.slice(0, limit);
    if (fields !== undefined) {
      context.line(JSON.stringify(shown.map((pull) => pullJson(server, pull, fields))));
      return 0;
    }
    const isFiltered = state !== 'open' || wanted.some(([text]) => text !== undefined);
    const repo = fullName(server.name);
    if (!context.isTty) {
      for (const pull of shown)
        context.line([pull.number, pull.title, pull.head, stateOf(pull), rfc3339(pull.createdAt)].join('\t'));
      return 0;
    }
    if (shown.length === 0) {
      context.errorLine(
        `no ${isFiltered ? 'pull requests match your search' : 'open pull requests'} in ${repo}`,
      );
      return 0;
    }
    context.line(`\n${headline(shown.length, found.length, repo, isFiltered)}\n`);
    const rows = shown.map((pull) => [
      `#${pull.number}`,
      pull.title,
      pull.head,
      ago(context.io.clock.now(), pull.createdAt),
    ]);
    for (const row of aligned([['ID', 'TITLE', 'BRANCH', 'CREATED AT'], ...rows])) context.line(row);
    return 0;
  },
};
