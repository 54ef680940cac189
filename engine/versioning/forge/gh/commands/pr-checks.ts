import { checksOf, type PullCheck } from '../../pulls/merge-state';
import { endsOf } from '../../pulls/pull-git';
import { flag, type GhCommand, REPO } from '../command';
import { fail } from '../failure';
import { findPull } from '../find-pull';
import { aligned } from '../table';

const MARKS = { pass: '✓', fail: 'X', pending: '*' } as const;
const ORDER = { fail: 0, pending: 1, pass: 2 } as const;
/** What `gh` exits with while checks are running. */
const STILL_PENDING = 8;

/** `1m4s`; 0 when it is not known, or still running. */
function elapsed({ startedAt, completedAt }: PullCheck): string {
  if (completedAt === null) return '0';
  const seconds = Math.floor((completedAt - startedAt) / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

const summary = (failed: number, pending: number): string => {
  if (failed > 0) return 'Some checks were not successful';
  return pending > 0 ? 'Some checks are still pending' : 'All checks were successful';
};

export const prChecks: GhCommand = {
  name: 'pr checks',
  summary: 'Show CI status for a single pull request',
  grammar: {
    usage: 'gh pr checks [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [REPO, flag('required')],
  },
  async run(context) {
    const server = await context.server();
    const pull = findPull(context, server);
    const checks = checksOf(server, pull, endsOf(server, pull).head)
      .filter(({ isRequired }) => isRequired || !context.args.has('required'))
      .sort((a, b) => ORDER[a.state] - ORDER[b.state] || (a.name < b.name ? -1 : 1));
    if (checks.length === 0)
      fail(
        `no ${context.args.has('required') ? 'required ' : ''}checks reported on the '${pull.head}' branch`,
      );
    const count = (state: PullCheck['state']) => checks.filter((check) => check.state === state).length;
    const [failed, pending] = [count('fail'), count('pending')];
    if (context.isTty) {
      context.line(summary(failed, pending));
      context.line(
        `0 cancelled, ${failed} failing, ${count('pass')} successful, 0 skipped, and ${pending} pending checks\n`,
      );
      const rows = checks.map((check) => [
        MARKS[check.state],
        check.name,
        check.description,
        elapsed(check) === '0' ? '' : elapsed(check),
        check.url,
      ]);
      for (const row of aligned([['', 'NAME', 'DESCRIPTION', 'ELAPSED', 'URL'], ...rows])) context.line(row);
    } else
      for (const check of checks)
        context.line([check.name, check.state, elapsed(check), check.url, check.description].join('\t'));
    if (failed > 0) return 1;
    return pending > 0 ? STILL_PENDING : 0;
  },
};
