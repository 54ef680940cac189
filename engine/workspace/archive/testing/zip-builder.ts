import { deflateSync } from 'fflate';
import { crc32 } from '../zip/crc32';

/** One entry of a zip that is built byte by byte, so that any part of it can be a lie. */
export interface BuiltEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** Unix mode with its type; 0o100644 unless told. */
  readonly mode?: number;
  readonly store?: boolean;
  readonly descriptor?: boolean;
  readonly local?: Partial<HeaderFields>;
  readonly central?: Partial<HeaderFields>;
  /** Bytes in place of the packed content. */
  readonly packed?: Uint8Array;
  /** What the data descriptor says in place of the truth. */
  readonly descriptorCrc?: number;
  /** The local header of this entry lies where that one's does. */
  readonly sameAs?: number;
}

export interface HeaderFields {
  readonly name: string | Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly extra: Uint8Array;
}

export interface BuiltZip {
  readonly entries?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly disk?: number;
  /** Bytes between the directory and the end record. */
  readonly beforeEnd?: Uint8Array;
  readonly comment?: string;
}

const text = (value: string | Uint8Array) =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;

/** Builds a zip; without options and overrides it is a sound one. */
export function buildZip(entries: readonly BuiltEntry[], zip: BuiltZip = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  const write = (bytes: Uint8Array) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const entry of entries) {
    const content = text(entry.content ?? '');
    const packed = entry.packed ?? (entry.store ? content : deflateSync(content));
    const truth: HeaderFields = {
      name: entry.name,
      flags: 0x800 | (entry.descriptor ? 8 : 0),
      method: entry.store ? 0 : 8,
      crc: crc32(content),
      packedSize: packed.length,
      size: content.length,
      extra: new Uint8Array(),
    };
    const blank = entry.descriptor ? { crc: 0, packedSize: 0, size: 0 } : {};
    const offset = entry.sameAs === undefined ? at : offsets[entry.sameAs]!;
    offsets.push(offset);
    if (entry.sameAs === undefined) {
      write(header(0x04034b50, { ...truth, ...blank, ...entry.local }));
      write(packed);
      if (entry.descriptor)
        write(numbers([0x08074b50, entry.descriptorCrc ?? truth.crc, packed.length, content.length]));
    }
    directory.push(header(0x02014b50, { ...truth, ...entry.central }, entry.mode ?? 0o100644, offset));
  }
  const from = at;
  for (const one of directory) write(one);
  const size = at - from;
  if (zip.beforeEnd) write(zip.beforeEnd);
  const comment = text(zip.comment ?? '');
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(4, zip.disk ?? 0, true);
  end.setUint16(6, zip.disk ?? 0, true);
  end.setUint16(8, zip.entries ?? entries.length, true);
  end.setUint16(10, zip.entries ?? entries.length, true);
  end.setUint32(12, zip.directorySize ?? size, true);
  end.setUint32(16, zip.directoryOffset ?? from, true);
  end.setUint16(20, comment.length, true);
  write(new Uint8Array(end.buffer));
  write(comment);
  const whole = new Uint8Array(at);
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}

function header(signature: number, fields: HeaderFields, mode?: number, offset = 0): Uint8Array {
  const isCentral = mode !== undefined;
  const name = text(fields.name);
  const fixed = isCentral ? 46 : 30;
  const bytes = new Uint8Array(fixed + name.length + fields.extra.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  const shift = isCentral ? 2 : 0;
  if (isCentral) view.setUint16(4, (3 << 8) | 20, true);
  view.setUint16(4 + shift, 20, true);
  view.setUint16(6 + shift, fields.flags, true);
  view.setUint16(8 + shift, fields.method, true);
  view.setUint32(14 + shift, fields.crc, true);
  view.setUint32(18 + shift, fields.packedSize, true);
  view.setUint32(22 + shift, fields.size, true);
  view.setUint16(26 + shift, name.length, true);
  view.setUint16(28 + shift, fields.extra.length, true);
  if (isCentral) {
    view.setUint32(38, (mode << 16) >>> 0, true);
    view.setUint32(42, offset, true);
  }
  bytes.set(name, fixed);
  bytes.set(fields.extra, fixed + name.length);
  return bytes;
}

function numbers(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) view.setUint32(4 * i, value, true);
  return new Uint8Array(view.buffer);
}

/** A zip64 end record and its locator, as they stand before the ordinary end. */
export function zip64End(fields: { entries: number; size: number; offset: number; at: number }): Uint8Array {
  const view = new DataView(new ArrayBuffer(76));
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setBigUint64(24, BigInt(fields.entries), true);
  view.setBigUint64(32, BigInt(fields.entries), true);
  view.setBigUint64(40, BigInt(fields.size), true);
  view.setBigUint64(48, BigInt(fields.offset), true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(fields.at), true);
  view.setUint32(72, 1, true);
  return new Uint8Array(view.buffer);
}
