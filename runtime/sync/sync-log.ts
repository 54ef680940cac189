import { SYNC_BATCH } from '../../contracts/api/sync';
import type { StoredStream, StoredSyncEvent } from '../../contracts/stored-sync';
import type { Stamp } from '../../engine/sync/merge';
import { nextBatch } from '../../engine/sync/stream';
import type { RecordDatabase, RecordKey, RecordReader, Write } from '../storage/record-database';
import {
  activeKey,
  appendWrites,
  emptyStream,
  type LogPorts,
  type NewEvent,
  readActive,
  SYNC_TABLES,
  stampKeyOf,
} from './append';
import { applyPulled, PULLED_TABLES } from './apply-pulled';
import type { SyncReply } from './port';

/** What one request may carry: below the server's limit for a body, or the browser's for one that outlives its page. */
const MOST_BYTES = { usual: 200_000, last: 55_000 } as const;

/** A log with the events that are sent next. */
export interface LogPart {
  readonly key: RecordKey;
  readonly stream: StoredStream;
  readonly from: number;
  readonly events: readonly StoredSyncEvent[];
}

/** The logs of one account in this browser. Nothing is ever deleted from them because the server has it. */
export class SyncLog {
  readonly userId: string;
  readonly #db: RecordDatabase;
  readonly #course: string;
  readonly #ports: LogPorts;

  constructor(db: RecordDatabase, course: string, userId: string, ports: LogPorts) {
    this.#db = db;
    this.#course = course;
    this.userId = userId;
    this.#ports = ports;
  }

  /** Adds to the log what no record tells. */
  async append(events: readonly NewEvent[], more: readonly Write[] = []): Promise<void> {
    const tables = [...SYNC_TABLES, ...more.map(({ table }) => table)];
    await this.#db.transact([...new Set(tables)], async (reader) => [
      ...more,
      ...(await appendWrites(reader, this.#course, this.userId, events, this.#ports)),
    ]);
  }

  /** Tells one's other devices what lessons are made from here, once it is known, so that they are the same there. */
  async tellProfile(): Promise<void> {
    const toldKey: RecordKey = [this.#course, 'profile-told', this.userId];
    const learnerSeed = await this.#db.get('settings', [this.#course, 'learner-seed']);
    if (typeof learnerSeed !== 'string' || (await this.#db.get('cache', toldKey)) === learnerSeed) return;
    await this.append(
      [{ kind: 'profile', exercise: null, body: { learnerSeed } }],
      [{ op: 'put', table: 'cache', key: toldKey, value: learnerSeed }],
    );
  }

  /** Where the logs lie: those that were given up for another, then the one that is written. */
  async keys(): Promise<readonly RecordKey[]> {
    const keys = await this.#db.keys('syncStreams', [this.userId]);
    const sealed = keys.filter(([, kind]) => kind === 'sealed');
    return [...sealed, activeKey(this.userId)];
  }

  /** How far this clock was last measured to be ahead of the server's, in milliseconds; null: never. */
  async aheadMs(): Promise<number | null> {
    const stream = await readActive(this.#db, this.userId);
    // A log that was never answered has measured nothing.
    return stream === undefined || (stream.acked === 0 && stream.cursor === 0) ? null : stream.aheadMs;
  }

  /** How many events the server is not known to have. */
  async unsent(): Promise<number> {
    const records = await this.#db.under('syncStreams', [this.userId]);
    return records
      .map(({ value }) => value as StoredStream)
      .reduce((sum, { last, acked }) => sum + Math.max(0, last - acked), 0);
  }

  /** The log at `key` with what is sent next; the one that is written is begun when there is none. */
  async part(key: RecordKey, most = SYNC_BATCH, isLast = false): Promise<LogPart | null> {
    if (key[1] === 'active') await this.#begin();
    return this.#db.read(['syncStreams', 'syncEvents'], async (reader) => {
      const stream = (await reader.get('syncStreams', key)) as StoredStream | undefined;
      if (stream === undefined) return null;
      const { from, count } = nextBatch(stream, most);
      const found =
        count === 0
          ? []
          : await reader.under(
              'syncEvents',
              [stream.id],
              [stream.id, from - 1],
              [stream.id, from + count - 1],
            );
      const events = found.map(({ value }) => value as StoredSyncEvent);
      return { key, stream, from, events: fitting(events, MOST_BYTES[isLast ? 'last' : 'usual']) };
    });
  }

  async #begin(): Promise<void> {
    if ((await readActive(this.#db, this.userId)) !== undefined) return;
    await this.#db.transact(['syncStreams'], async (reader) => {
      if ((await readActive(reader, this.userId)) !== undefined) return [];
      const value = emptyStream(this.#ports);
      return [{ op: 'put', table: 'syncStreams', key: activeKey(this.userId), value }];
    });
  }

  /**
   * Keeps what the server has answered: how far it is, and what other devices did. Both in one transaction, so that an event of
   * another device is neither lost nor needed twice.
   *
   * @returns the lessons of which something has changed.
   */
  async answered(
    { key, stream: sent }: LogPart,
    acked: number,
    answer: Extract<SyncReply, { kind: 'answer' }>,
    aheadMs: number,
  ): Promise<readonly string[]> {
    // A log that was given up is only filled again: what other devices did comes by the one that is written.
    const isActive = key[1] === 'active';
    let lessons: readonly string[] = [];
    await this.#db.transact(['syncStreams', ...PULLED_TABLES], async (reader) => {
      const now = (await reader.get('syncStreams', key)) as StoredStream | undefined;
      // Another tab has begun a new log meanwhile: the answer is about the old one.
      if (now?.id !== sent.id) return [];
      const applied = await applyPulled(reader, this.#course, isActive ? answer.pulled : []);
      lessons = applied.lessons;
      const value: StoredStream = {
        ...now,
        acked,
        lamport: Math.max(now.lamport, applied.lamport),
        ...(isActive ? { cursor: answer.cursor, mark: answer.mark } : {}),
        aheadMs,
      };
      return [...applied.writes, { op: 'put', table: 'syncStreams', key, value }];
    });
    return lessons;
  }

  /**
   * Goes on with a new log: somebody else writes the old one, as a copied browser profile does. What the server is not known to
   * have of it is in the new one; the old one stays, as far as the server had it.
   */
  async fork({ key, stream: sent }: LogPart): Promise<void> {
    if (key[1] === 'sealed') {
      // The other copy goes on with it: it is not ours to fill any more.
      await this.#db.write([{ op: 'delete', table: 'syncStreams', key }]);
      return;
    }
    await this.#db.transact(SYNC_TABLES, async (reader) => {
      const old = await readActive(reader, this.userId);
      if (old?.id !== sent.id) return [];
      const unsent = await reader.under('syncEvents', [old.id], [old.id, old.acked], [old.id, old.last]);
      const begun = emptyStream(this.#ports, old.lamport);
      const next: StoredStream = {
        ...begun,
        last: unsent.length,
        cursor: old.cursor,
        mark: old.mark,
        aheadMs: old.aheadMs,
      };
      const events = unsent.map(({ value }) => value as StoredSyncEvent);
      return [
        ...(await restamped(reader, this.#course, events, old.id, next.id)),
        { op: 'put', table: 'syncStreams', key: activeKey(this.userId), value: next },
        {
          op: 'put',
          table: 'syncStreams',
          key: [this.userId, 'sealed', old.id],
          value: { ...old, last: old.acked } satisfies StoredStream,
        },
        ...events.map(
          (value, index): Write => ({
            op: 'put',
            table: 'syncEvents',
            key: [next.id, index + 1],
            value,
          }),
        ),
      ];
    });
  }

  /** The server takes the event in no form: it gets its number without its body, which stays here. */
  async withhold({ stream, from }: LogPart): Promise<void> {
    const key: RecordKey = [stream.id, from];
    await this.#db.transact(['syncEvents'], async (reader) => {
      const event = (await reader.get('syncEvents', key)) as StoredSyncEvent | undefined;
      if (event === undefined) return [];
      return [{ op: 'put', table: 'syncEvents', key, value: { ...event, isWithheld: true } }];
    });
  }
}

/** Other devices will know these events by the new log: so must the stamps that they left here. */
async function restamped(
  reader: RecordReader,
  course: string,
  events: readonly StoredSyncEvent[],
  from: string,
  to: string,
): Promise<readonly Write[]> {
  const writes: Write[] = [];
  for (const { kind, body } of events) {
    const key = stampKeyOf(course, kind, body);
    const stamp = key && ((await reader.get('syncStamps', key)) as Stamp | undefined);
    if (key === null || stamp?.stream !== from || stamp.lamport !== body.lamport) continue;
    writes.push({ op: 'put', table: 'syncStamps', key, value: { ...stamp, stream: to } });
  }
  return writes;
}

/** As many from the front as fit, at least one. */
function fitting(events: readonly StoredSyncEvent[], bytes: number): readonly StoredSyncEvent[] {
  let used = 0;
  const end = events.findIndex((event, index) => {
    used += new TextEncoder().encode(JSON.stringify(event)).length;
    return index > 0 && used > bytes;
  });
  return end === -1 ? events : events.slice(0, end);
}
