import { invalid } from '../errors';

/** One page of what was found. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Asks for the next page; null: this is the last one. */
  readonly nextPageToken: string | null;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of ASCII text. */
function toBase64(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 3) {
    const codes = [0, 1, 2].map((index) => text.charCodeAt(at + index) || 0);
    const bits = (codes[0]! << 16) | (codes[1]! << 8) | codes[2]!;
    const count = Math.min(3, text.length - at) + 1;
    for (let index = 0; index < 4; index++)
      out += index < count ? ALPHABET[(bits >> (18 - 6 * index)) & 63] : '=';
  }
  return out;
}

/** The text that Base64 stands for; null: it is no Base64. */
function fromBase64(text: string): string | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bits = [...text.replace(/=+$/, '')].map((char) =>
    ALPHABET.indexOf(char).toString(2).padStart(6, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
}

/** The token of the page that begins at `offset`. */
export const pageToken = (offset: number): string => toBase64(`{"offset": ${offset}}`);

/** @throws MlflowError INVALID_PARAMETER_VALUE. */
function offsetOf(token: string): number {
  if (token === '') return 0;
  const text = fromBase64(token);
  if (text === null) throw invalid('Invalid page token, could not base64-decode');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(`Invalid page token, decoded value=${text}`);
  }
  const offset = (value as { offset?: unknown } | null)?.offset;
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 1)
    throw invalid(`Invalid page token, parsed value=${text}`);
  return offset;
}

/**
 * The page that a token asks for; '' asks for the first one.
 * @throws MlflowError INVALID_PARAMETER_VALUE for a token that was not given out here.
 */
export function paginate<T>(items: readonly T[], token: string, maxResults: number): Page<T> {
  const start = offsetOf(token);
  const end = start + maxResults;
  return { items: items.slice(start, end), nextPageToken: end < items.length ? pageToken(end) : null };
}

/** @throws MlflowError INVALID_PARAMETER_VALUE unless it is from 1 to `limit`. */
export function checkMaxResults(maxResults: number, limit: number): void {
  if (!Number.isInteger(maxResults) || maxResults < 1)
    throw invalid(
      `Invalid value ${maxResults} for parameter 'max_results' supplied: It must be a positive integer`,
    );
  if (maxResults > limit)
    throw invalid(
      `Invalid value ${maxResults} for parameter 'max_results' supplied: It must be at most ${limit}`,
    );
}
