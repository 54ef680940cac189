/** A piece of a filter; `text` is how it stands there. */
export interface Token {
  readonly type: 'name' | 'text' | 'number' | 'comparator' | 'word' | 'punctuation';
  readonly text: string;
}

/** A text that cannot be cut into tokens, and why. */
export interface NoTokens {
  readonly problem: string;
}

const SPACE = /\s+/y;
const NUMBER = /-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y;
/** Parts with dots between; one that is quoted may hold anything but its own quote. */
const NAME = /(?:`[^`]*`|"[^"]*"|[\p{L}_][\p{L}\p{N}_]*)(?:\.(?:`[^`]*`|"[^"]*"|[\p{L}\p{N}_]+))*/uy;
const TEXT = /'(?:[^']|'')*'/y;
const COMPARATOR = /[<>!=]=|<>|[<>=]/y;
const WORD = /(?:and|or|not|in|like|ilike|is|null|between|asc|desc)(?![\p{L}\p{N}_.])/iuy;
const PUNCTUATION = /[(),;]/y;

const KINDS = [
  ['number', NUMBER],
  ['word', WORD],
  ['name', NAME],
  ['text', TEXT],
  ['comparator', COMPARATOR],
  ['punctuation', PUNCTUATION],
] as const;

/** Cuts a filter, or an `order_by` clause, into tokens. */
export function tokensOf(source: string): readonly Token[] | NoTokens {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    at += match(SPACE)?.length ?? 0;
    if (at >= source.length) return tokens;
    let found: Token | undefined;
    for (const [type, pattern] of KINDS) {
      const text = match(pattern);
      if (text !== undefined) {
        found = { type, text };
        break;
      }
    }
    if (found === undefined) return { problem: problemAt(source, at) };
    tokens.push(found);
    at += found.text.length;
  }
}

function problemAt(source: string, at: number): string {
  const char = [...source.slice(at)][0]!;
  const place = `at position ${at + 1}`;
  if (`'"\``.includes(char)) return `the quote ${char} ${place} is not closed`;
  return `${JSON.stringify(char)} ${place} has no meaning there; put keys with such characters in backticks`;
}

/** The text between quotes; null: there are none. Doubled single quotes stand for one. */
export function unquoted(text: string): string | null {
  const first = text[0];
  if (text.length < 2 || first !== text.at(-1)) return null;
  if (first === "'") return text.slice(1, -1).replaceAll("''", "'");
  return first === '"' || first === '`' ? text.slice(1, -1) : null;
}
