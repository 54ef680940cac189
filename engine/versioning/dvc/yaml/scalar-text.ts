import { type ScalarPlace, scalarStyle } from './scalar-analysis';

/** The column that lines are folded behind. */
const WIDTH = 80;

/** Text being laid out: what is written so far, and the column that it ends in. */
class Layout {
  text = '';
  column: number;
  readonly #indent: number;

  constructor(column: number, indent: number) {
    this.column = column;
    this.#indent = indent;
  }

  put(text: string): void {
    this.text += text;
    this.column += [...text].length;
  }

  lineBreak(): void {
    this.text += '\n';
    this.column = 0;
  }

  /** Goes on in a new line at the indentation of continued lines. */
  continueBelow(): void {
    if (this.column > 0) this.lineBreak();
    this.put(' '.repeat(this.#indent));
  }

  get isFull(): boolean {
    return this.column > WIDTH;
  }

  get isBehindIndent(): boolean {
    return this.column > this.#indent;
  }
}

/**
 * A text as ruamel.yaml lays it out from `column` on (the separating space before it is written already), folded behind
 * column 80; further lines begin at column `indent`. Keys are never folded.
 */
export function scalarText(text: string, place: ScalarPlace, column: number, indent: number): string {
  const layout = new Layout(column, indent);
  const style = scalarStyle(text, place);
  const folds = !place.isKey;
  if (style === 'plain') writePlain(layout, text, folds);
  else if (style === 'single') writeSingle(layout, text, folds);
  else writeDouble(layout, text, folds);
  return layout.text;
}

/** Words and the runs of spaces between them. */
const pieces = (text: string): string[] => text.match(/ +|[^ ]+/g) ?? [];

function writePlain(layout: Layout, text: string, folds: boolean): void {
  for (const piece of pieces(text)) {
    if (piece === ' ' && folds && layout.isFull) {
      layout.continueBelow();
      continue;
    }
    // A word that is longer than a line gets one of its own.
    if (folds && piece.length > WIDTH && layout.isBehindIndent) layout.continueBelow();
    layout.put(piece);
  }
}

function writeSingle(layout: Layout, text: string, folds: boolean): void {
  layout.put("'");
  const parts = text.match(/ +|[\n\u0085\u2028\u2029]+|[^ \n\u0085\u2028\u2029]+/g) ?? [];
  parts.forEach((part, index) => {
    const isInside = index > 0 && index < parts.length - 1;
    if (part === ' ' && folds && isInside && layout.isFull) layout.continueBelow();
    else if (/^[\n\u0085\u2028\u2029]/.test(part)) {
      if (part.startsWith('\n')) layout.lineBreak();
      for (const _ of part) layout.lineBreak();
      layout.continueBelow();
    } else layout.put(part.replaceAll("'", "''"));
  });
  layout.put("'");
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\x08': 'b',
  '\x09': 't',
  '\x0a': 'n',
  '\x0b': 'v',
  '\x0c': 'f',
  '\x0d': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\x85': 'N',
  '\xa0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function escaped(char: string): string {
  const known = ESCAPES[char];
  if (known !== undefined) return `\\${known}`;
  const code = char.codePointAt(0)!.toString(16).toUpperCase();
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

const standsAsItIs = (char: string): boolean => {
  if ('"\\\u0085\u2028\u2029\ufeff'.includes(char)) return false;
  const code = char.codePointAt(0)!;
  if (code >= 0x20 && code <= 0x7e) return true;
  return (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code > 0xffff;
};

function writeDouble(layout: Layout, text: string, folds: boolean): void {
  layout.put('"');
  const chars = [...text];
  let pending = '';
  chars.forEach((char, index) => {
    if (standsAsItIs(char)) {
      const mayFold = folds && index > 0 && index < chars.length - 1 && char === ' ';
      if (mayFold && layout.column + pending.length > WIDTH) {
        layout.put(`${pending}\\`);
        layout.continueBelow();
        layout.put('\\');
        pending = '';
      }
      pending += char;
      return;
    }
    layout.put(pending + escaped(char));
    pending = '';
    if (folds && index + 1 < chars.length - 1 && layout.isFull) {
      layout.put('\\');
      layout.continueBelow();
      if (chars[index + 1] === ' ') layout.put('\\');
    }
  });
  layout.put(pending);
  layout.put('"');
}
