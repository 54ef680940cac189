import type { JsonValue } from '../../core/json';
import { fail } from './call';

/** A value of `-F`: true, false, null and whole numbers are what they are; all else is text. */
function typed(text: string): JsonValue {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

type Node = { [key: string]: Node | JsonValue } | (Node | JsonValue)[];

/** Puts a value where `a[b][]` says. */
function put(fields: { [key: string]: Node | JsonValue }, key: string, value: JsonValue): void {
  const [first = '', ...rest] = key.replaceAll(']', '').split('[');
  let at: { [key: string]: Node | JsonValue } = fields;
  let name = first;
  for (let i = 0; i < rest.length; i++) {
    const next = rest[i]!;
    if (next !== '') {
      const inner = (at[name] ?? {}) as { [key: string]: Node | JsonValue };
      at[name] = inner;
      at = inner;
      name = next;
      continue;
    }
    const list = (at[name] ?? []) as (Node | JsonValue)[];
    at[name] = list;
    const inside = rest[i + 1];
    if (inside === undefined) {
      list.push(value);
      return;
    }
    // A name that the last entry has already begins the next one.
    const last = list.at(-1) as { [key: string]: Node | JsonValue } | undefined;
    const entry = last === undefined || Object.hasOwn(last, inside) ? {} : last;
    if (entry !== last) list.push(entry);
    at = entry;
    name = inside;
    i++;
  }
  at[name] = value;
}

/** The fields of `-f` (texts) and `-F` (typed), as one value. @throws GhActionsFailure for one without `=`. */
export function apiFields(
  given: readonly { readonly isTyped: boolean; readonly text: string }[],
): Readonly<Record<string, JsonValue>> {
  const fields: { [key: string]: Node | JsonValue } = {};
  for (const { isTyped, text } of given) {
    const at = text.indexOf('=');
    if (at < 1) fail(`field "${text}" requires a value separated by an '=' sign`);
    const value = text.slice(at + 1);
    put(fields, text.slice(0, at), isTyped ? typed(value) : value);
  }
  return fields as Readonly<Record<string, JsonValue>>;
}
