import type { Rng } from '../../../core/rng';

/** Signs that make no words: no vowels, no digits that look like letters. */
const SIGNS = 'bcdfghjklmnpqrstvwxz2456789';

/** FNV-1a over UTF-16 units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A value as text that is the same whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

const hashes = new WeakMap<object, string>();

/** The name of a template, made of its content: the same template has the same name. Kubernetes hashes its own structure. */
export function templateHash(template: object): string {
  // Controllers ask at every look, and templates do not change: an object has its hash once.
  let hash = hashes.get(template);
  if (hash === undefined) {
    const digits = String(fnv1a(canonical(template))).split('');
    hash = digits.map((digit) => SIGNS[digit.charCodeAt(0) % SIGNS.length]).join('');
    hashes.set(template, hash);
  }
  return hash;
}

/** Whether two objects have the same values in their fields; those that are objects are compared as such. */
export function isShallowEqual<Value extends object>(a: Value, b: Value): boolean {
  const keys = Object.keys(a) as (keyof Value)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** What follows the name of a replica set in that of a pod. */
export const nameSuffix = (rng: Rng): string =>
  Array.from({ length: 5 }, () => SIGNS[rng.int(SIGNS.length)]).join('');

/** A version-4 UUID. */
export function newUid(rng: Rng): string {
  const hex = Array.from({ length: 32 }, () => rng.int(16).toString(16));
  hex[12] = '4';
  hex[16] = (8 + (Number.parseInt(hex[16]!, 16) % 4)).toString(16);
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}
