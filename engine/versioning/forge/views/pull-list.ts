import { overallOutcome } from '../checks/check-outcome';
import { checksOf, decisionOf, type ReviewDecision } from '../pulls/merge-state';
import { allPulls } from '../pulls/pull-file';
import { endsOf } from '../pulls/pull-git';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';

/** A pull request, as a list shows it. */
export interface PullRow {
  readonly number: number;
  readonly title: string;
  /** Login. */
  readonly author: string;
  readonly state: PullRecord['state'];
  readonly isDraft: boolean;
  readonly head: string;
  readonly base: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly decision: ReviewDecision;
  /** Null: nobody has reported any. */
  readonly checks: ReturnType<typeof overallOutcome>;
  readonly comments: number;
  readonly openRemarks: number;
}

/** All pull requests of a repository, newest first. */
export const pullList = (server: ServerRepository): PullRow[] =>
  allPulls(server).map((pull) => ({
    number: pull.number,
    title: pull.title,
    author: pull.author,
    state: pull.state,
    isDraft: pull.draft,
    head: pull.head,
    base: pull.base,
    createdAt: pull.createdAt,
    decision: decisionOf(server, pull),
    checks: overallOutcome(checksOf(server, pull, endsOf(server, pull).head).map(({ outcome }) => outcome)),
    comments: pull.events.filter(({ kind }) => kind === 'commented' || kind === 'reviewed').length,
    openRemarks: pull.threads.filter(({ resolved }) => resolved === null).length,
  }));
