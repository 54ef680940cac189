import { PyFloat, type PyValue, pyFloat } from '../../../core/python-text';
import { byCodePoint } from './compare';
import { pyQuote } from './humanize';

/**
 * A value of a YAML or JSON file as Python holds it: floats apart from ints, mappings in the order of the file. The keys
 * of mappings are texts.
 */
export type Data = null | boolean | number | string | PyFloat | Data[] | DataMap;

/** A mapping in the order of its file. */
export type DataMap = Map<string, Data>;

export const isMap = (data: unknown): data is DataMap => data instanceof Map;

/** A number of either kind; undefined for anything else. */
export function numberOf(data: Data | undefined): number | undefined {
  if (data instanceof PyFloat) return data.value;
  return typeof data === 'number' ? data : undefined;
}

/** Python's `==`: `1 == 1.0`, mappings without regard to order. */
export function equalData(a: Data | undefined, b: Data | undefined): boolean {
  if (a === b) return true;
  const left = numberOf(a);
  const right = numberOf(b);
  if (left !== undefined || right !== undefined) return left === right;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => equalData(item, b[i]));
  if (isMap(a) && isMap(b))
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && equalData(value, b.get(key)));
  return false;
}

/** The same value for `pyJson`, mappings sorted by key (code points). */
export function sortedPyValue(data: Data): PyValue {
  if (Array.isArray(data)) return data.map(sortedPyValue);
  if (isMap(data))
    return Object.fromEntries(
      [...data].sort(([a], [b]) => byCodePoint(a, b)).map(([key, value]) => [key, sortedPyValue(value)]),
    );
  return data;
}

/** What stands at a dotted path (`train.layers.0`); undefined: nothing. */
export function valueAt(data: Data, path: string): Data | undefined {
  let at: Data | undefined = data;
  for (const part of path.split('.')) {
    if (isMap(at)) at = at.get(part);
    else if (Array.isArray(at)) at = /^\d+$/.test(part) ? at[Number(part)] : undefined;
    else return undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

/** Leaves by dotted path; lists and empty mappings are leaves. A value that is no mapping stands under ''. */
export function flattenData(data: Data): Map<string, Data> {
  const flat = new Map<string, Data>();
  const visit = (at: Data, path: string) => {
    if (isMap(at) && at.size > 0)
      for (const [key, value] of at) visit(value, path === '' ? key : `${path}.${key}`);
    else flat.set(path, at);
  };
  if (isMap(data) && data.size === 0) return flat;
  visit(data, '');
  return flat;
}

/** Python's `str` of a value. */
export function pyStr(data: Data): string {
  return typeof data === 'string' ? data : pyRepr(data);
}

/** Python's `repr` of a value. */
export function pyRepr(data: Data): string {
  if (data === null) return 'None';
  if (typeof data === 'boolean') return data ? 'True' : 'False';
  if (data instanceof PyFloat) return pyFloat(data.value);
  if (typeof data === 'number') return String(data);
  if (typeof data === 'string') return pyQuote(data);
  if (Array.isArray(data)) return `[${data.map(pyRepr).join(', ')}]`;
  return `{${[...data].map(([key, value]) => `${pyQuote(key)}: ${pyRepr(value)}`).join(', ')}}`;
}
