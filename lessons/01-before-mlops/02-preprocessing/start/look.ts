// look before you clean: what is in the cells of the export?
import { mkdir, writeFile } from 'node:fs/promises';
import { readText } from './lib/table.ts';

const rows = await readText('data/export.csv');
const columns = Object.keys(rows[0]);
const isNumber = (cell: string) => cell.trim() !== '' && Number.isFinite(Number(cell));

// columns of numbers that hold something else too, and what the commonest of it is
const odd = columns.flatMap((column) => {
  const others = rows.map((row) => row[column]).filter((cell) => !isNumber(cell));
  if (others.length === 0 || others.length > rows.length / 2) return [];
  const kinds = new Map<string, number>();
  for (const cell of others) {
    const kind = cell.replace(/(?<![a-z])[\d.,]+/g, '9') || '(empty)';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const top = [...kinds].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return [{ column, 'not a number': others.length, 'what it looks like': top.map(([kind, count]) => `${kind} (${count})`).join('  ') }];
});
console.table(odd.sort((a, b) => b['not a number'] - a['not a number']).slice(0, 14));

const neighborhoods = new Set(rows.map((row) => row.Neighborhood));
console.log(`${neighborhoods.size} spellings of neighborhoods, of which ${new Set([...neighborhoods].map((name) => name.trim().toLowerCase())).size} differ in more than case and blanks`);

const listings = new Map(rows.map((row) => [row.Listing_ID.replace(/\D/g, ''), row]));
const blanks = ['', 'N/A', '-', '?', 'unknown'];
// shifted rows (Notes is not empty) have a gap that is no missing value
const lacks = (row: Record<string, string>) =>
  row.Notes === '' && columns.some((column) => column !== 'Notes' && blanks.includes(row[column]));
const incomplete = [...listings.values()].filter(lacks).length;
const facts = {
  lines: rows.length,
  listings: listings.size,
  copies: rows.length - listings.size,
  shifted: rows.filter((row) => row.Notes !== '').length,
  incomplete,
  incompleteShare: incomplete / listings.size,
};
console.log(`${facts.lines} lines, ${facts.listings} listings, ${facts.shifted} shifted lines, ${incomplete} listings that lack some value`);
await mkdir('out', { recursive: true });
await writeFile('out/look.json', JSON.stringify(facts, null, 2));
