import { toText } from './bytes';

/**
 * Bytes as a string with one character a byte. Lines are cut, compared and merged in this form: it is as quick as text,
 * and content that is not UTF-8 survives.
 */
export type ByteString = string;

const CHUNK = 8192;

export function toByteString(bytes: Uint8Array): ByteString {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

export function fromByteString(text: ByteString): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const BEYOND_ASCII = /[\u0080-\u00ff]/;

/** As people read it: the bytes taken as UTF-8. */
export const byteStringToText = (text: ByteString): string =>
  BEYOND_ASCII.test(text) ? toText(fromByteString(text)) : text;

/** The lines of a content, each with its line end; the last one may have none. */
export function splitLines(text: ByteString): ByteString[] {
  const lines: ByteString[] = [];
  let at = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
    lines.push(text.slice(at, end + 1));
    at = end + 1;
  }
  if (at < text.length) lines.push(text.slice(at));
  return lines;
}
