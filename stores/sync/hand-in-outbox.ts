import type { Receipt } from '../../contracts/api/submissions';
import { ARTIFACTS_REQUEST_BYTES } from '../../contracts/api/work';
import type { StoredHandIn } from '../../contracts/stored-sync';
import type { Lateness } from '../../engine/assignments/late-policy';
import type { RecordDatabase } from '../../runtime/storage/record-database';
import { readActive } from '../../runtime/sync/append';
import type { Asked, askServer } from '../account/ask-server';
import { base64 } from './base64';

/** Why the server takes a piece of work in no case, so that sending it again is of no use. */
const FINAL = new Set(['forbidden', 'not-found', 'invalid', 'wrong-version', 'conflict', 'too-large']);
/** How often pieces are sent anew that the server says it does not have. */
const MOST_TRIES = 3;

/**
 * Work on its way to be handed in. It is kept before anything is sent, so that a page that ends, or a network that is not there, loses
 * nothing; its id is made once, so that sending it again is the same submission. Receipts stay as the proof.
 */
export class HandInOutbox {
  readonly #db: RecordDatabase;
  readonly #userId: string;
  readonly #ask: typeof askServer;
  readonly #onChange: () => void;
  #sending: Promise<void> | null = null;

  constructor(db: RecordDatabase, userId: string, ask: typeof askServer, onChange: () => void) {
    this.#db = db;
    this.#userId = userId;
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** Keeps the work; once this has resolved, nothing of it is lost any more. */
  async add(handIn: StoredHandIn): Promise<void> {
    await this.#put(handIn);
  }

  /** All that was handed in from this browser, the newest first. */
  async all(): Promise<readonly StoredHandIn[]> {
    const records = await this.#db.under('handIns', [this.#userId]);
    return records.map(({ value }) => value as StoredHandIn).sort((a, b) => b.clientAt - a.clientAt);
  }

  /** Sends what waits, the oldest first. What cannot be sent now stays. Two at once are one. */
  sendAll(): Promise<void> {
    this.#sending ??= this.#sendWaiting().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendWaiting(): Promise<void> {
    const waiting = (await this.all()).filter(({ state }) => state === 'waiting').reverse();
    for (const handIn of waiting) if (!(await this.#send(handIn))) return;
  }

  /** @returns whether the next one may be tried. */
  async #send(handIn: StoredHandIn): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      const pieces = await this.#sendPieces(handIn);
      if (!pieces.ok) return this.#refused(handIn, pieces);
      const { id, classId, assignmentId, exercise, contentVersion, clientAt, clientAheadMs, work } = handIn;
      const asked = await this.#ask<{ receipt: Receipt; lateness: Lateness }>(
        'POST',
        `/api/v1/classes/${classId}/assignments/${assignmentId}/submissions`,
        {
          id,
          exercise,
          contentVersion,
          clientAt: new Date(clientAt).toISOString(),
          clientAheadMs: clientAheadMs ?? (await aheadMs(this.#db, this.#userId)),
          body: { work },
        },
      );
      if (asked.ok) {
        await this.#put({ ...handIn, ...asked.value, pieces: {}, state: 'arrived' });
        return true;
      }
      if (asked.code !== 'pieces-missing' || tries === MOST_TRIES) return this.#refused(handIn, asked);
    }
  }

  async #sendPieces({ pieces }: StoredHandIn): Promise<Asked<object>> {
    const asked = await this.#ask<{ missing: readonly string[] }>('POST', '/api/v1/artifacts/missing', {
      sha256: Object.keys(pieces),
    });
    if (!asked.ok) return asked;
    for (const part of inParts(asked.value.missing, pieces)) {
      const artifacts = part.map((sha256) => ({ sha256, base64: base64(pieces[sha256]!) }));
      const sent = await this.#ask<object>('POST', '/api/v1/artifacts', { artifacts });
      if (!sent.ok) return sent;
    }
    return { ok: true, value: {} };
  }

  async #refused(
    handIn: StoredHandIn,
    { code, message }: { code: string; message: string },
  ): Promise<boolean> {
    if (!FINAL.has(code)) return false;
    await this.#put({ ...handIn, pieces: {}, state: 'refused', refusal: message });
    return true;
  }

  async #put(handIn: StoredHandIn): Promise<void> {
    await this.#db.write([{ op: 'put', table: 'handIns', key: [this.#userId, handIn.id], value: handIn }]);
    this.#onChange();
  }
}

/** How far this clock was last measured to be ahead of the server's, in milliseconds. */
export async function aheadMs(db: RecordDatabase, userId: string): Promise<number> {
  return (await readActive(db, userId))?.aheadMs ?? 0;
}

/** Hashes in requests of a size that the server takes. */
function inParts(
  hashes: readonly string[],
  pieces: Readonly<Record<string, Uint8Array>>,
): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let room = 0;
  for (const hash of hashes) {
    const size = pieces[hash]?.length;
    if (size === undefined) continue;
    if (size > room || parts.at(-1)!.length >= 500) {
      parts.push([]);
      room = ARTIFACTS_REQUEST_BYTES;
    }
    parts.at(-1)!.push(hash);
    room -= size;
  }
  return parts;
}
