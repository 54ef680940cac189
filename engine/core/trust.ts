/**
 * How far a verdict can be trusted, the most first. `verified`: the lab found it itself, from what the work does or is. `replayed`: the
 * lab repeated a sample of what the work records. `self-reported`: it rests on what the learner wrote, or on records that are
 * theirs to change; only a human can say more.
 */
export const TRUSTS = ['verified', 'replayed', 'self-reported'] as const;

export type Trust = (typeof TRUSTS)[number];

/** What a grade rests on: what was checked, or the hand of somebody who teaches. */
export type GradeBasis = Trust | 'set by hand';

/** Something is as trusted as the least trusted that it is made of; null: it is made of nothing. */
export function leastTrust(trusts: readonly (Trust | null)[]): Trust | null {
  return TRUSTS.findLast((trust) => trusts.includes(trust)) ?? null;
}
