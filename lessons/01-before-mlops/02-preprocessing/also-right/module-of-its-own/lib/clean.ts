import { greatest, group, rollups } from 'd3-array';
import type { Cell, Row } from './table.ts';

type Texts = Record<string, string>;

const UNKNOWN = /^(n\/a|-|\?|unknown)?$/i;
const NUMBER_WITH_UNIT = /^\$?([\d.,]+)\s*(m2|sqm|k)?$/;
const FACTOR: Record<string, number> = { m2: 10.7639104, sqm: 10.7639104, k: 1000 };

/** A number with what stands around it, in square feet or dollars; null when it is none. */
function quantity(text: string): number | null {
  const match = NUMBER_WITH_UNIT.exec(text);
  if (!match) return null;
  return Number(match[1].replaceAll(',', '')) * (FACTOR[match[2]] ?? 1);
}

function putBack(row: Texts): Texts {
  if (row.Notes === '') return row;
  const names = Object.keys(row);
  const gap = names.findIndex((name) => row[name] === '');
  return Object.fromEntries(names.map((name, i) => [name, i < gap ? row[name] : (row[names[i + 1]] ?? '')]));
}

/** For every text column, the spelling to use for each trimmed lower-case form. */
function spellingsOf(rows: Texts[], name: string): Map<string, string> {
  const counted = rollups(rows, (list) => list.length, (row) => row[name].trim().toLowerCase(), (row) => row[name].trim());
  return new Map(counted.map(([form, forms]) => [form, greatest(forms, ([, count]) => count)![0]]));
}

/** One clean row for each listing of the export. */
export function cleanExport(exported: Texts[]): Row[] {
  const rows = exported.map(putBack);
  const names = Object.keys(exported[0]).filter((name) => name !== 'Notes');
  const spellings = new Map(names.map((name) => [name, spellingsOf(rows, name)]));
  const cell = (row: Texts, name: string): Cell => {
    const text = row[name].trim();
    if (UNKNOWN.test(text)) return null;
    const value = quantity(text);
    if (name === 'Listing_ID') return `HS-${text.slice(-5)}`;
    if (/^Year_(Built|Remod)/.test(name))
      return value === null || value < 1800 || value - Number(row.Year_Sold) > 2 ? null : value;
    return value ?? spellings.get(name)!.get(text.toLowerCase())!;
  };
  const typed = rows.map((row) => Object.fromEntries(names.map((name) => [name, cell(row, name)])));
  return [...group(typed, (row) => row.Listing_ID).values()].map(([first]) => first);
}
