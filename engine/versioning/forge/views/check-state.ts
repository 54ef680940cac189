import type { PullCheck } from '../pulls/merge-state';

/** What all checks of a commit come to. */
export type CheckState = 'pass' | 'fail' | 'pending';

/** One failure fails the whole, one that runs keeps it open; null: there are none. */
export function checkStateOf(checks: readonly PullCheck[]): CheckState | null {
  if (checks.length === 0) return null;
  const has = (state: CheckState) => checks.some((check) => check.state === state);
  if (has('fail')) return 'fail';
  return has('pending') ? 'pending' : 'pass';
}
