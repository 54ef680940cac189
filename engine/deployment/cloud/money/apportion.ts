/**
 * Rounds parts to a unit so that they still sum to their rounded total (largest remainders, Hamilton's method): what a
 * table shows adds up. Ties go to the earlier part.
 * @param parts whole numbers ≥ 0 of a finer unit, e.g. micro-dollars
 * @param unit how many of them one shown unit has, e.g. 10,000 micro-dollars a cent
 * @returns each part in shown units, and their total
 */
export function apportion(
  parts: readonly number[],
  unit: number,
): { readonly parts: readonly number[]; readonly total: number } {
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) / unit);
  const whole = parts.map((part) => Math.floor(part / unit));
  const left = total - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = parts
    .map((part, at) => ({ at, remainder: part % unit }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) whole[at]! += 1;
  return { parts: whole, total };
}
