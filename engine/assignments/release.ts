/** What of the feedback a learner is shown, and when. */
export type ReleasePolicy = 'at-once' | 'after-due' | 'when-released' | 'score-only';

export interface ReleaseTerms {
  readonly policy: ReleasePolicy;
  /** Of this learner, with their exceptions; milliseconds since the Unix epoch. */
  readonly dueAt: number | null;
  /** When an instructor released it; null: not yet. */
  readonly releasedAt: number | null;
}

/** `nothing`: only whether it was graded. `score`: what it is worth. `all`: each check, with what it says. */
export type Shown = 'nothing' | 'score' | 'all';

/**
 * What is shown now. `after-due` shows nothing before the learner's own due date, so that nobody learns from a verdict what others still
 * work on; without a due date it shows all. `when-released` waits for an instructor. `score-only` never shows the checks.
 */
export function shownNow({ policy, dueAt, releasedAt }: ReleaseTerms, now: number): Shown {
  switch (policy) {
    case 'at-once':
      return 'all';
    case 'after-due':
      return dueAt === null || now >= dueAt ? 'all' : 'nothing';
    case 'when-released':
      return releasedAt !== null && now >= releasedAt ? 'all' : 'nothing';
    case 'score-only':
      return 'score';
  }
}
