import { colleagueOf } from '@/engine/versioning/forge/people/colleagues';
import type { PullEvent } from '@/engine/versioning/forge/store/pull-schema';
import { shortId } from './words';

type Deed = Exclude<PullEvent, { kind: 'commented' | 'reviewed' }>;

const nameOf = (login: string): string => colleagueOf(login)?.name ?? login;

/** What somebody did, after their name. */
export function eventWords(event: Deed): string {
  switch (event.kind) {
    case 'pushed':
      return event.forced
        ? `force-pushed from ${shortId(event.before)} to ${shortId(event.after)}`
        : `pushed up to ${shortId(event.after)}`;
    case 'requested':
      return event.asOwner
        ? `changed files of ${nameOf(event.reviewer)}, who is asked as their owner`
        : `asked ${nameOf(event.reviewer)} for a review`;
    case 'request-removed':
      return `took back the request to ${nameOf(event.reviewer)}`;
    case 'renamed':
      return `changed the title from “${event.from}” to “${event.to}”`;
    case 'closed':
      return 'closed this';
    case 'reopened':
      return 'opened this again';
    case 'ready':
      return 'marked this as ready for review';
    case 'drafted':
      return 'made this a draft';
    case 'merged':
      return `merged this as ${shortId(event.commit)}`;
    case 'head-deleted':
      return 'deleted the branch';
  }
}
