import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { FileContent } from '../core/files';

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text, U+FFFD in place of what is not UTF-8. */
export const textOf = (content: FileContent): string =>
  typeof content === 'string' ? content : lenient.decode(content);

/** Text as UTF-8. */
export const bytesOf = (content: FileContent): Uint8Array =>
  typeof content === 'string' ? utf8ToBytes(content) : content;

/** Text where bytes are text (UTF-8 without NUL), else the bytes: so that an editor can open what a program wrote. */
export function textWhereText(content: FileContent): FileContent {
  if (typeof content === 'string' || content.includes(0)) return content;
  try {
    return strict.decode(content);
  } catch {
    return content;
  }
}

/** How many bytes a text is as UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // Each half of a surrogate pair counts two bytes: four in all.
    length += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return length;
}

/** Strings whose characters are bytes, as the shell carries what is not text: one character a byte. */
export function bytesOfByteString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The reverse of `bytesOfByteString`. */
export function byteStringOf(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return text;
}

/** One content after the other. */
export function joined(first: FileContent, second: FileContent): FileContent {
  if (typeof first === 'string' && typeof second === 'string') return first + second;
  const a = bytesOf(first);
  const b = bytesOf(second);
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
