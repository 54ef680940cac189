/** A line with its history references replaced, or what bash says when one finds nothing. */
export type Expanded = { readonly line: string; readonly isChanged: boolean } | { readonly problem: string };

/**
 * History expansion as in bash: `!!`, `!$`, `!^`, `!*`, `!7`, `!-2`, `!git`, `!?word?`. Not inside of single quotes, not behind a
 * backslash, and not where a `!` stands before a blank, `=` or `(`. `history` is oldest first.
 */
export function expandHistory(line: string, history: readonly string[]): Expanded {
  if (!line.includes('!')) return { line, isChanged: false };
  let expanded = '';
  let isSingle = false;
  let isDouble = false;
  let isChanged = false;
  for (let at = 0; at < line.length; ) {
    const char = line[at]!;
    if (char === '\\' && !isSingle) {
      expanded += line.slice(at, at + 2);
      at += 2;
      continue;
    }
    if (char === "'" && !isDouble) isSingle = !isSingle;
    else if (char === '"' && !isSingle) isDouble = !isDouble;
    const reference = char === '!' && !isSingle ? REFERENCE.exec(line.slice(at)) : null;
    if (reference === null) {
      expanded += char;
      at++;
      continue;
    }
    const found = resolved(reference[1]!, history);
    if (found === undefined) return { problem: `bash: ${reference[0]}: event not found\n` };
    expanded += found;
    isChanged = true;
    at += reference[0].length;
  }
  return { line: expanded, isChanged };
}

const REFERENCE = /^!(!|\$|\^|\*|-?\d+|\?[^?\n]+\??|[A-Za-z0-9_./~][^\s;&|()<>"'!]*)/;

function resolved(name: string, history: readonly string[]): string | undefined {
  const last = history.at(-1);
  if (name === '!') return last;
  if (name === '$' || name === '^' || name === '*') {
    const words = last?.trim().split(/\s+/);
    if (words === undefined) return undefined;
    return name === '$' ? words.at(-1) : name === '^' ? words[1] : words.slice(1).join(' ');
  }
  if (/^-?\d+$/.test(name)) {
    const number = Number(name);
    return number < 0 ? history.at(number) : history[number - 1];
  }
  const wanted = name.startsWith('?') ? name.slice(1).replace(/\?$/, '') : name;
  return history.findLast((entry) =>
    name.startsWith('?') ? entry.includes(wanted) : entry.startsWith(wanted),
  );
}
