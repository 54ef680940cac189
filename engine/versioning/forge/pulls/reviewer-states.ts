import type { PullRecord, ReviewState } from '../store/pull-schema';

/** Where a reviewer stands. */
export interface ReviewerState {
  readonly login: string;
  /** `requested`: they have not looked at it yet. */
  readonly state: ReviewState | 'requested';
}

/** Everybody who has reviewed, by login, then everybody who is asked and has not. */
export function reviewerStates({ events, reviewers, author }: PullRecord): ReviewerState[] {
  const states = new Map<string, ReviewState>();
  for (const event of events) {
    if (event.kind !== 'reviewed' || event.by === author) continue;
    if (event.state !== 'commented' || !states.has(event.by)) states.set(event.by, event.state);
  }
  const byLogin = (a: ReviewerState, b: ReviewerState) => (a.login < b.login ? -1 : 1);
  return [
    ...[...states].map(([login, state]) => ({ login, state })).sort(byLogin),
    ...reviewers
      .filter((login) => !states.has(login))
      .map((login) => ({ login, state: 'requested' as const }))
      .sort(byLogin),
  ];
}
