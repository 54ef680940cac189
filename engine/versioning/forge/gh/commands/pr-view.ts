import { flag, value } from '@/engine/core/pflag';
import { colleagueOf } from '../../people/colleagues';
import { decisionOf, mergeStateOf, type PullCheck } from '../../pulls/merge-state';
import { endsOf, pullCommits } from '../../pulls/pull-git';
import { reviewerStates } from '../../pulls/reviewer-states';
import type { ServerRepository } from '../../server/server-repository';
import type { PullRecord, ReviewThread } from '../../store/pull-schema';
import { type GhCommand, REPO } from '../command';
import { ago, findPull, pullUrl, stateOf } from '../find-pull';
import type { GhContext } from '../gh-context';
import { jsonFields, lineCounts, pullJson } from '../pull-json';

const REVIEWS = {
  approved: 'Approved',
  changes_requested: 'Changes requested',
  commented: 'Commented',
  requested: 'Requested',
} as const;

const reviewersText = (pull: PullRecord): string =>
  reviewerStates(pull)
    .map(({ login, state }) => `${login} (${REVIEWS[state]})`)
    .join(', ');

/** What scripts read: a name, a tab, the value. */
function plain(context: GhContext, server: ServerRepository, pull: PullRecord): void {
  const { additions, deletions } = lineCounts(server, pull);
  const rows = [
    ['title', pull.title],
    ['state', stateOf(pull)],
    ['author', pull.author],
    ['labels', ''],
    ['assignees', ''],
    ['reviewers', reviewersText(pull)],
    ['projects', ''],
    ['milestone', ''],
    ['number', String(pull.number)],
    ['url', pullUrl(server, pull)],
    ['additions', String(additions)],
    ['deletions', String(deletions)],
    ['auto-merge', 'disabled'],
  ] as const;
  for (const [name, text] of rows) context.line(`${name}:\t${text}`);
  context.line('--');
  context.line(pull.body);
}

function pretty(context: GhContext, server: ServerRepository, pull: PullRecord): void {
  const { additions, deletions } = lineCounts(server, pull);
  const now = context.io.clock.now();
  const commits = pullCommits(server, endsOf(server, pull)).length;
  const state = stateOf(pull);
  const shown = state.charAt(0) + state.slice(1).toLowerCase();
  context.line(`${pull.title} #${pull.number}`);
  context.line(
    `${shown} • ${pull.author} wants to merge ${commits} commit${commits === 1 ? '' : 's'} into ${pull.base} from ${pull.head} • ${ago(now, pull.createdAt)}`,
  );
  context.line(`+${additions} -${deletions} • ${checksText(mergeStateOf(server, pull).checks)}`);
  if (pull.reviewers.length > 0) context.line(`Reviewers: ${reviewersText(pull)}`);
  context.line(
    pull.body.trim() === '' ? '\n\n  No description provided\n\n' : `\n\n  ${pull.body.trim()}\n\n`,
  );
  if (decisionOf(server, pull) === 'review_required') context.line('Review required\n');
  context.line(`View this pull request on GitHub: ${pullUrl(server, pull)}`);
}

function checksText(checks: readonly PullCheck[]): string {
  if (checks.length === 0) return 'No checks';
  const failed = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'cancel').length;
  const pending = checks.filter(({ outcome }) => outcome === 'pending').length;
  if (failed > 0)
    return failed === checks.length ? '× All checks failing' : `× ${failed}/${checks.length} checks failing`;
  return pending > 0 ? '- Checks pending' : '✓ Checks passing';
}

const where = ({ path, line }: ReviewThread): string =>
  path === null ? 'the pull request' : line === null ? path : `${path}:${line}`;

/** `--comments`: reviews with their remarks, comments and replies, one block each. */
function conversation(context: GhContext, pull: PullRecord): void {
  const association = (login: string) => (colleagueOf(login) === undefined ? 'owner' : 'member');
  const block = (login: string, status: string, body: readonly string[]) => {
    context.line(`author:\t${login}`);
    context.line(`association:\t${association(login)}`);
    context.line('edited:\tfalse');
    context.line(`status:\t${status}`);
    context.line('--');
    for (const line of body) context.line(line);
    context.line('--');
  };
  for (const event of pull.events) {
    if (event.kind === 'commented') block(event.by, 'none', [event.body]);
    if (event.kind !== 'reviewed') continue;
    const remarks = pull.threads
      .filter(({ review }) => review === event.id)
      .flatMap((thread) => [
        '',
        `${where(thread)}${thread.resolved === null ? '' : ' (resolved)'}: ${thread.text}`,
        ...thread.replies.map(({ by, body }) => `  ${by}: ${body}`),
      ]);
    block(event.by, event.state.replace('_', ' '), [event.body, ...remarks]);
  }
}

export const prView: GhCommand = {
  name: 'pr view',
  summary: 'View a pull request',
  grammar: {
    usage: 'gh pr view [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [REPO, flag('comments', 'c'), value('json')],
  },
  async run(context) {
    const fields = jsonFields(context.args.get('json'));
    const server = await context.server();
    const pull = findPull(context, server);
    if (fields !== undefined) context.line(JSON.stringify(pullJson(server, pull, fields)));
    else if (context.args.has('comments')) conversation(context, pull);
    else if (context.isTty) pretty(context, server, pull);
    else plain(context, server, pull);
    return 0;
  },
};
