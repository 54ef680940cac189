/** The arithmetic mean; NaN without values. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The values in ascending order, as a copy. */
export const ascending = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();
