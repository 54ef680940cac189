import { bodyOf, subjectOf } from '../../git/objects/commit';
import { type MergeState, mergeStateOf } from '../pulls/merge-state';
import { pullNumbered } from '../pulls/pull-file';
import { endsOf, pullCommits } from '../pulls/pull-git';
import { type ReviewerState, reviewerStates } from '../pulls/reviewer-states';
import { webUrl } from '../server/github-server';
import { branchTip, type ServerRepository } from '../server/server-repository';
import type { PullEvent, PullRecord, ReviewThread } from '../store/pull-schema';
import { type Person, personOf } from './person';
import { type PullFile, pullFiles } from './pull-files';

/** A commit of a pull request. */
export interface PullCommit {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Something in the conversation; a review carries the ids of its remarks. */
export type TimelineItem =
  | { readonly kind: 'opened'; readonly at: number; readonly by: Person; readonly body: string }
  | {
      readonly kind: 'event';
      readonly by: Person;
      readonly event: PullEvent;
      readonly remarks: readonly number[];
    };

/** Everything that the page of a pull request shows. */
export interface PullPage {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly state: PullRecord['state'];
  readonly isDraft: boolean;
  readonly author: Person;
  readonly head: string;
  readonly base: string;
  /** Whether the head's branch is still on the server. */
  readonly hasHead: boolean;
  readonly reviewers: readonly (ReviewerState & { readonly person: Person })[];
  readonly timeline: readonly TimelineItem[];
  /** All remarks by their ids, resolved ones too. */
  readonly remarks: readonly ReviewThread[];
  /** Oldest first. */
  readonly commits: readonly PullCommit[];
  readonly files: readonly PullFile[];
  /** Null once it is merged or closed. */
  readonly mergeBox: MergeState | null;
}

const timelineOf = (pull: PullRecord): TimelineItem[] => [
  { kind: 'opened', at: pull.createdAt, by: personOf(pull.author), body: pull.body },
  ...pull.events.map(
    (event): TimelineItem => ({
      kind: 'event',
      by: personOf(event.by),
      event,
      remarks:
        event.kind === 'reviewed'
          ? pull.threads.filter(({ review }) => review === event.id).map(({ id }) => id)
          : [],
    }),
  ),
];

/** The page of a pull request. @throws ForgeError `pull-missing`. */
export function pullPage(server: ServerRepository, number: number): PullPage {
  const pull = pullNumbered(server, number);
  const ends = endsOf(server, pull);
  return {
    number,
    title: pull.title,
    url: `${webUrl(server.name)}/pull/${number}`,
    state: pull.state,
    isDraft: pull.draft,
    author: personOf(pull.author),
    head: pull.head,
    base: pull.base,
    hasHead: branchTip(server, pull.head) !== undefined,
    reviewers: reviewerStates(pull).map((one) => ({ ...one, person: personOf(one.login) })),
    timeline: timelineOf(pull),
    remarks: pull.threads,
    commits: pullCommits(server, ends).map(({ id, message, author }) => ({
      id,
      subject: subjectOf(message),
      body: bodyOf(message).trim(),
      author: author.name,
      at: author.seconds * 1000,
    })),
    files: pullFiles(server, pull, ends),
    mergeBox: pull.state === 'open' ? mergeStateOf(server, pull) : null,
  };
}
