/** Whether one more attempt is taken now. */
export type AttemptDecision =
  /** `left`: attempts after this one; null: without end. */
  | { readonly isTaken: true; readonly left: number | null }
  | { readonly isTaken: false; readonly because: 'not-open' | 'closed' | 'none-left' }
  /** Come back at `until`, in milliseconds since the Unix epoch. */
  | { readonly isTaken: false; readonly because: 'cool-down'; readonly until: number };

export interface AttemptTerms {
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly maxAttempts: number | null;
  readonly cooldownSeconds: number;
}

/**
 * Decides by what was handed in before.
 *
 * @param before when earlier attempts were received, in milliseconds since the Unix epoch, in any order.
 */
export function decideAttempt(terms: AttemptTerms, before: readonly number[], now: number): AttemptDecision {
  const { opensAt, closesAt, maxAttempts, cooldownSeconds } = terms;
  if (opensAt !== null && now < opensAt) return { isTaken: false, because: 'not-open' };
  if (closesAt !== null && now >= closesAt) return { isTaken: false, because: 'closed' };
  if (maxAttempts !== null && before.length >= maxAttempts) return { isTaken: false, because: 'none-left' };
  const until =
    before.reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY) + cooldownSeconds * 1_000;
  if (now < until) return { isTaken: false, because: 'cool-down', until };
  return { isTaken: true, left: maxAttempts === null ? null : maxAttempts - before.length - 1 };
}
