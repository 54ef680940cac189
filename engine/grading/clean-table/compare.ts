import Papa from 'papaparse';
import type { DirtKind, DirtLedger, DirtMark } from '../../dataset/dirt/types';
import { FINDINGS, type Finding, type FindingKind } from './findings';
import { isSame, judgeCell } from './judge-cell';

/** How much of one kind of dirt was dealt with. */
export interface Tally {
  readonly all: number;
  readonly right: number;
}

/** A cleaned table beside the true one. */
export interface Comparison {
  /** True columns that it does not have. */
  readonly missingColumns: readonly string[];
  readonly rowsWritten: number;
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<FindingKind, number>>;
  readonly tallies: Readonly<Record<DirtKind, Tally>>;
}

/** What was done to cells of a shifted row that are in their own columns again. */
const IN_PLACE: ReadonlySet<FindingKind> = new Set([
  'areasTwice',
  'respelled',
  'valuesEmptied',
  'yearsEmptied',
  'goodEmptied',
]);

const digitsOf = (id: string) => id.replace(/\D/g, '');

/** Compares a cleaned CSV with what is true, row by row and cell by cell. Columns of its own are left alone. */
export function compareClean(text: string, ledger: DirtLedger): Comparison {
  const [header = [], ...lines] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: true,
  }).data;
  const at = new Map(header.map((name, i) => [name.trim(), i]));
  const missingColumns = ledger.columns.filter((name) => !at.has(name));
  const findings: Finding[] = [];
  const idAt = at.get(ledger.columns[0]!) ?? -1;
  const written = new Map<string, string[][]>();
  for (const line of lines) {
    const key = digitsOf(line[idAt] ?? '');
    written.set(key, [...(written.get(key) ?? []), line]);
  }
  const known = new Set(ledger.truth.map((row) => digitsOf(row[0]!)));
  for (const [key, rows] of written) {
    const seen = rows[0]![idAt] ?? '';
    if (!known.has(key)) findings.push({ kind: 'strangers', listing: seen, expected: 'no such row', seen });
  }

  const marks = marksByListing(ledger.marks);
  for (const truth of ledger.truth) {
    const listing = truth[0]!;
    const own = marks.get(listing) ?? [];
    const rows = written.get(digitsOf(listing)) ?? [];
    const row = rows[0];
    if (row === undefined) {
      findings.push({ kind: lostKind(own), listing, expected: 'one row', seen: 'no row' });
      continue;
    }
    if (rows.length > 1) {
      const isRespelled = own.some((mark) => mark.form === 'respelled-copy');
      findings.push({
        kind: isRespelled ? 'doubledRespelled' : 'doubledExact',
        listing,
        expected: 'one row',
        seen: `${rows.length} rows`,
      });
    }
    const id = (row[idAt] ?? '').trim();
    if (id !== listing) findings.push({ kind: 'idsRespelled', listing, expected: listing, seen: id });
    findings.push(...judgeRow(ledger.columns, truth, row, at, own));
  }
  const counts = Object.fromEntries(Object.keys(FINDINGS).map((kind) => [kind, 0])) as Record<
    FindingKind,
    number
  >;
  for (const { kind } of findings) counts[kind]++;
  return {
    missingColumns,
    rowsWritten: lines.length,
    findings,
    counts,
    tallies: tally(ledger.marks, findings),
  };
}

function marksByListing(marks: readonly DirtMark[]): Map<string, DirtMark[]> {
  const out = new Map<string, DirtMark[]>();
  for (const mark of marks) out.set(mark.listing, [...(out.get(mark.listing) ?? []), mark]);
  return out;
}

function lostKind(marks: readonly DirtMark[]): FindingKind {
  const has = (kind: DirtKind) => marks.some((mark) => mark.kind === kind);
  if (has('shifted')) return 'lostShifted';
  if (has('missing')) return 'lostMissing';
  return has('year') ? 'lostYears' : 'lostOther';
}

function judgeRow(
  columns: readonly string[],
  truth: readonly string[],
  row: readonly string[],
  at: ReadonlyMap<string, number>,
  marks: readonly DirtMark[],
): Finding[] {
  const listing = truth[0]!;
  const shift = marks.find((mark) => mark.kind === 'shifted');
  const findings: Finding[] = [];
  columns.forEach((column, i) => {
    const place = at.get(column);
    if (i === 0 || place === undefined) return;
    const expected = truth[i]!;
    const seen = (row[place] ?? '').trim();
    const mark = marks.find((one) => one.column === column && one.kind !== 'shifted');
    if (shift) {
      const kind = isSame(expected, seen) ? null : judgeCell(column, expected, seen, undefined);
      if (kind !== null)
        findings.push({ kind: IN_PLACE.has(kind) ? kind : 'shiftedKept', listing, column, expected, seen });
      return;
    }
    const kind = judgeCell(column, expected, seen, mark);
    if (kind === null) return;
    const right = mark && !mark.recoverable ? '' : expected;
    findings.push({ kind, listing, column, exported: mark?.written, expected: right, seen });
  });
  // A row that is still shifted is one mistake, not forty; one that is back in place may have others.
  const stillShifted = findings.find(({ kind }) => kind === 'shiftedKept');
  return stillShifted ? [stillShifted] : findings;
}

function tally(marks: readonly DirtMark[], findings: readonly Finding[]): Record<DirtKind, Tally> {
  const wrong = new Set(findings.map(({ listing, column }) => `${listing}/${column}`));
  const wrongRows = new Set(
    findings.flatMap(({ listing, column, kind }) =>
      column === undefined || kind === 'shiftedKept' ? [listing] : [],
    ),
  );
  const kinds: DirtKind[] = [
    'missing',
    'year',
    'area-units',
    'price-units',
    'spelling',
    'shifted',
    'duplicate',
  ];
  const entries = kinds.map((kind) => {
    const own = marks.filter((mark) => mark.kind === kind);
    const right = own.filter(
      ({ listing, column }) =>
        !wrongRows.has(listing) && (kind === 'shifted' || !wrong.has(`${listing}/${column}`)),
    );
    return [kind, { all: own.length, right: right.length }];
  });
  return Object.fromEntries(entries) as Record<DirtKind, Tally>;
}
