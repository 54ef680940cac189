import { readTable, type Row } from './customers.ts';

const DAY = 86_400_000;

/** Rows of rows/labelled.csv whose outcome became known in the last so many days of it. */
export function knownLately(days: number, path = 'rows/labelled.csv'): Row[] {
  const rows = readTable(path);
  const newest = newestOf(rows);
  return rows.filter(({ known_at }) => Date.parse(known_at!) > newest - days * DAY);
}

/** Splits rows: those known before the last so many days, and the rest. */
export function splitOff(rows: readonly Row[], days: number): { readonly older: Row[]; readonly newest: Row[] } {
  const from = newestOf(rows) - days * DAY;
  const isOlder = ({ known_at }: Row) => days === 0 || Date.parse(known_at!) <= from;
  return { older: rows.filter(isOlder), newest: rows.filter((row) => !isOlder(row)) };
}

const newestOf = (rows: readonly Row[]) => Math.max(...rows.map(({ known_at }) => Date.parse(known_at!)));

/** The number after a word of the command line, such as `--days 4`. */
export function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}
