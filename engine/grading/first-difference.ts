import type { JsonValue } from '../core/json';

/** Where two JSON values first differ, depth first, keys in sorted order. */
export interface Difference {
  /** E.g. `weights[3].bias`; empty for the values themselves. */
  readonly at: string;
  readonly first: JsonValue | undefined;
  readonly second: JsonValue | undefined;
}

/** The first difference of two JSON values, or `null` when they are the same. Numbers must be identical. */
export function firstDifference(
  first: JsonValue | undefined,
  second: JsonValue | undefined,
  at = '',
): Difference | null {
  if (first === second) return null;
  if (!isContainer(first) || !isContainer(second) || Array.isArray(first) !== Array.isArray(second)) {
    return { at, first, second };
  }
  const isArray = Array.isArray(first);
  const keys = isArray
    ? Array.from({ length: Math.max(first.length, (second as readonly JsonValue[]).length) }, (_, i) => i)
    : [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();
  for (const key of keys) {
    const step = isArray ? `[${key}]` : at === '' ? String(key) : `.${key}`;
    const found = firstDifference(entry(first, key), entry(second, key), `${at}${step}`);
    if (found) return found;
  }
  return null;
}

type Container = readonly JsonValue[] | { readonly [key: string]: JsonValue };

function isContainer(value: JsonValue | undefined): value is Container {
  return typeof value === 'object' && value !== null;
}

function entry(container: Container, key: string | number): JsonValue | undefined {
  return Object.hasOwn(container, key) ? (container as Record<string | number, JsonValue>)[key] : undefined;
}
