import { flag } from '@/engine/core/pflag';
import { aligned } from '@/engine/core/text-table';
import { checksOf, type PullCheck } from '../../pulls/merge-state';
import { endsOf } from '../../pulls/pull-git';
import { type GhCommand, REPO } from '../command';
import { fail } from '../failure';
import { findPull } from '../find-pull';

const MARKS = { pass: '✓', fail: 'X', pending: '*', skipping: '-', cancel: '-' } as const;
const ORDER = { fail: 0, pending: 1, cancel: 2, pass: 2, skipping: 2 } as const;
/** What `gh` exits with while checks are running. */
const STILL_PENDING = 8;

/** `1m4s`; 0 when it is not known, or still running. */
function elapsed({ startedAt, completedAt }: PullCheck): string {
  if (completedAt === null) return '0';
  const seconds = Math.floor((completedAt - startedAt) / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

const summary = (failed: number, cancelled: number, pending: number): string => {
  if (failed > 0) return 'Some checks were not successful';
  if (cancelled > 0) return 'Some checks were cancelled';
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
      .sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || (a.name < b.name ? -1 : 1));
    if (checks.length === 0)
      fail(
        `no ${context.args.has('required') ? 'required ' : ''}checks reported on the '${pull.head}' branch`,
      );
    const count = (outcome: PullCheck['outcome']) =>
      checks.filter((check) => check.outcome === outcome).length;
    const [failed, cancelled, pending] = [count('fail'), count('cancel'), count('pending')];
    if (context.isTty) {
      context.line(summary(failed, cancelled, pending));
      context.line(
        `${cancelled} cancelled, ${failed} failing, ${count('pass')} successful, ${count('skipping')} skipped, and ${pending} pending checks\n`,
      );
      const rows = checks.map((check) => [
        MARKS[check.outcome],
        check.workflow === '' ? check.name : `${check.workflow}/${check.name}`,
        check.description,
        elapsed(check) === '0' ? '' : elapsed(check),
        check.url,
      ]);
      for (const row of aligned([['', 'NAME', 'DESCRIPTION', 'ELAPSED', 'URL'], ...rows])) context.line(row);
    } else
      for (const check of checks)
        context.line(
          [
            check.name,
            check.outcome === 'cancel' ? 'fail' : check.outcome,
            elapsed(check),
            check.url,
            check.description,
          ].join('\t'),
        );
    if (failed > 0) return 1;
    return pending > 0 ? STILL_PENDING : 0;
  },
};
