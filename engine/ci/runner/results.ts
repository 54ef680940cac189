import type { Conclusion } from '../store/run-state';

/** What several jobs of one matrix come to together: failed when any failed, else cancelled when any was. */
export function aggregate(results: readonly Conclusion[]): Conclusion {
  if (results.includes('failure')) return 'failure';
  if (results.includes('cancelled')) return 'cancelled';
  if (results.length > 0 && results.every((one) => one === 'skipped')) return 'skipped';
  return 'success';
}

/** What the jobs of a run come to: as `aggregate`, and skipped ones are fine. */
export function runConclusion(results: readonly Conclusion[]): Conclusion {
  const all = aggregate(results);
  return all === 'skipped' ? 'success' : all;
}

/** How the status functions see what came before. */
export interface StatusView {
  /** Results that `success()` and `failure()` look at. */
  readonly results: readonly Conclusion[];
  readonly isCancelled: boolean;
  /** The results of those that are named, for `success('a')`. */
  readonly named?: (id: string) => readonly Conclusion[];
}

/** `always`, `success`, `failure` and `cancelled`, as functions of expressions. */
export const statusFunctions = ({ results, isCancelled, named }: StatusView) => {
  const looked = (ids: readonly unknown[]) =>
    ids.length === 0 || named === undefined ? results : ids.flatMap((id) => named(String(id)));
  return {
    always: () => true,
    cancelled: () => isCancelled,
    success: (...ids: readonly unknown[]) => !isCancelled && looked(ids).every((one) => one === 'success'),
    failure: (...ids: readonly unknown[]) => !isCancelled && looked(ids).some((one) => one === 'failure'),
  };
};
