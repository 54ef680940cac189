import { type CellIndex, cellsIn } from './cells';
import { CsvRefusedError } from './problems';

const START = { line: 1, column: 1 };

/**
 * Refuses a text that is another format, by how it begins.
 * @throws CsvRefusedError for JSON, HTML, XML, and a text of blanks alone.
 */
export function refuseOtherFormats(text: string): void {
  const start = text.slice(0, 2000).trimStart();
  if (start === '' && text.trim() === '') {
    throw new CsvRefusedError(
      { line: 0, column: 0 },
      'The file holds only blanks. A table needs a header line.',
    );
  }
  if (/^<(?:!doctype|html|table|body|head|\?xml|!--|[a-z][\w:-]*[\s>])/i.test(start)) {
    const what = /^<(?:\?xml|[a-z][\w-]*:)/i.test(start) ? 'XML' : 'HTML';
    throw new CsvRefusedError(
      START,
      `this is ${what}, not CSV. Perhaps a page was saved in place of the file.`,
    );
  }
  if (/^[[{]/.test(start) && isJson(text, start)) {
    throw new CsvRefusedError(START, 'this is JSON, not CSV. Export it as CSV, with one line a row.');
  }
  if (/^%!|^\{\\rtf/.test(start)) throw new CsvRefusedError(START, 'this is a document, not CSV.');
}

function isJson(text: string, start: string): boolean {
  if (/^\[\s*[[{]|^\{\s*"[^"]*"\s*:/.test(start)) return true;
  if (text.length > 1_000_000) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Characters that no table has: what is binary shows by them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f]/;

/**
 * Refuses a text with control characters, at the cell of the first one.
 * @throws CsvRefusedError
 */
export function refuseControlCharacters(index: CellIndex): void {
  const at = index.text.search(CONTROL);
  if (at < 0) return;
  const code = index.text.charCodeAt(at);
  const reason =
    code === 0
      ? 'there is a NUL byte. The file is binary or was cut while it was written.'
      : `there is a control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}). The file is binary or damaged.`;
  throw new CsvRefusedError(placeOf(index, at), reason);
}

/** The row of the file and the column of a character, from 1. */
export function placeOf(
  index: CellIndex,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 0;
  while (line + 1 < index.rowCount && index.starts[index.rows[line + 1]!]! <= offset) line++;
  let column = 0;
  const first = index.rows[line] ?? 0;
  while (column + 1 < cellsIn(index, line) && index.starts[first + column + 1]! <= offset) column++;
  return { line: line + 1, column: column + 1 };
}
