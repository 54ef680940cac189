import { utf8ToBytes } from '@noble/hashes/utils.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes as text (UTF-8; what is not UTF-8 becomes U+FFFD). */
export const toText = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Text as UTF-8. */
export const toBytes = (text: string): Uint8Array => utf8ToBytes(text);

/** The parts one after another. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const BINARY_PROBE = 8000;

/** Whether git takes a content for binary: a NUL among its first 8,000 bytes. */
export function isBinary(bytes: Uint8Array): boolean {
  const nul = bytes.indexOf(0);
  return nul !== -1 && nul < BINARY_PROBE;
}
