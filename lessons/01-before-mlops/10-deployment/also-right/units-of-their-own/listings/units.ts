/** Square feet in one unit of an area, by the name that clients give it. */
export const SQFT: Readonly<Record<string, number>> = { sqft: 1, m2: 10.763910416709722 };

/** A copy of `house` with these entries multiplied. */
export function scaled<T extends object>(house: T, names: readonly (keyof T)[], factor: number): T {
  const copy = { ...house };
  for (const name of names) copy[name] = ((copy[name] as number) * factor) as T[keyof T];
  return copy;
}
