/** Bytes inside JSON: `{ "$bytes": "<base64>" }`. */
export interface BytesJson {
  readonly $bytes: string;
}

/** A deep copy of a plain value in which every Uint8Array is a `BytesJson`; what is undefined is left out. */
export function withBytesAsJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) } satisfies BytesJson;
  if (Array.isArray(value)) return value.map(withBytesAsJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, withBytesAsJson(part)]),
  );
}

/** Base64 of bytes (RFC 4648, with padding). */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** The bytes of base64 text. @throws DOMException when it is not base64. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
