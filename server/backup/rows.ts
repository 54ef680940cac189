import { createHash } from 'node:crypto';
import type { Queries } from '../db/db';
import type { TableSum } from './manifest';
import type { BackupTable } from './tables';

/** Rows that are held in memory at once. */
const BATCH = 500;

/**
 * Walks over a table inside of a transaction, in the order of its key, and gives each row as one line of JSON. The lines
 * are the same on every PostgreSQL: times in UTC, bytes in hexadecimal, text ordered by its bytes.
 *
 * @returns the count and the SHA-256 of the lines, each with its line feed.
 */
export async function walkRows(
  queries: Queries,
  { name, key }: BackupTable,
  take: (lines: readonly string[]) => Promise<void> | void,
): Promise<TableSum> {
  const hash = createHash('sha256');
  const order = key.map((column) => `"${column}"::text collate "C"`).join(', ');
  let rows = 0;
  await queries.query(`declare backup_rows no scroll cursor for
    select to_jsonb(t)::text as line from "${name}" t order by ${order}`);
  for (;;) {
    const batch = await queries.query<{ line: string }>(`fetch ${BATCH} from backup_rows`);
    if (batch.length === 0) break;
    const lines = batch.map(({ line }) => `${line}\n`);
    for (const line of lines) hash.update(line);
    rows += lines.length;
    await take(lines);
  }
  await queries.query('close backup_rows');
  return { name, rows, sha256: hash.digest('hex') };
}
