type Encoding = 'utf8' | 'utf-8' | 'hex' | 'base64' | 'latin1' | 'ascii' | 'binary';

const encoder = new TextEncoder();

/** Text to bytes in one of Node's encodings. */
export function encode(text: string, encoding: Encoding = 'utf8'): Uint8Array {
  switch (encoding) {
    case 'hex':
      return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
    case 'base64':
      return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    case 'latin1':
    case 'ascii':
    case 'binary':
      return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
    default:
      return encoder.encode(text);
  }
}

/** Bytes to text in one of Node's encodings. */
export function decode(bytes: Uint8Array, encoding: Encoding = 'utf8'): string {
  switch (encoding) {
    case 'hex':
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    case 'base64':
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    case 'latin1':
    case 'ascii':
    case 'binary':
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    default:
      // Node keeps a byte order mark.
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

/** The part of Node's Buffer that files and hashes need: bytes that read as text. */
export class Buffer extends Uint8Array {
  static override from(data: unknown, encoding?: unknown): Buffer {
    const bytes =
      typeof data === 'string'
        ? encode(data, encoding as Encoding)
        : data instanceof ArrayBuffer
          ? new Uint8Array(data)
          : Uint8Array.from(data as ArrayLike<number>);
    const out = new Buffer(bytes.length);
    out.set(bytes);
    return out;
  }

  static alloc(size: number, fill = 0): Buffer {
    return new Buffer(size).fill(fill) as Buffer;
  }

  /** Here its bytes are zero too. Node's own Request and Response ask for it. */
  static allocUnsafe(size: number): Buffer {
    return new Buffer(size);
  }

  static concat(list: readonly Uint8Array[]): Buffer {
    const out = new Buffer(list.reduce((sum, item) => sum + item.length, 0));
    let at = 0;
    for (const item of list) {
      out.set(item, at);
      at += item.length;
    }
    return out;
  }

  static byteLength(text: string): number {
    return encode(text).length;
  }

  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer;
  }

  override toString(encoding?: Encoding): string {
    return decode(this, encoding);
  }

  toJSON(): { type: 'Buffer'; data: number[] } {
    return { type: 'Buffer', data: Array.from(this) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const shown = Array.from(this.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0'));
    const rest = this.length - 50;
    return `<Buffer${shown.map((byte) => ` ${byte}`).join('')}${rest > 0 ? ` ... ${rest} more bytes` : ''}>`;
  }
}
