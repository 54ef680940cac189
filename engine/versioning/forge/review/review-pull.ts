import { askOwners } from '../owners/pull-owners';
import { type Colleague, colleagueOf } from '../people/colleagues';
import { savePull } from '../pulls/pull-file';
import { endsOf } from '../pulls/pull-git';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord, ReviewEvent, ReviewState, ReviewThread } from '../store/pull-schema';
import type { Finding, ReviewRule } from './finding';
import { reviewInput } from './review-input';
import { REVIEW_RULES } from './rules/rules';

interface Found {
  readonly rule: ReviewRule;
  readonly finding: Finding;
}

const keyOf = ({ rule, finding }: Found): string => `${rule.id}: ${finding.key}`;

/**
 * Remarks that hold no more are resolved, those that hold again are open again, and lines follow the code. Advice that
 * somebody has marked as settled stays settled.
 */
function followed(
  server: ServerRepository,
  pull: PullRecord,
  found: ReadonlyMap<string, Found>,
  commit: string,
): ReviewThread[] {
  const at = server.clock.now();
  return pull.threads.map((thread) => {
    if (thread.rule === '') return thread;
    const now = found.get(thread.key);
    if (now === undefined) return thread.resolved === null ? { ...thread, resolved: { at, commit } } : thread;
    const { path, line, text } = now.finding;
    const resolved = !thread.blocking && thread.resolved?.by !== undefined ? thread.resolved : null;
    return { ...thread, path, line, text, commit, resolved };
  });
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** The words of a review, from what was found. */
function bodyFor(state: ReviewState, open: readonly ReviewThread[], fresh: number, solved: number): string {
  const thanks = solved > 0 ? `Thanks, ${plural(solved, 'remark')} settled. ` : '';
  const blocking = open.filter((thread) => thread.blocking).length;
  if (state === 'changes_requested')
    return `${thanks}${plural(blocking, 'thing')} to settle before this can go in${
      fresh < open.length ? ' (see above too)' : ''
    }.`;
  if (state === 'commented') return `${thanks}First thoughts, as long as this is a draft.`;
  return open.length > 0
    ? `${thanks}Good to go; ${plural(open.length, 'remark')} to take or leave.`
    : `${thanks}Looks good to me.`;
}

const lastReview = (pull: PullRecord, login: string): ReviewEvent | undefined =>
  pull.events.filter((event) => event.kind === 'reviewed').findLast((event) => event.by === login);

const countOf = (pull: PullRecord): number => pull.events.filter(({ kind }) => kind === 'reviewed').length;

/** One colleague looks at a pull request; they say something only if they have something new to say. */
function reviewBy(
  server: ServerRepository,
  pull: PullRecord,
  colleague: Colleague,
  scene: { readonly found: ReadonlyMap<string, Found>; readonly commit: string; readonly solved: number },
): PullRecord {
  const { found, commit } = scene;
  const own = [...found].filter(([, { rule }]) => rule.focus.includes(colleague.focus));
  const fresh = own.filter(([key]) => !pull.threads.some((thread) => thread.key === key));
  const review = countOf(pull) + 1;
  const threads: ReviewThread[] = [
    ...pull.threads,
    ...fresh.map(([key, { rule, finding }], i) => ({
      id: pull.threads.length + i + 1,
      review,
      by: colleague.login,
      rule: rule.id,
      key,
      blocking: rule.blocking,
      path: finding.path,
      line: finding.line,
      commit,
      text: finding.text,
      resolved: null,
      replies: [],
    })),
  ];
  const open = threads.filter(({ key, resolved }) => resolved === null && own.some(([one]) => one === key));
  const verdict: ReviewState = open.some(({ blocking }) => blocking) ? 'changes_requested' : 'approved';
  const state = pull.draft ? 'commented' : verdict;
  if (fresh.length === 0 && lastReview(pull, colleague.login)?.state === state) return pull;
  const body = bodyFor(state, open, fresh.length, scene.solved);
  const at = server.clock.now();
  const event: ReviewEvent = { kind: 'reviewed', at, by: colleague.login, id: review, state, body, commit };
  return { ...pull, threads, events: [...pull.events, event] };
}

/**
 * Asks the owners of what has changed, then lets all colleagues who were asked look at an open pull request as it stands: what they found before and is settled
 * is resolved, what is new becomes a remark, and who has something new to say writes a review. What they find comes
 * from the diff alone, so the same commits are always judged alike.
 */
export function reviewPull(server: ServerRepository, given: PullRecord): PullRecord {
  const pull = askOwners(server, given);
  if (pull.state !== 'open' || pull.reviewers.length === 0) return pull;
  const ends = endsOf(server, pull);
  const input = reviewInput(server, ends);
  const found = new Map(
    REVIEW_RULES.flatMap((rule) => rule.find(input).map((finding): Found => ({ rule, finding }))).map(
      (one) => [keyOf(one), one] as const,
    ),
  );
  const threads = followed(server, pull, found, ends.head);
  const colleagues = pull.reviewers.flatMap((login) => colleagueOf(login) ?? []);
  let reviewed: PullRecord = { ...pull, headCommit: ends.head, threads };
  for (const colleague of colleagues) {
    const solved = threads.filter(
      ({ by, resolved }, i) =>
        by === colleague.login && resolved !== null && pull.threads[i]!.resolved === null,
    ).length;
    reviewed = reviewBy(server, reviewed, colleague, { found, commit: ends.head, solved });
  }
  return savePull(server, reviewed);
}
