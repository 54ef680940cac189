/** One line of a `.dockerignore`, or the source of a COPY with wildcards. */
export interface Pattern {
  readonly test: (path: string) => boolean;
  /** `!pattern`: what it matches is taken in again. */
  readonly isException: boolean;
}

/** A pattern that Go's filepath.Match refuses. */
export class BadPatternError extends SyntaxError {}

/**
 * A pattern of Go's filepath.Match with `**` for any number of folders, as Docker reads it: `*` and `?` stop at a slash,
 * `[a-z]` and `[^a]` are classes, `\` takes the next sign as it is. The whole path has to match.
 * @throws BadPatternError for a class that is not closed.
 */
export function globExpression(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]!;
    if (sign === '*' && pattern[at + 1] === '*') {
      at++;
      if (pattern[at + 1] === '/') at++;
      source += at === pattern.length - 1 && pattern[at] === '*' ? '.*' : '(?:.*/)?';
    } else if (sign === '*') source += '[^/]*';
    else if (sign === '?') source += '[^/]';
    else if (sign === '\\' && at + 1 < pattern.length) source += literal(pattern[++at]!);
    else if (sign === '[') {
      const end = pattern.indexOf(']', at + 2);
      if (end < 0) throw new BadPatternError(`syntax error in pattern: ${pattern}`);
      const body = pattern.slice(at + 1, end);
      source += `[${body.startsWith('^') ? '^' : ''}${body.replace(/^\^/, '').replace(/[\]^[]/g, '\\$&')}]`;
      at = end;
    } else source += literal(sign);
  }
  return new RegExp(`^${source}$`, 's');
}

const literal = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A path in its shortest form, seen from the root of the context: without `.`, `..` and slashes around it. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
