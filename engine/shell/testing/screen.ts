import { widthOf } from '../line-editor/layout';

const ESCAPE = '\u001b';
const TOKEN = new RegExp(`${ESCAPE}\\[(\\d*)([A-Z])|\\r|\\n|.`, 'gu');
const MOVE = new RegExp(`^${ESCAPE}\\[(\\d*)([A-Z])$`);

/** The rows and the cursor of a terminal after it was written to: as much of one as drawing a line needs. */
export function screen(outputs: readonly string[], columns: number) {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  const down = () => {
    row++;
    rows[row] ??= [];
  };
  for (const [token] of outputs.join('').matchAll(TOKEN)) {
    const [, digits, letter] = MOVE.exec(token) ?? [];
    const count = Number(digits || 1);
    if (letter === 'A') row -= count;
    else if (letter === 'B') row += count;
    else if (letter === 'C') column += count;
    else if (letter === 'J') {
      rows.length = row + 1;
      rows[row]!.length = column;
    } else if (token === '\r') column = 0;
    else if (token === '\n') down();
    else {
      if (column + widthOf(token) > columns) {
        down();
        column = 0;
      }
      rows[row]![column] = token;
      column += widthOf(token);
    }
  }
  const text = rows.map((cells) =>
    Array.from(cells, (cell) => cell ?? '')
      .join('')
      .trimEnd(),
  );
  return { text, row, column };
}
