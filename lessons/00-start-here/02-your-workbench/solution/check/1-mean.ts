/** The mean of the numbers; null where a value is missing. Missing ones do not count. Without any number: null. */
export function mean(values: (number | null)[]): number | null {
  const numbers = values.filter((value) => value !== null);
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
