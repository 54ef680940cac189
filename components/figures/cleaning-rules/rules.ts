/** One line of a small export, as it was typed, beside what is true. */
export interface SampleRow {
  readonly id: string;
  readonly cells: Readonly<Record<ColumnId, string>>;
  /** What is true; null: nobody knows. */
  readonly truth: Readonly<Record<ColumnId, number | null>>;
}

export type ColumnId = 'built' | 'area' | 'garage' | 'price';

/** The rules that are chosen, one for each kind of dirt. */
export interface Rules {
  readonly unknown: 'zero' | 'drop' | 'empty';
  readonly units: 'digits' | 'drop' | 'convert';
  readonly years: 'keep' | 'clip' | 'empty';
  readonly copies: 'keep' | 'price' | 'id';
}

/** What a rule made of a cell. `invented`: a value that nobody knows; `wrong`: another one than the true one. */
export type CellFate = 'as it was' | 'mended' | 'emptied' | 'wrong' | 'invented';
/** What became of a row. `copy dropped` is right, `lost` is not. */
export type RowFate = 'kept' | 'copy dropped' | 'doubled' | 'lost';

export interface CleanedRow {
  readonly row: SampleRow;
  readonly fate: RowFate;
  readonly cells: Readonly<Record<ColumnId, { readonly value: number | null; readonly fate: CellFate }>>;
}

const SQUARE_METRES = 0.09290304;
/** The samples were sold in 2008. */
const SOLD = 2008;
const COLUMNS: readonly ColumnId[] = ['built', 'area', 'garage', 'price'];

function sample(
  id: string,
  cells: readonly [built: string, area: string, garage: string, price: string],
  truth: readonly (number | null)[] = cells.map(Number),
): SampleRow {
  const named = <T>(values: readonly T[]) =>
    Object.fromEntries(COLUMNS.map((column, i) => [column, values[i]])) as Record<ColumnId, T>;
  return { id, cells: named(cells), truth: named(truth) };
}

/** Ten sales on twelve lines, in the manner of the export. */
export const SAMPLES: readonly SampleRow[] = [
  sample('HS-43711', ['2007', '1369', '605', '213133']),
  sample('HS-62943', ['2003', '178.56 m2', '672', '198500'], [2003, 1922, 672, 198500]),
  sample('HS-54593', ['1922', '1077', '?', '91000'], [1922, 1077, null, 91000]),
  sample('HS-49018', ['2190', '1728', '396', '136000'], [null, 1728, 396, 136000]),
  sample('HS-71207', ['1995', '1510', '40.13 m2', '181000'], [1995, 1510, 432, 181000]),
  sample('hs-43711', ['2007', '1369', '605', '213133']),
  sample('HS-38820', ['1961', '896', '0', '105000']),
  sample('HS-90114', ['2005', '1694', '482', '181000']),
  sample('HS-27455', ['1968', '2110', '-', '244000'], [1968, 2110, null, 244000]),
  sample('HS-62943', ['2003', '178.56 m2', '672', '198500'], [2003, 1922, 672, 198500]),
  sample('HS-15586', ['2001', '1338', '582', '213500']),
  sample('HS-80333', ['19', '1175', '300', '120000'], [null, 1175, 300, 120000]),
];

const sale = (id: string) => id.toUpperCase();

/** Applies the rules to the samples, line by line. */
export function applyRules(rules: Rules): CleanedRow[] {
  const keys = new Set<string>();
  const kept = new Set<string>();
  const cleaned = SAMPLES.map((row) => {
    const key = rules.copies === 'price' ? row.cells.price : sale(row.id);
    const isCopy = rules.copies !== 'keep' && keys.has(key);
    keys.add(key);
    const cells = Object.fromEntries(
      COLUMNS.map((column) => [column, cellOf(column, row, rules)]),
    ) as CleanedRow['cells'];
    const isDropped = isCopy || COLUMNS.some((column) => drops(column, row.cells[column], rules));
    if (!isDropped && kept.has(sale(row.id))) return { row, cells, fate: 'doubled' as const };
    if (!isDropped) kept.add(sale(row.id));
    return { row, cells, fate: isDropped ? ('lost' as const) : ('kept' as const) };
  });
  // A line that went is a copy where the sale is still there.
  return cleaned.map((line) =>
    line.fate === 'lost' && kept.has(sale(line.row.id)) ? { ...line, fate: 'copy dropped' as const } : line,
  );
}

const isUnknown = (cell: string) => cell === '?' || cell === '-';
const isMetric = (cell: string) => cell.endsWith('m2');

function drops(column: ColumnId, cell: string, rules: Rules): boolean {
  if (isUnknown(cell)) return rules.unknown === 'drop';
  return isMetric(cell) && column !== 'built' && rules.units === 'drop';
}

function cellOf(column: ColumnId, row: SampleRow, rules: Rules): { value: number | null; fate: CellFate } {
  const cell = row.cells[column];
  const truth = row.truth[column];
  const value = cleanedValue(column, cell, rules);
  if (truth === null) {
    if (value === null) return { value, fate: 'emptied' };
    return { value, fate: value === Number(cell) ? 'wrong' : 'invented' };
  }
  if (value !== truth) return { value, fate: 'wrong' };
  return { value, fate: cell === String(truth) ? 'as it was' : 'mended' };
}

function cleanedValue(column: ColumnId, cell: string, rules: Rules): number | null {
  if (isUnknown(cell)) return rules.unknown === 'zero' ? 0 : null;
  if (isMetric(cell)) {
    const metres = Number.parseFloat(cell);
    return rules.units === 'digits' ? metres : Math.round(metres / SQUARE_METRES);
  }
  const value = Number(cell);
  if (column !== 'built' || (value >= 1800 && value <= SOLD + 2) || rules.years === 'keep') return value;
  return rules.years === 'empty' ? null : Math.min(Math.max(value, 1800), SOLD);
}

/** What the rules did in all, counted over the lines that are left, and over the sales. */
export function countFates(lines: readonly CleanedRow[]) {
  const left = lines.filter((line) => line.fate === 'kept' || line.fate === 'doubled');
  const cells = left.flatMap((line) => Object.values(line.cells).map((cell) => cell.fate));
  const sales = new Set(lines.filter((line) => line.fate === 'lost').map((line) => sale(line.row.id)));
  const count = (...fates: CellFate[]) => cells.filter((fate) => fates.includes(fate)).length;
  return {
    mended: count('mended'),
    emptied: count('emptied'),
    wrong: count('wrong', 'invented'),
    lost: sales.size,
    doubled: lines.filter((line) => line.fate === 'doubled').length,
  };
}
