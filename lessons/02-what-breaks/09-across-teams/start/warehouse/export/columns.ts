/** A row of the warehouse's own table. */
export type Row = Readonly<Record<string, string>>;

/** A column of the export: its name, and what it holds. */
export type Column = readonly [name: string, of: (row: Row) => string];

/** What others read. */
export const COLUMNS: readonly Column[] = [
  ['customer_id', (row) => row.customer!],
  ['tenure_months', (row) => row.months!],
  ['monthly_charge', (row) => row.monthly!],
  ['internet', (row) => row.internet!],
  ['contract', (row) => row.contract!],
  ['paperless', (row) => row.paperless!],
  ['senior', (row) => row.senior!],
];
