/**
 * The result of a delta of a pack over its base (gitformat-pack); null when it is damaged or would be larger than `limit`.
 */
export function applyDelta(base: Uint8Array, delta: Uint8Array, limit: number): Uint8Array | null {
  const cursor = { at: 0 };
  const baseSize = readSize(delta, cursor);
  const size = readSize(delta, cursor);
  if (baseSize !== base.length || size === null || size > limit) return null;
  const result = new Uint8Array(size);
  let to = 0;
  while (cursor.at < delta.length) {
    const command = delta[cursor.at++]!;
    if (command === 0) return null;
    let from = 0;
    let length = command;
    const source = (command & 0x80) === 0 ? delta : base;
    if (source === delta) {
      from = cursor.at;
      cursor.at += length;
    } else {
      from = readSparse(delta, cursor, command, 0, 4);
      length = readSparse(delta, cursor, command, 4, 3) || 0x10000;
    }
    if (cursor.at > delta.length || from + length > source.length || to + length > size) return null;
    result.set(source.subarray(from, from + length), to);
    to += length;
  }
  return to === size ? result : null;
}

/** A number in groups of seven bits, lowest first. */
function readSize(bytes: Uint8Array, cursor: { at: number }): number | null {
  let value = 0;
  for (let shift = 0; shift < 42; shift += 7) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** shift;
    if ((byte & 0x80) === 0) return value;
  }
  return null;
}

/** A little-endian number of which only the bytes are there whose bit is set in `command`, from bit `bit` on. */
function readSparse(
  bytes: Uint8Array,
  cursor: { at: number },
  command: number,
  bit: number,
  count: number,
): number {
  let value = 0;
  for (let i = 0; i < count; i++)
    if ((command & (1 << (bit + i))) !== 0) value += (bytes[cursor.at++] ?? 0) * 2 ** (8 * i);
  return value;
}
