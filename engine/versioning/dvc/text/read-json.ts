import { PyFloat } from '../../../core/python-text';
import type { Data } from './data';

/** Tokens of JSON as Python has it: keys, other texts, numbers, and names for numbers that JSON does not have. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|NaN|-?Infinity/g;

const FLOAT_KEY = '\u0001';

/**
 * Reads JSON as Python's `json` does: floats apart from ints, `NaN` and `Infinity`, keys in the order of the file.
 * @returns undefined when it is none.
 */
export function readJson(text: string): Data | undefined {
  // Floats become mappings of their own, and keys get a prefix, so that no key is taken for the index of an array.
  const marked = text.replace(TOKEN, (token, colon: string | undefined) => {
    if (token.startsWith('"')) return colon === undefined ? token : `"k${token.slice(1)}`;
    return /^-?\d+$/.test(token) ? token : `{"\\u0001":"${token}"}`;
  });
  try {
    return toData(JSON.parse(marked));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

function toData(raw: unknown): Data {
  if (Array.isArray(raw)) return raw.map(toData);
  if (typeof raw !== 'object' || raw === null) return raw as Data;
  const float = (raw as Record<string, unknown>)[FLOAT_KEY];
  if (typeof float === 'string') return new PyFloat(Number(float));
  return new Map(Object.entries(raw).map(([key, value]) => [key.slice(1), toData(value)]));
}
