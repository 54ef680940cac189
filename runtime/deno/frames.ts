import { timingSafeEqual } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

const HEAD = 4;

/** A message with its length before it, as `guest-host.js` reads it. */
export function frameOf(message: unknown): Buffer {
  const body = serialize(message);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Puts messages together from the pieces in which they arrive. */
export class FrameReader {
  readonly #limit: number;
  readonly #secret: Uint8Array;
  #pieces: Buffer[] = [];
  #size = 0;

  /**
   * @param secret what each message begins with that is really from the other side.
   * @param limit bytes that one message may have.
   */
  constructor(secret: Uint8Array, limit: number) {
    this.#secret = secret;
    this.#limit = limit;
  }

  /**
   * The messages that are whole with this piece.
   *
   * @throws Error when one is longer than it may be, not from the other side, or no message at all.
   */
  *take(piece: Buffer): Generator<unknown> {
    this.#pieces.push(piece);
    this.#size += piece.length;
    for (let length = this.#next(); length !== null; length = this.#next()) {
      const all = Buffer.concat(this.#pieces);
      const end = HEAD + length;
      this.#pieces = [all.subarray(end)];
      this.#size = all.length - end;
      const body = HEAD + this.#secret.length;
      if (length < this.#secret.length || !timingSafeEqual(all.subarray(HEAD, body), this.#secret))
        throw new Error('a message that is not from the host of the guest');
      yield deserialize(all.subarray(body, end));
    }
  }

  /** The length of the message that is whole; null: more has to come. */
  #next(): number | null {
    if (this.#size < HEAD) return null;
    if (this.#pieces[0]!.length < HEAD) this.#pieces = [Buffer.concat(this.#pieces)];
    const length = this.#pieces[0]!.readUInt32LE();
    if (length > this.#limit) throw new Error(`a message of ${length} bytes, more than ${this.#limit}`);
    return this.#size >= HEAD + length ? length : null;
  }
}
