/** The mean of the numbers; null where a value is missing. Missing ones do not count. Without any number: null. */
export function mean(values: (number | null)[]): number | null {
  return null;
}
