/** A prompt: how it is written, and how many columns it takes. */
export interface Prompt {
  /** With escape codes for its colours. */
  readonly written: string;
  readonly width: number;
}

/** What stands before the second and later lines of a text, as PS2. */
const GOES_ON: Prompt = { written: '> ', width: 2 };

/** Where the cursor of a drawn line is, in rows from its first and columns. */
export interface Drawn {
  readonly rows: number;
  readonly cursorRow: number;
}

/** What has to be written to a terminal to show a line, and where that leaves it. */
export interface Drawing extends Drawn {
  readonly output: string;
}

/** A line that takes no room: nothing is drawn yet. */
export const NOTHING_DRAWN: Drawn = { rows: 0, cursorRow: 0 };

/**
 * Draws a prompt with a text behind it over what was drawn before, and puts the cursor where it belongs. The text wraps at
 * `columns`; line breaks in it begin lines with `> `.
 */
export function drawLine(
  before: Drawn,
  prompt: Prompt,
  text: string,
  cursor: number,
  columns: number,
): Drawing {
  let output = `${up(before.cursorRow)}\r${ERASE_BELOW}${prompt.written}`;
  let row = 0;
  let column = prompt.width;
  let cursorAt = { row, column };
  const wrap = () => {
    while (column >= columns) {
      row++;
      column -= columns;
    }
  };
  wrap();
  for (let at = 0; at <= text.length; ) {
    if (at === cursor) cursorAt = { row, column };
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (at === text.length) break;
    if (char === '\n') {
      output += `\r\n${GOES_ON.written}`;
      row++;
      column = GOES_ON.width;
    } else {
      const width = widthOf(char);
      // A wide character that does not fit goes to the next row as a whole.
      if (column + width > columns) {
        row++;
        column = 0;
      }
      output += char;
      column += width;
      if (column === columns) {
        // The terminal waits at the edge with its wrap; this makes it go on.
        output += ' \r';
        row++;
        column = 0;
      }
    }
    at += char.length;
    if (at === cursor) cursorAt = { row, column };
  }
  output += `${up(row - cursorAt.row)}\r${right(cursorAt.column)}`;
  return { output, rows: row + 1, cursorRow: cursorAt.row };
}

/** Moves below a drawn line, to the beginning of the row after it. */
export const leaveLine = ({ rows, cursorRow }: Drawn): string => `${down(rows - 1 - cursorRow)}\r\n`;

const ERASE_BELOW = '\u001b[J';
const up = (rows: number) => (rows > 0 ? `\u001b[${rows}A` : '');
const down = (rows: number) => (rows > 0 ? `\u001b[${rows}B` : '');
const right = (columns: number) => (columns > 0 ? `\u001b[${columns}C` : '');

/** How many columns a character takes: none for marks that combine, two for wide ones. */
export function widthOf(char: string): 0 | 1 | 2 {
  const code = char.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
