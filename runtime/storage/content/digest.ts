import { sha256Hex } from '../../../engine/core/hash';

/** SHA-256 of bytes in lower-case hexadecimal. */
export type Digest = (bytes: Uint8Array) => Promise<string>;

/** The platform's own SHA-256, off this thread; our own where a page has none, as over plain HTTP. */
export const platformDigest: Digest = async (bytes) => {
  const { subtle } = globalThis.crypto ?? {};
  if (subtle === undefined) return sha256Hex(bytes);
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
