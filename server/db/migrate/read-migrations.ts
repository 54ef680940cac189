import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DbError } from '../errors';

export interface Migration {
  /** The file's name without `.sql`: a number of four digits and words. */
  readonly id: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Where the migrations of this version lie, from the project's folder. */
export const MIGRATIONS_FOLDER = 'server/db/migrations';

/**
 * Reads the numbered scripts of a folder, in order.
 *
 * @throws DbError `db-migration` when a name is not of the form, or numbers are missing or used twice.
 */
export function readMigrations(folder = join(process.cwd(), MIGRATIONS_FOLDER)): readonly Migration[] {
  // The server runs in the project's folder: the build need not look for what these may read.
  const names = readdirSync(/* turbopackIgnore: true */ folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const path = join(/* turbopackIgnore: true */ folder, name);
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (Number(number) !== index + 1)
      throw new DbError(
        'db-migration',
        `${path}: expected number ${index + 1} in the form 0001-words.sql, each number once.`,
      );
    const sql = readFileSync(/* turbopackIgnore: true */ path, 'utf8');
    return { id: name.slice(0, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}
