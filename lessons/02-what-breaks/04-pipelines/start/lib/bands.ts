/**
 * Turns a number into bands of equal width: a column for each, 1 where the number has reached it. More bands follow a
 * bent line more closely.
 */
export function bandsOf(value: number, from: number, to: number, bands: number): number[] {
  return Array.from({ length: bands }, (_, i) => Number(value >= from + ((to - from) * (i + 1)) / (bands + 1)));
}
