import { ownedFiles } from '../owners/pull-owners';
import { COLLEAGUES } from '../people/colleagues';
import { checksOf, type MergeState, mergeStateOf, type PullCheck } from '../pulls/merge-state';
import { pullNumbered } from '../pulls/pull-file';
import { endsOf, pullCommits, pullDiff } from '../pulls/pull-git';
import { type ReviewerState, reviewerStates } from '../pulls/reviewer-states';
import { webUrl } from '../server/github-server';
import { branchTip, type ServerRepository } from '../server/server-repository';
import type { PullEvent, PullRecord } from '../store/pull-schema';
import { type CommitRow, commitRow } from './commit-pages';
import { type Person, personOf } from './person';
import { type PlacedRemark, placedRemarks } from './placed-remarks';
import { type PullFile, shownFiles } from './pull-files';

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
  readonly body: string;
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
  readonly remarks: readonly PlacedRemark[];
  /** Oldest first. */
  readonly commits: readonly CommitRow[];
  readonly files: readonly PullFile[];
  /** Whose the changed files are, by the CODEOWNERS file of the base: names as they stand there, by path. */
  readonly owners: Readonly<Record<string, readonly string[]>>;
  /** The last commit of the head. */
  readonly headCommit: string;
  /** Checks of that commit, those that are awaited included. */
  readonly checks: readonly PullCheck[];
  /** Colleagues who can be asked for a review. */
  readonly askable: readonly Person[];
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
  const remarks = placedRemarks(server, pull, ends.head);
  return {
    number,
    title: pull.title,
    body: pull.body,
    url: `${webUrl(server.name)}/pull/${number}`,
    state: pull.state,
    isDraft: pull.draft,
    author: personOf(pull.author),
    head: pull.head,
    base: pull.base,
    hasHead: branchTip(server, pull.head) !== undefined,
    reviewers: reviewerStates(pull).map((one) => ({ ...one, person: personOf(one.login) })),
    timeline: timelineOf(pull),
    remarks,
    commits: pullCommits(server, ends).map((commit) => commitRow(server, commit)),
    files: shownFiles(
      pullDiff(server, ends),
      remarks.filter(({ resolved }) => resolved === null),
    ),
    owners: Object.fromEntries(ownedFiles(server, pull).map(({ path, names }) => [path, names])),
    headCommit: ends.head,
    checks: checksOf(server, pull, ends.head),
    askable: COLLEAGUES.map(({ login }) => personOf(login)).filter(({ login }) => login !== pull.author),
    mergeBox: pull.state === 'open' ? mergeStateOf(server, pull) : null,
  };
}
