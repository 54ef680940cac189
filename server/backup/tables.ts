import type { Queries } from '../db/db';
import { BackupError } from './errors';

export interface BackupTable {
  readonly name: string;
  /** The columns of its primary key: the order of its rows. */
  readonly key: readonly string[];
}

/** Of this database and server, not of what people have done. */
const LEFT_OUT = [
  'schema_migrations',
  'durability_probe',
  'rate_limits',
  'passkey_challenges',
  'sign_in_flows',
];

/** All tables that a backup holds, each after those that it refers to. */
export async function backupTables(queries: Queries): Promise<readonly BackupTable[]> {
  const tables = await queries.query<{ name: string; key: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by k.place) as key
     from pg_class c
     join pg_index i on i.indrelid = c.oid and i.indisprimary
     cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
     group by c.relname order by c.relname`,
  );
  const references = await queries.query<{ from: string; to: string }>(
    `select distinct conrelid::regclass::text as "from", confrelid::regclass::text as "to"
     from pg_constraint
     where contype = 'f' and connamespace = current_schema()::regnamespace`,
  );
  return inOrder(
    tables.filter(({ name }) => !LEFT_OUT.includes(name)),
    references,
  );
}

/** @throws BackupError `backup-cycle` when tables refer to each other in a circle. */
function inOrder(
  tables: readonly BackupTable[],
  references: readonly { readonly from: string; readonly to: string }[],
): readonly BackupTable[] {
  const ordered: BackupTable[] = [];
  const left = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const ready = [...left.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && left.has(to)),
    );
    if (ready.length === 0)
      throw new BackupError(
        'backup-cycle',
        `These tables refer to each other in a circle, so that none can be filled first: ${[...left.keys()].join(', ')}.`,
      );
    for (const table of ready) left.delete(table.name);
    ordered.push(...ready);
  }
  return ordered;
}
