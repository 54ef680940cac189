import { ContractError } from '../errors';

/** A word of a query: names and keywords, numbers, texts in quotes, signs. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign';
  /** A name in lower case, unless it stands in quotes. */
  readonly value: string;
}

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?|\.\d+)|(?<name>[A-Za-z_][\w$]*)|"(?<quoted>[^"]+)"|'(?<text>(?:[^']|'')*)'|(?<sign><>|!=|<=|>=|[=<>(),*;+\-/.]))/y;

/** The words of a query. @throws ContractError `query-refused` for a sign that is none of the language. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = query.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined)
      throw new ContractError(
        'query-refused',
        `cannot read the query at “${text.slice(at, at + 20).trim()}”`,
      );
    if (groups.number !== undefined) tokens.push({ kind: 'number', value: groups.number });
    else if (groups.name !== undefined) tokens.push({ kind: 'name', value: groups.name });
    else if (groups.quoted !== undefined) tokens.push({ kind: 'name', value: groups.quoted });
    else if (groups.text !== undefined)
      tokens.push({ kind: 'text', value: groups.text.replaceAll("''", "'") });
    else tokens.push({ kind: 'sign', value: groups.sign! });
  }
  return tokens;
}
