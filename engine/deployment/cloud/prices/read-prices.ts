import { isSeq, LineCounter, parseDocument } from 'yaml';
import { messageOf } from '../../../core/errors';
import { CloudError } from '../errors';
import { type PriceRow, priceRowSchema } from './price-row';

const MOST_BYTES = 1_000_000;
const MOST_ROWS = 5000;

/**
 * Reads a price list: a JSON array of rows.
 * @param name the file, for messages
 * @throws CloudError `file-invalid` that names the first row that is wrong, its line, and what it should be.
 */
export function readPrices(text: string, name: string): readonly PriceRow[] {
  const fail = (where: string, found: string): never => {
    throw new CloudError('file-invalid', `${name}${where}: ${found}`, { path: name });
  };
  if (text.length > MOST_BYTES)
    fail('', `it has ${text.length} characters; a price list has at most a million.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail('', `it is no JSON (${messageOf(error)}). Delete it to go back to the prices of the lab.`);
  }
  if (!Array.isArray(value))
    return fail('', 'it is no list. Write an array of rows: [{ "provider": … }, …].');
  if (value.length === 0) return fail('', 'it has no rows. Delete it to go back to the prices of the lab.');
  if (value.length > MOST_ROWS)
    fail('', `it has ${value.length} rows; a price list has at most ${MOST_ROWS}.`);
  const rowAt = (at: number) => `, row ${at + 1} (line ${lineOf(text, at)})`;
  const seen = new Map<string, number>();
  const rows = value.map((one: unknown, at) => {
    const read = priceRowSchema.safeParse(one);
    if (!read.success) return fail(rowAt(at), problemOf(read.error.issues[0]!, one));
    const row = read.data;
    const problem = mismatchOf(row);
    if (problem !== null) return fail(rowAt(at), problem);
    const key = `${row.provider} ${row.sku} ${row.region}`;
    const before = seen.get(key);
    if (before !== undefined)
      return fail(rowAt(at), `${key} has a price already, in row ${before + 1}. Keep one of them.`);
    seen.set(key, at);
    return row;
  });
  const tiers = rows.findIndex(
    ({ provider, sku, region }) => sku.startsWith('egress/') && !seen.has(`${provider} egress/0 ${region}`),
  );
  if (tiers >= 0)
    fail(
      rowAt(tiers),
      `${rows[tiers]!.sku} says what traffic costs from there on, but no row egress/0 says what it costs before. Add one.`,
    );
  return rows;
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function problemOf(issue: Issue, row: unknown): string {
  const field = issue.path[0];
  if (field === undefined) return `it is no row of prices: ${issue.message}.`;
  const given = JSON.stringify((row as Readonly<Record<PropertyKey, unknown>>)[field]);
  return given === undefined
    ? `${String(field)} is missing.`
    : `${String(field)} is ${given.slice(0, 60)}. ${issue.message}.`;
}

/** What is wrong with a row whose fields are each right; null: nothing. */
function mismatchOf({ sku, unit, provider }: PriceRow): string | null {
  const wanted = sku.endsWith('/vcpu')
    ? 'vcpu-hour'
    : sku.endsWith('/gib')
      ? 'gib-hour'
      : sku.startsWith('egress')
        ? 'gb'
        : provider === 'github'
          ? 'minute'
          : null;
  if (wanted !== null && unit !== wanted) return `unit is "${unit}", but ${sku} is sold by "${wanted}".`;
  if (wanted === null && (unit === 'vcpu-hour' || unit === 'gib-hour' || unit === 'gb' || unit === 'minute'))
    return `unit is "${unit}", but ${sku} is sold by "hour" or "gb-month".`;
  if (sku.startsWith('egress') && !/^egress\/\d{1,9}$/.test(sku))
    return `sku is "${sku}". Traffic is named by where its price begins, in GB a month: "egress/0", "egress/100".`;
  return null;
}

/** The line of an item of a JSON array, from 1. */
function lineOf(text: string, at: number): number {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines, strict: false });
  const item = isSeq(contents) ? contents.items[at] : undefined;
  const range = (item as { readonly range?: readonly [number, number, number] } | undefined)?.range;
  return range ? lines.linePos(range[0]).line : 1;
}
