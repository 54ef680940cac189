import { colleagueOf } from '../people/colleagues';
import { pullNumbered, savePull } from '../pulls/pull-file';
import { endsOf } from '../pulls/pull-git';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord, ReviewThread } from '../store/pull-schema';
import { reviewInput } from './review-input';
import { REVIEW_RULES } from './rules/rules';

/** Whether the head still has what a remark is about. */
function stillHolds(server: ServerRepository, pull: PullRecord, { rule, key }: ReviewThread): boolean {
  const input = reviewInput(server, endsOf(server, pull));
  return REVIEW_RULES.filter(({ id }) => id === rule).some((one) =>
    one.find(input).some((finding) => `${one.id}: ${finding.key}` === key),
  );
}

function words(thread: ReviewThread, holds: boolean): string {
  if (!holds) return 'Settled, thank you.';
  if (!thread.blocking) return 'Fine, your call. I take it as settled.';
  const where =
    thread.path === null
      ? 'in the commits'
      : `in ${thread.path}${thread.line === null ? '' : `:${thread.line}`}`;
  return `I still see it ${where}. Push a commit that settles it, and I will look again.`;
}

/**
 * Lets a colleague answer a reply to a remark of theirs: from the head as it is, not from what the reply says. A remark
 * that was only advice is settled by any answer.
 */
export function answerReply(server: ServerRepository, number: number, id: number): PullRecord {
  const pull = pullNumbered(server, number);
  const thread = pull.threads.find((one) => one.id === id);
  const last = thread?.replies.at(-1);
  if (thread === undefined || last === undefined || thread.rule === '') return pull;
  if (pull.state !== 'open' || colleagueOf(thread.by) === undefined || last.by === thread.by) return pull;
  const holds = stillHolds(server, pull, thread);
  const at = server.clock.now();
  const reply = { at, by: thread.by, body: words(thread, holds) };
  const resolved =
    holds && thread.blocking
      ? thread.resolved
      : (thread.resolved ?? { at, commit: endsOf(server, pull).head, by: thread.by });
  const threads = pull.threads.map((one) =>
    one.id === id ? { ...one, resolved, replies: [...one.replies, reply] } : one,
  );
  return savePull(server, { ...pull, threads });
}
