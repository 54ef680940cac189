/** Numbers in as few bytes as hold them exactly: `base + at[i]`. */
export interface Packed {
  readonly base: number;
  /** Absent: all are `base`. */
  readonly at?: Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;
}

/**
 * Packs numbers without loss: equal ones into none, whole ones into 1, 2 or 4 bytes above their least, ones of single
 * precision into 4, others into 8.
 */
export function pack(values: Float64Array): Packed {
  const base = values[0] ?? 0;
  if (values.every((value) => Object.is(value, base))) return { base };
  const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const most = values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  const isWhole = values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0));
  if (isWhole && most - least < 2 ** 32) {
    const above = values.map((value) => value - least);
    if (most - least < 2 ** 8) return { base: least, at: Uint8Array.from(above) };
    if (most - least < 2 ** 16) return { base: least, at: Uint16Array.from(above) };
    return { base: least, at: Uint32Array.from(above) };
  }
  // −0 stays −0 under base −0 alone: 0 + −0 is 0.
  const isSingle = values.every((value) => Object.is(Math.fround(value), value));
  return { base: -0, at: isSingle ? Float32Array.from(values) : values.slice() };
}

/** The number at a place. */
export const unpack = (packed: Packed, i: number): number =>
  packed.at === undefined ? packed.base : packed.base + packed.at[i]!;

/** Bytes that the numbers take. */
export const packedBytes = (packed: Packed): number => packed.at?.byteLength ?? 0;
