import { fail } from '../failure';

/** The JSON that a request carries. */
export type Fields = Record<string, unknown>;

/** `-F`: words that are JSON's own values are those; everything else is text. */
export function typed(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

/** `comments[][path]` as its parts: `comments`, ``, `path`. */
function partsOf(key: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key);
  if (match === null) return fail(`invalid key: "${key}"`);
  return [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]*)\]/g)].map(([, part]) => part!)];
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The element of a list that the next field belongs to: a new one once the last has that field. */
function element(items: unknown[], next: string): Fields {
  const last = items.at(-1);
  if (isRecord(last) && !Object.hasOwn(last, next)) return last;
  const fresh: Fields = {};
  items.push(fresh);
  return fresh;
}

function child(at: Fields, part: string, empty: Fields | unknown[], key: string): Fields | unknown[] {
  if (!Object.hasOwn(at, part)) at[part] = empty;
  const found = at[part];
  if (Array.isArray(empty) === Array.isArray(found) && typeof found === 'object' && found !== null)
    return found as Fields | unknown[];
  return fail(`expected another type under "${key}"`);
}

/**
 * Puts a field of `gh api` where its key says: `title`, `rules[strict]`, `contexts[]`, `comments[][path]`.
 * @throws GhFailure for a key that is not one, or that contradicts an earlier one.
 */
export function setField(fields: Fields, key: string, value: unknown): void {
  const [first, ...rest] = partsOf(key);
  let at = fields;
  let name = first!;
  for (let i = 0; i < rest.length; i++) {
    const part = rest[i]!;
    if (part !== '') {
      at = child(at, name, {}, key) as Fields;
      name = part;
      continue;
    }
    const items = child(at, name, [], key) as unknown[];
    const next = rest[++i];
    if (next === undefined) {
      items.push(value);
      return;
    }
    at = element(items, next);
    name = next;
  }
  at[name] = value;
}
