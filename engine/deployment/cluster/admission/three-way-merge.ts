type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the items of a list are told apart by their names. */
const isNamed = (value: unknown): value is readonly (Json & { readonly name: string })[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => isRecord(one) && typeof one.name === 'string');

/** How lists are merged: by the names of their items, or one in the place of the other. */
export type ListMerge = 'by-name' | 'replace';

/**
 * What `kubectl apply` makes of three states: what was applied last, what is there, and what is applied now. A field that was
 * applied and is not any more goes; one that somebody else set stays; one that is applied is as it says.
 * (Kubernetes' strategic merge patch; custom resources take JSON merge patches, whose lists are replaced.)
 */
export function threeWayMerge(last: unknown, live: unknown, next: unknown, lists: ListMerge): unknown {
  if (isRecord(next)) {
    const merged: Record<string, unknown> = isRecord(live) ? { ...live } : {};
    const before = isRecord(last) ? last : {};
    for (const key of Object.keys(before)) if (next[key] === undefined) delete merged[key];
    for (const [key, value] of Object.entries(next)) {
      if (value === undefined) continue;
      if (value === null) delete merged[key];
      else merged[key] = threeWayMerge(before[key], merged[key], value, lists);
    }
    return merged;
  }
  if (lists === 'by-name' && isNamed(next) && isNamed(live)) {
    const before = isNamed(last) ? last : [];
    const own = next.map((item) =>
      threeWayMerge(
        before.find(({ name }) => name === item.name),
        live.find(({ name }) => name === item.name),
        item,
        lists,
      ),
    );
    const isOurs = (name: string) => [...next, ...before].some((one) => one.name === name);
    return [...own, ...live.filter(({ name }) => !isOurs(name))];
  }
  return next;
}
