import type { JsonValue } from '../../../../core/json';
import { wordOf } from './text-rows';

type JsonObject = { readonly [key: string]: JsonValue };

/** A box of the table: a title, maybe headings, rows; nested boxes stand deeper. */
interface Section {
  readonly title: string;
  readonly depth: number;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const isScalar = (value: JsonValue | undefined) => typeof value !== 'object' || value === null;

/** `--output table` of aws: boxes in boxes, after awscli's own `build_table`. */
export function awsTable(value: JsonValue, title: string): string {
  const sections = sectionsOf(value, title, 0);
  const width = Math.max(...sections.map(widthOf));
  const lines = sections.flatMap((section) => drawn(section, width));
  return [`-${'-'.repeat(width - 2)}-`, ...lines].map((line) => `${line}\n`).join('');
}

function sectionsOf(value: JsonValue, title: string, depth: number): Section[] {
  if (isScalar(value)) return [{ title, depth, headings: [], rows: [[wordOf(value)]] }];
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    if (items.length === 0) return depth === 0 ? [{ title, depth, headings: [], rows: [] }] : [];
    if (items.every(isScalar))
      return [{ title, depth, headings: [], rows: items.map((item) => [wordOf(item)]) }];
    return sectionsOfList(items as readonly JsonObject[], title, depth);
  }
  if (depth > 0 && Object.keys(value as JsonObject).length === 0) return [];
  const { scalars, nested } = keysOf([value as JsonObject]);
  const object = value as JsonObject;
  const cells = scalars.map((key) => wordOf(object[key]));
  const own: Section[] =
    scalars.length === 1
      ? [{ title, depth, headings: [], rows: [[scalars[0]!, cells[0]!]] }]
      : [{ title, depth, headings: scalars, rows: scalars.length === 0 ? [] : [cells] }];
  return [...own, ...nested.flatMap((key) => sectionsOf(object[key]!, key, depth + 1))];
}

/** A list of objects: one box, or one for each where something is nested in them. */
function sectionsOfList(items: readonly JsonObject[], title: string, depth: number): Section[] {
  const { scalars, nested } = keysOf(items);
  const cellsOf = (item: JsonObject) => scalars.map((key) => (key in item ? wordOf(item[key]) : ''));
  if (nested.length === 0) return [{ title, depth, headings: scalars, rows: items.map(cellsOf) }];
  return items.flatMap((item) => [
    { title, depth, headings: scalars, rows: scalars.length === 0 ? [] : [cellsOf(item)] },
    ...nested.filter((key) => key in item).flatMap((key) => sectionsOf(item[key]!, key, depth + 1)),
  ]);
}

function keysOf(items: readonly JsonObject[]) {
  const keys = [...new Set(items.flatMap((item) => Object.keys(item)))].sort();
  const isPlain = (key: string) => items.every((item) => isScalar(item[key]));
  return { scalars: keys.filter(isPlain), nested: keys.filter((key) => !isPlain(key)) };
}

const cellWidths = ({ headings, rows }: Section): number[] =>
  (headings.length > 0 ? headings : (rows[0] ?? [])).map(
    (_, column) => Math.max(headings[column]?.length ?? 0, ...rows.map((row) => row[column]!.length)) + 4,
  );

/** How wide the whole table has to be for a section. */
function widthOf(section: Section): number {
  const cells = cellWidths(section);
  const inside = cells.reduce((sum, cell) => sum + cell, 0) + Math.max(0, cells.length - 1);
  return Math.max(inside, section.title.length + 4) + 2 * (section.depth + 1);
}

function drawn(section: Section, width: number): string[] {
  const edge = '|'.repeat(section.depth + 1);
  const inside = width - 2 * edge.length;
  const rule = (parts: readonly number[]) =>
    `${'|'.repeat(section.depth)}+${parts.map((part) => '-'.repeat(part)).join('+')}+${'|'.repeat(section.depth)}`;
  const line = (text: string) => edge + text + edge;
  const cells = stretched(cellWidths(section), inside);
  const row = (texts: readonly string[], isHeading: boolean) =>
    line(
      texts
        .map((text, at) => (isHeading ? centred(text, cells[at]!) : `  ${text}`.padEnd(cells[at]!)))
        .join('|'),
    );
  const lines = [line(centred(section.title, inside)), rule(cells.length > 0 ? cells : [inside])];
  if (section.headings.length > 0) lines.push(row(section.headings, true), rule(cells));
  if (section.rows.length > 0) lines.push(...section.rows.map((one) => row(one, false)), rule(cells));
  return lines;
}

const centred = (text: string, width: number) =>
  text.padStart(text.length + Math.floor((width - text.length) / 2)).padEnd(width);

/** Cells as wide as the table is: each gets its share of what is left over. */
function stretched(cells: readonly number[], inside: number): number[] {
  if (cells.length === 0) return [];
  const spare = inside - cells.reduce((sum, cell) => sum + cell, 0) - (cells.length - 1);
  return cells.map((cell, at) => {
    const share = Math.floor(spare / cells.length) + (at < spare % cells.length ? 1 : 0);
    return cell + share;
  });
}
