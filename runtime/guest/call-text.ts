import { callerLocation, type TextOf } from './stack';

const MAX_LENGTH = 300;

/** The end of the call whose parenthesis opens at `open`, or -1. */
function endOfCall(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length && i - open < MAX_LENGTH; i++) {
    const char = text[i]!;
    if (char === "'" || char === '"' || char === '`') {
      for (i++; i < text.length && text[i] !== char; i++) if (text[i] === '\\') i++;
    } else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

/** The text of the innermost call in the workspace that is under way, e.g. `assert.ok(rows.length > 0)`; null: unknown. */
export function callText(textOf: TextOf): string | null {
  const at = callerLocation();
  if (!at) return null;
  const source = textOf(at.path)?.source;
  if (source === undefined) return null;
  const lines = source.split('\n');
  const line = lines[at.line - 1] ?? '';
  const call = [...line.matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*\s*\(/g)].find((match) => {
    if (at.column === undefined) return /^assert\b|^ok\b/.test(match[0]);
    return match.index <= at.column - 1 && at.column - 1 < match.index + match[0].length;
  });
  if (!call) return null;
  const rest = [line, ...lines.slice(at.line)].join('\n');
  const end = endOfCall(rest, call.index + call[0].length - 1);
  return end < 0 ? null : rest.slice(call.index, end);
}
