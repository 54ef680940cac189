import { readFileSync } from 'node:fs';

/** A row of a table, by column. */
export type Row = Readonly<Record<string, string>>;

/** A customer; `contract.json` says what each value means, and when it is known. */
export interface Customer {
  readonly tenure: number;
  readonly monthly: number;
  readonly internet: string;
  readonly contract: string;
  readonly security: boolean;
  readonly support: boolean;
  readonly paperless: boolean;
  readonly payment: string;
  readonly senior: boolean;
  readonly refund: number;
  readonly left: boolean;
}

/** Makes a customer of a row of the table. */
export const customerOf = (row: Row): Customer => ({
  tenure: Number(row.tenure),
  monthly: Number(row.monthly),
  internet: row.internet ?? '',
  contract: row.contract ?? '',
  security: row.security === 'yes',
  support: row.support === 'yes',
  paperless: row.paperless === 'yes',
  payment: row.payment ?? '',
  senior: row.senior === 'yes',
  refund: Number(row.refund),
  left: row.left === 'yes',
});

/** The rows of a CSV without quotes. */
export function tableOf(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

export const readTable = (path: string): Row[] => tableOf(readFileSync(path, 'utf8'));

export const readCustomers = (path: string): Customer[] => readTable(path).map(customerOf);
