import { type Rng, seededRng } from '../../core/rng';
import { CELL_DIRT, respell, SPELLED_COLUMNS } from './cells';
import { exportTable, LISTING_ID, NOTES } from './export-table';
import type { DirtLedger, DirtLine, DirtMark, DirtRates, TextTable } from './types';

/** A dirty table, and what was done to it. */
export interface DirtyExport {
  /** As CSV (RFC 4180). */
  readonly text: string;
  readonly ledger: DirtLedger;
}

/** A category must be this common for one of its cells to be respelled: else nobody could tell the right spelling. */
const COMMON = 25;
/** The first column, by place, from which a row may be shifted, and how many columns at the end are left out. */
const SHIFT_FROM = 3;
const SHIFT_END = 6;

/**
 * The Ames table as a raw export (see `exportTable`), its rows in an order that follows from the seed, with dirt in it.
 * A cell has one mark at most; a shifted row has no other; a copy repeats the line that it is a copy of. With all rates
 * at 0 the text is the true table.
 */
export function injectDirt(source: TextTable, seed: string, rates: DirtRates): DirtyExport {
  const rng = seededRng(`${seed}/dirt`);
  const table = exportTable(source, rng.fork('fees'));
  const truth = rng.fork('order').shuffle(table.rows);
  const marks: DirtMark[] = [];
  const common = commonCategories(table);
  const width = table.columns.length;
  const listingAt = table.columns.indexOf(LISTING_ID);
  const yearAt = table.columns.indexOf('Year_Sold');
  const rowRng = rng.fork('rows');
  const cellRng = rng.fork('cells');

  const lines: { line: DirtLine; cells: string[] }[] = truth.map((row) => {
    const listing = row[listingAt]!;
    if (!row.includes('') && rowRng.next() < rates.shifted) {
      const at = SHIFT_FROM + rowRng.int(width - SHIFT_END - SHIFT_FROM);
      const column = table.columns[at]!;
      marks.push({ kind: 'shifted', form: 'right', listing, column, recoverable: true });
      return {
        line: { listing, as: 'row', shiftedFrom: at },
        cells: [...row.slice(0, at), '', ...row.slice(at)],
      };
    }
    const cells = row.map((value, i) => {
      const column = table.columns[i]!;
      for (const dirt of CELL_DIRT) {
        if (!dirt.columns.has(column) || cellRng.next() >= dirt.rate(rates)) continue;
        const site = { value, yearSold: Number(row[yearAt]), rng: cellRng };
        const cell = dirt.apply(site);
        if (!cell || (cell.kind === 'spelling' && !common.has(`${column}/${value}`))) continue;
        marks.push({ ...cell, listing, column, truth: value });
        return cell.written;
      }
      return value;
    });
    return { line: { listing, as: 'row' }, cells: [...cells, ''] };
  });

  const all = withCopies(lines, rates.duplicates, table.columns, rng.fork('copies'), common, marks);
  return {
    text: csvText(
      [...table.columns, NOTES],
      all.map((line) => line.cells),
    ),
    ledger: { columns: table.columns, truth, lines: all.map(({ line }) => line), marks },
  };
}

/** Puts copies of some lines somewhere behind them. */
function withCopies(
  lines: readonly { readonly line: DirtLine; readonly cells: readonly string[] }[],
  rate: number,
  columns: readonly string[],
  rng: Rng,
  common: ReadonlySet<string>,
  marks: DirtMark[],
) {
  const placed = lines.map((entry, at) => ({ at, ...entry }));
  lines.forEach(({ line, cells }, at) => {
    if (rng.next() >= rate) return;
    const isRespelled = line.shiftedFrom === undefined && rng.next() < 1 / 3;
    const as = isRespelled ? 'respelled-copy' : 'exact-copy';
    marks.push({ kind: 'duplicate', form: as, listing: line.listing, recoverable: true });
    placed.push({
      at: at + rng.next() * (lines.length - at),
      line: { ...line, as },
      cells: isRespelled ? respelled(cells, columns, rng, common) : cells,
    });
  });
  return placed.sort((a, b) => a.at - b.at);
}

/** The same sale as somebody else types it: the id without its hyphen or in lower case, some categories respelled. */
function respelled(
  cells: readonly string[],
  columns: readonly string[],
  rng: Rng,
  common: ReadonlySet<string>,
): string[] {
  return cells.map((value, i) => {
    const column = columns[i];
    if (column === LISTING_ID) return rng.pick([value.toLowerCase(), value.replace('-', ''), ` ${value} `]);
    if (column === undefined || !SPELLED_COLUMNS.has(column) || !common.has(`${column}/${value}`))
      return value;
    return rng.next() < 0.5 ? (respell({ value, yearSold: 0, rng })?.written ?? value) : value;
  });
}

/** `column/value` of every category that is common enough for its right spelling to be plain. */
function commonCategories({ columns, rows }: TextTable): Set<string> {
  const counts = new Map<string, number>();
  columns.forEach((column, at) => {
    if (!SPELLED_COLUMNS.has(column)) return;
    for (const row of rows) {
      const key = `${column}/${row[at]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  });
  return new Set([...counts].filter(([, count]) => count >= COMMON).map(([key]) => key));
}

/** A CSV by RFC 4180: quotes only where a cell needs them, a line feed after every line. */
export function csvText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
