import { Inflate, Unzlib } from 'fflate';

/** Input is given in pieces of this many bytes, so that output is seen long before it is too much. */
const PIECE = 16_384;

/**
 * Unpacks deflated bytes that must come to exactly `size` bytes; null when they do not, or are no deflate. It stops as
 * soon as there is too much.
 */
export function inflateTo(packed: Uint8Array, size: number): Uint8Array | null {
  return gathered(new Inflate(), packed, size, true);
}

/** Unpacks zlib bytes (RFC 1950) of at most `limit`; null when there is more, or they are damaged. */
export function unzlib(packed: Uint8Array, limit: number): Uint8Array | null {
  return gathered(new Unzlib(), packed, limit, false);
}

function gathered(
  stream: Inflate | Unzlib,
  packed: Uint8Array,
  limit: number,
  exactly: boolean,
): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  stream.ondata = (part, final) => {
    parts.push(part);
    length += part.length;
    isWhole = final;
  };
  try {
    for (let at = 0; at < packed.length || at === 0; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
      if (length > limit) return null;
    }
  } catch {
    return null;
  }
  if (!isWhole || (exactly && length !== limit)) return null;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
