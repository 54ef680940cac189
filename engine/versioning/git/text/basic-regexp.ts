import { GitFailure } from '../program/failure';

/** How a pattern is to be read: as POSIX basic or extended regular expression, or as plain text. */
export type PatternSyntax = 'basic' | 'extended' | 'fixed';

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
};

/** In a basic expression `+?|(){}` are plain and get their meaning from a backslash. */
function fromBasic(pattern: string): string {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '[') {
      const end = pattern.indexOf(']', i + (pattern[i + 1] === '^' ? 3 : 2));
      if (end === -1)
        throw new GitFailure(`fatal: command line, '${pattern}': Unmatched [, [^, [:, [., or [=`, 128);
      out += pattern.slice(i, end + 1);
      i = end;
    } else if (char === '\\' && i + 1 < pattern.length) {
      const next = pattern[++i]!;
      out += '+?|(){}'.includes(next) ? next : `\\${next}`;
    } else if ('+?|(){}'.includes(char)) out += `\\${char}`;
    else if (char === '*' && (i === 0 || pattern[i - 1] === '^')) out += '\\*';
    else out += char;
  }
  return out;
}

/** A pattern of `--grep` or `--author` as a regular expression of JavaScript. @throws GitFailure when it is not one. */
export function compilePattern(pattern: string, syntax: PatternSyntax, ignoreCase: boolean): RegExp {
  const source =
    syntax === 'fixed'
      ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      : (syntax === 'basic' ? fromBasic(pattern) : pattern).replace(
          /\[:(\w+):\]/g,
          (whole, name: string) => CLASSES[name] ?? whole,
        );
  try {
    return new RegExp(source, ignoreCase ? 'i' : '');
  } catch {
    throw new GitFailure(`fatal: command line, '${pattern}': Invalid regular expression`, 128);
  }
}
