import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../testing/databases';
import * as accounts from './accounts';
import * as certificates from './certificates';
import * as classes from './classes';
import * as grading from './grading';
import * as lti from './lti';
import * as ways from './ways';
import * as work from './work';

const exported: readonly unknown[] = [
  ...Object.values(accounts),
  ...Object.values(classes),
  ...Object.values(work),
  ...Object.values(grading),
  ...Object.values(certificates),
  ...Object.values(lti),
  ...Object.values(ways),
];
const tables = exported.filter((each): each is PgTable => is(each, PgTable));

const TYPES: Record<string, string> = {
  'timestamp with time zone': 'timestamptz',
  'numeric(8, 2)': 'numeric',
  integer: 'int4',
  boolean: 'bool',
  'double precision': 'float8',
};

onBothDatabases((database) => {
  it('has in the database what the typed tables say, and nothing else', async () => {
    const rows = await database.db.query<{ table: string; column: string; type: string; nullable: string }>(
      `select table_name as "table", column_name as "column", udt_name as type, is_nullable as nullable
       from information_schema.columns
       where table_schema = current_schema() and table_name not in ('schema_migrations', 'durability_probe')`,
    );
    const found = rows.map(
      (row) => `${row.table}.${row.column} ${row.type}${row.nullable === 'YES' ? '?' : ''}`,
    );
    const typed = tables.flatMap((table) => {
      const inKey = getTableConfig(table).primaryKeys.flatMap(({ columns }) =>
        columns.map(({ name }) => name),
      );
      return Object.values(getTableColumns(table)).map((column) => {
        const type = column.getSQLType();
        const isNullable = !column.notNull && !column.primary && !inKey.includes(column.name);
        return `${getTableName(table)}.${column.name} ${TYPES[type] ?? type}${isNullable ? '?' : ''}`;
      });
    });
    expect(typed.sort()).toEqual(found.sort());
  });
});
