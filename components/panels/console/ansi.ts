/** The look of a piece of console text, from ANSI escape codes. */
export interface AnsiStyle {
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** 0 to 7: black, red, green, yellow, blue, magenta, cyan, white; bright ones are the same here. */
  readonly colour?: number;
}

export interface AnsiSpan {
  readonly text: string;
  readonly style: AnsiStyle;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with the control character ESC.
const ESCAPE = /\u001b\[([0-9;?]*)([@-~])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/g;

/**
 * Splits a line into spans by its SGR codes ("select graphic rendition", ECMA-48): bold, dim, italic, underline and the
 * eight colours. Other escape codes are left out of the text.
 */
export function parseAnsi(line: string): readonly AnsiSpan[] {
  if (!line.includes('\u001b')) return line === '' ? [] : [{ text: line, style: {} }];
  const spans: AnsiSpan[] = [];
  let style: AnsiStyle = {};
  let from = 0;
  const push = (text: string) => {
    if (text !== '') spans.push({ text, style });
  };
  for (const match of line.matchAll(ESCAPE)) {
    push(line.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[2] === 'm') style = applySgr(style, match[1] ?? '');
  }
  push(line.slice(from));
  return spans;
}

/** The text of a line without its escape codes. */
export function stripAnsi(line: string): string {
  return line.includes('\u001b') ? line.replace(ESCAPE, '') : line;
}

function applySgr(before: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters === '' ? [0] : parameters.split(';').map(Number);
  let style = before;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at]!;
    // 38 and 48 take arguments (256 colours, RGB) that are not codes of their own.
    if (code === 38 || code === 48) {
      at += codes[at + 1] === 5 ? 2 : 4;
      continue;
    }
    style = applyCode(style, code);
  }
  return style;
}

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 23) return { ...style, italic: false };
  if (code === 24) return { ...style, underline: false };
  if (code >= 30 && code <= 37) return { ...style, colour: code - 30 };
  if (code === 39) return { ...style, colour: undefined };
  if (code >= 90 && code <= 97) return { ...style, colour: code - 90 };
  return style;
}
