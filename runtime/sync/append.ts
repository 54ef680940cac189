import type { StoredStream, StoredSyncEvent } from '../../contracts/stored-sync';
import type { RecordKey, RecordReader, Table, Write } from '../storage/record-database';

/** What a transaction that adds to the log reads and writes. */
export const SYNC_TABLES: readonly Table[] = ['syncStreams', 'syncEvents', 'syncStamps'];

/** Something that was done, before it has its number and its lamport. */
export interface NewEvent {
  readonly kind: string;
  readonly exercise: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Where the stamp lies of what an event says, where the newest of several counts; null where it does not. */
export function stampKeyOf(course: string, kind: string, body: NewEvent['body']): RecordKey | null {
  if (kind === 'document') return [course, String(body.lesson), String(body.document), String(body.id)];
  return kind === 'draft' ? [course, String(body.lesson), 'draft', 'work'] : null;
}

/** What a log is made from. */
export interface LogPorts {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A uuid and 256 random bits as text. */
  readonly newStream: () => Pick<StoredStream, 'id' | 'secret'>;
}

export const activeKey = (userId: string): RecordKey => [userId, 'active'];

/** The log that is written now; absent: none was begun yet. */
export async function readActive(reader: RecordReader, userId: string): Promise<StoredStream | undefined> {
  return (await reader.get('syncStreams', activeKey(userId))) as StoredStream | undefined;
}

/** A log in which nothing stands yet. */
export function emptyStream(ports: LogPorts, lamport = 0): StoredStream {
  return { ...ports.newStream(), last: 0, acked: 0, lamport, cursor: 0, mark: '', aheadMs: 0 };
}

/**
 * What adds `events` to the log of `userId`. To be written in the transaction of `reader`: numbers are given there, so that two
 * tabs never give the same.
 */
export async function appendWrites(
  reader: RecordReader,
  course: string,
  userId: string,
  events: readonly NewEvent[],
  ports: LogPorts,
): Promise<readonly Write[]> {
  const stream = (await readActive(reader, userId)) ?? emptyStream(ports);
  const writes = events.flatMap((event, index): Write[] => {
    const lamport = stream.lamport + 1 + index;
    const value: StoredSyncEvent = { ...event, clientAt: ports.now(), body: { ...event.body, lamport } };
    const key: RecordKey = [stream.id, stream.last + 1 + index];
    const added: Write = { op: 'put', table: 'syncEvents', key, value };
    const stampKey = stampKeyOf(course, event.kind, event.body);
    if (stampKey === null) return [added];
    return [added, { op: 'put', table: 'syncStamps', key: stampKey, value: { lamport, stream: stream.id } }];
  });
  const { last, lamport } = stream;
  const value: StoredStream = { ...stream, last: last + events.length, lamport: lamport + events.length };
  return [...writes, { op: 'put', table: 'syncStreams', key: activeKey(userId), value }];
}
