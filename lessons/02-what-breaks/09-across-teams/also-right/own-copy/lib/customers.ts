import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A customer, as the export of the data team has them. */
export interface Customer {
  readonly id: string;
  /** Months. */
  readonly tenure: number;
  /** Dollars a month. */
  readonly monthly: number;
  readonly internet: string;
  readonly contract: string;
  readonly paperless: boolean;
  readonly senior: boolean;
}

type Row = Readonly<Record<string, string>>;

const customerOf = (row: Row): Customer => ({
  id: row.customer_id ?? '',
  tenure: Number(row.tenure_months ?? 0),
  monthly: Number(row.monthly_charge ?? 0),
  internet: row.internet ?? '',
  contract: row.contract ?? '',
  paperless: row.paperless === 'yes',
  senior: row.senior === 'yes',
});

/** The cells of a line; one with a comma in it stands in quotes. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? '');

/** The rows of a CSV, by column. */
export function rowsOf(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const columns = cellsOf(head);
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, i) => [columns[i] ?? '', cell])));
}

/** The files of the export: one for each region, in folders of whatever depth. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** All customers of the export. */
export const readCustomers = (folder: string): Customer[] =>
  filesIn(folder).flatMap((path) => rowsOf(readFileSync(path, 'utf8')).map(customerOf));
