import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What takes the place of a secret. */
export const MASK = '***';

/** Shorter texts are no secrets that could be told from other words. */
const SHORTEST = 3;

/** The base64 of bytes, without padding. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = Math.min(4, bytes.length - i + 1);
    for (let j = 0; j < letters; j++) text += ALPHABET[(word >> (18 - 6 * j)) & 63];
  }
  return text;
}

/**
 * The base64 of a secret wherever it may stand in what is encoded: the letters that depend on it alone, for each of the
 * three places where it can begin. With and without the alphabet for addresses.
 */
function base64Forms(bytes: Uint8Array): string[] {
  const forms: string[] = [];
  for (const before of [0, 1, 2]) {
    const shifted = new Uint8Array(before + bytes.length);
    shifted.set(bytes, before);
    const encoded = base64(shifted);
    // The first letters also hold bits of what stands before, the last of what follows.
    const start = Math.ceil((before * 8) / 6);
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    const form = encoded.slice(start, end);
    forms.push(form, form.replaceAll('+', '-').replaceAll('/', '_'));
  }
  forms.push(base64(bytes));
  return forms;
}

/** A percent-encoded text, all but letters and digits encoded as strictly as programs do it. */
const strictlyEncoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*~.]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const xmlEscaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** All forms of a value that are hidden. */
function formsOf(value: string): string[] {
  const bytes = utf8ToBytes(value);
  const hex = bytesToHex(bytes);
  const encoded: string[] = [];
  try {
    encoded.push(encodeURIComponent(value), encodeURI(value), strictlyEncoded(value));
  } catch {
    // Half a surrogate pair has no such form.
  }
  return [
    value,
    ...encoded,
    ...encoded.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    ...encoded.map((text) => text.replaceAll('%20', '+')),
    JSON.stringify(value).slice(1, -1),
    xmlEscaped(value),
    value.replace(/(["\\$`])/g, '\\$1'),
    value.replaceAll("'", "'\\''"),
    [...value].reverse().join(''),
    ...(bytes.length >= 6 ? base64Forms(bytes) : []),
    ...(bytes.length >= 4 ? [hex, hex.toUpperCase()] : []),
  ];
}

/** Hides secrets in texts: as they are, in lines, in base64, percent-encoded, in hexadecimal, escaped and reversed. */
export class Masker {
  readonly #values = new Set<string>();
  #forms: string[] = [];

  /** Hides a value from now on; '' and what is shorter than three characters is not hidden. */
  add(value: string): void {
    const parts = [value, ...value.split(/\r?\n/).map((line) => line.trim())];
    for (const part of parts) {
      if (part.length < SHORTEST || this.#values.has(part)) continue;
      this.#values.add(part);
      this.#forms.push(...formsOf(part).filter((form) => form.length >= SHORTEST));
    }
    // Long forms first, so that no part of one is left over by a shorter.
    this.#forms = [...new Set(this.#forms)].sort((a, b) => b.length - a.length);
  }

  /** Whether a text holds something to hide. */
  finds(text: string): boolean {
    return this.#forms.some((form) => text.includes(form));
  }

  /** The text with `***` for all that is to be hidden. */
  mask(text: string): string {
    let masked = text;
    for (const form of this.#forms) if (masked.includes(form)) masked = masked.replaceAll(form, MASK);
    return masked;
  }

  /** The values that are hidden, for another job of the same run. */
  get values(): readonly string[] {
    return [...this.#values];
  }
}
