import type { JsonValue } from '../../../../core/json';

type JsonObject = { readonly [key: string]: JsonValue };

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);
const isScalar = (value: JsonValue) => !isObject(value) && !isList(value);

/** A value as one word of a text: what is true or nothing as Python prints it. */
export const wordOf = (value: JsonValue | undefined): string =>
  value === null || value === undefined
    ? 'None'
    : value === true
      ? 'True'
      : value === false
        ? 'False'
        : String(value);

/** `--output text` of aws, and `tsv`: scalars of an object in one line, tabs between, sorted by name; what is nested below. */
export function textRows(value: JsonValue, name?: string): string[] {
  const begin = name === undefined ? [] : [name.toUpperCase()];
  if (isScalar(value)) return [[...begin, wordOf(value)].join('\t')];
  if (isList(value)) {
    if (value.every(isScalar))
      return name === undefined
        ? [value.map(wordOf).join('\t')]
        : value.map((item) => [...begin, wordOf(item)].join('\t'));
    return value.flatMap((item) => textRows(item, name));
  }
  const entries = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
  const own = entries.filter(([, item]) => isScalar(item)).map(([, item]) => wordOf(item));
  const nested = entries.filter(([, item]) => !isScalar(item));
  return [
    ...(own.length > 0 ? [[...begin, ...own].join('\t')] : []),
    ...nested.flatMap(([key, item]) => textRows(item, key)),
  ];
}
