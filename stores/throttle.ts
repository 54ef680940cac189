/** Checks of unchanged work that cost nothing. */
export const FREE_CHECKS = 3;

/**
 * How long the next check waits, in milliseconds, after `unchanged` checks in a row of the same work: nothing for the
 * first three, then 5 s, doubling up to a minute. Changed work never waits.
 */
export function nextWait(unchanged: number): number {
  if (unchanged < FREE_CHECKS) return 0;
  return Math.min(60_000, 5_000 * 2 ** (unchanged - FREE_CHECKS));
}
