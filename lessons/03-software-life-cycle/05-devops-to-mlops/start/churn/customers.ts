import { readFileSync } from 'node:fs';

/** A row of a table, by column. */
export type Row = Readonly<Record<string, string>>;

/** A customer, as the feed of the billing department has them. */
export interface Customer {
  /** Months as a customer. */
  readonly tenure: number;
  /** Monthly charge in €. */
  readonly monthly: number;
  readonly internet: string;
  readonly contract: string;
  readonly security: boolean;
  readonly support: boolean;
  readonly paperless: boolean;
  readonly payment: string;
  readonly senior: boolean;
}

const numberOf = (cell: string | undefined) => (cell === undefined || cell === '' ? Number.NaN : Number(cell));

/** Makes a customer of a row of the feed. */
export const customerOf = (row: Row): Customer => ({
  tenure: numberOf(row.tenure),
  monthly: numberOf(row.monthly),
  internet: row.internet ?? '',
  contract: row.contract ?? '',
  security: row.security === 'yes',
  support: row.support === 'yes',
  paperless: row.paperless === 'yes',
  payment: row.payment ?? '',
  senior: row.senior === 'yes',
});

/** The rows of a CSV without quotes, given as its text. */
export function rowsOf(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** The rows of a CSV file. */
export const readTable = (path: string): Row[] => rowsOf(readFileSync(path, 'utf8'));

/** Rows as the text of a CSV. */
export function csvOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\n')}\n`;
}
