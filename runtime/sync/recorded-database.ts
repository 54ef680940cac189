import type { RecordDatabase, RecordReader, Table, Write } from '../storage/record-database';
import { appendWrites, type LogPorts, SYNC_TABLES } from './append';
import { eventsOfWrites, RECORDED } from './events-of-writes';

export interface Recording extends LogPorts {
  /** Whose log it is; null: nobody's, and nothing is recorded. Asked at each transaction. */
  readonly userId: () => string | null;
  readonly course: string;
  /** The log has grown. */
  readonly onAppended: () => void;
}

/**
 * A database whose transactions also write what they did into the log, in the same transaction: both are on disk, or neither is.
 * Whoever writes lessons need not know of it.
 */
export function recordedDatabase(inner: RecordDatabase, recording: Recording): RecordDatabase {
  const transact: RecordDatabase['transact'] = async (tables, plan, expect) => {
    const userId = recording.userId();
    if (userId === null || !tables.some((table) => RECORDED.has(table)))
      return inner.transact(tables, plan, expect);
    let isAppended = false;
    const both = async (reader: RecordReader): Promise<readonly Write[]> => {
      const writes = await plan(reader);
      const events = await eventsOfWrites(reader, recording.course, writes);
      isAppended = events.length > 0;
      if (!isAppended) return writes;
      return [...writes, ...(await appendWrites(reader, recording.course, userId, events, recording))];
    };
    await inner.transact([...new Set<Table>([...tables, ...SYNC_TABLES])], both, expect);
    if (isAppended) recording.onAppended();
  };
  return {
    get: (table, key) => inner.get(table, key),
    getMany: (table, keys) => inner.getMany(table, keys),
    keys: (table, prefix) => inner.keys(table, prefix),
    under: (table, prefix, after, upTo) => inner.under(table, prefix, after, upTo),
    read: (tables, work) => inner.read(tables, work),
    write: (writes, expect) =>
      transact([...new Set(writes.map(({ table }) => table))], async () => writes, expect),
    transact,
    close: () => inner.close(),
  };
}
