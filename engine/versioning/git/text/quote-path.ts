import { toBytes } from './bytes';

const NAMED: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

const PLAIN = /^[ !#-[\]-~]*$/;

const quotedByte = (byte: number): string =>
  NAMED[byte] ??
  (byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte));

/**
 * A path as git prints it with `core.quotePath` on: within double quotes, C escapes and octal bytes, when it holds a
 * control character, a quote, a backslash or anything outside ASCII; as it is otherwise.
 * @param spaces also quote a path that holds a space, as `status --short` does.
 */
export function quotePath(path: string, spaces = false): string {
  if (PLAIN.test(path) && !(spaces && path.includes(' '))) return path;
  return `"${Array.from(toBytes(path), quotedByte).join('')}"`;
}

/** `prefix + path` quoted as one, as in the header of a patch (`"a/n\303\244he"`). */
export const quotePrefixed = (prefix: string, path: string): string => quotePath(prefix + path);
