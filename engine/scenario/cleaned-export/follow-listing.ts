import type { JsonValue } from '../../core/json';
import type { DirtLedger, DirtMark, TextTable } from '../../dataset/dirt/types';
import type { FindingKind } from '../../grading/clean-table/findings';
import type { ReplayEvent } from '../types';
import type { ListingVerdict } from './judge-listing';
import type { FollowedListing } from './sample-listings';

/** What the events of the followed listings are written from. */
export interface FollowingNotes {
  readonly ledger: DirtLedger;
  /** The lines of the export as they stand, one for each line of the ledger. */
  readonly exported: TextTable;
  /** The columns that each event shows beside the one with the dirt. */
  readonly shows: readonly string[];
  readonly verdictOf: (listing: string) => ListingVerdict;
  /** How often each finding was made in the whole table, and its meaning. */
  readonly counts: Readonly<Record<FindingKind, number>>;
  readonly meanings: Readonly<Record<FindingKind, string>>;
}

/** Minutes between two listings of a replay. */
const APART = 5;

/** The event of a followed listing: its cells as the export has them, what is right, what the cleaned table says. */
export function eventOfListing(
  { listing, line, mark }: FollowedListing,
  index: number,
  { ledger, exported, shows, verdictOf, counts, meanings }: FollowingNotes,
): ReplayEvent {
  const { outcome, finding } = verdictOf(listing);
  const column = troubledColumn(mark, ledger);
  const cells = exported.rows[line] ?? [];
  const names = [...new Set([...shows, ...(column === undefined ? [] : [column])])];
  const input = Object.fromEntries(
    names.map((name) => [name, cells[exported.columns.indexOf(name)] ?? null]),
  );
  const expected = rightText(mark);
  return {
    at: index * APART,
    label: `Listing ${listing}`,
    trouble: mark && `${troubleText(mark)} (${column})`,
    outcome,
    input: input as JsonValue,
    expected,
    seen: finding ? seenText(finding.column, finding.seen) : expected,
    detail: finding && `one of ${counts[finding.kind]} ${meanings[finding.kind]}`,
  };
}

function troubledColumn(mark: DirtMark | undefined, { columns }: DirtLedger): string | undefined {
  return mark && (mark.column ?? columns[0]);
}

function troubleText({ kind, form }: DirtMark): string {
  switch (kind) {
    case 'missing':
      return form === 'empty' ? 'an empty cell' : `no value, written ${form}`;
    case 'area-units':
      return `square metres, written ${form}`;
    case 'price-units':
      return form === 'dollars' ? 'a dollar sign' : 'a price in thousands';
    case 'year':
      return 'a year that cannot be';
    case 'spelling':
      return 'a spelling of its own';
    case 'shifted':
      return 'cells moved one to the right, from here on';
    case 'duplicate':
      return form === 'exact-copy' ? 'the same sale again' : 'the same sale again, typed anew';
  }
}

function rightText(mark: DirtMark | undefined): string {
  if (!mark) return 'every cell as it is';
  if (mark.kind === 'shifted') return 'every cell back in its own column';
  if (mark.kind === 'duplicate') return 'one row for the sale';
  return seenText(mark.column, mark.recoverable ? (mark.truth ?? '') : '');
}

function seenText(column: string | undefined, cell: string): string {
  if (column === undefined) return cell;
  return cell === '' ? `${column} empty` : `${column} ${cell}`;
}
