/** What holds for one piece of work: dates in milliseconds since the Unix epoch, null for none. */
export interface Terms {
  readonly opensAt: number | null;
  readonly dueAt: number | null;
  readonly closesAt: number | null;
  /** Null: as many as one likes. */
  readonly maxAttempts: number | null;
  readonly isExcused: boolean;
}

/** An exception; a date that is null leaves what is. */
export interface TermsOverride {
  readonly opensAt: number | null;
  readonly dueAt: number | null;
  readonly closesAt: number | null;
  readonly extraAttempts: number;
  readonly isExcused: boolean;
}

/**
 * What holds for one learner: the assignment's terms, then their section's exception, then their own; the last one that names a
 * date wins. Attempts are added, and one excuse is enough. An extension past the closing date moves that, too: whoever
 * gives more time means that the work can be handed in.
 */
export function effectiveTerms(base: Terms, overrides: readonly (TermsOverride | undefined)[]): Terms {
  let terms = base;
  for (const override of overrides) {
    if (override === undefined) continue;
    const dueAt = override.dueAt ?? terms.dueAt;
    const closesAt = override.closesAt ?? terms.closesAt;
    terms = {
      opensAt: override.opensAt ?? terms.opensAt,
      dueAt,
      closesAt: closesAt === null ? null : Math.max(closesAt, override.dueAt ?? closesAt),
      maxAttempts: terms.maxAttempts === null ? null : terms.maxAttempts + override.extraAttempts,
      isExcused: terms.isExcused || override.isExcused,
    };
  }
  return terms;
}
