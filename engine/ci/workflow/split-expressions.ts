import type { BasicExpressionToken } from '@actions/workflow-parser/templates/tokens/basic-expression-token';
import { parse } from 'yaml';

const OPEN = '${{';
const CLOSE = '}}';

/** Where the expression that begins at `from` ends: at the first `}}` outside of a quoted text; -1: nowhere. */
function endOf(text: string, from: number): number {
  let isQuoted = false;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith(CLOSE, i)) return i;
  }
  return -1;
}

const literal = (text: string) => text.replaceAll("'", "''").replaceAll('{', '{{').replaceAll('}', '}}');

/** A text with expressions in it as one expression: `a ${{ b }}` is `format('a {0}', b)`. */
export function wholeExpression(text: string): string {
  const expressions: string[] = [];
  let shape = '';
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf(OPEN, at);
    const end = start < 0 ? -1 : endOf(text, start + OPEN.length);
    if (end < 0) {
      shape += literal(text.slice(at));
      break;
    }
    shape += `${literal(text.slice(at, start))}{${expressions.length}}`;
    expressions.push(text.slice(start + OPEN.length, end).trim());
    at = end + CLOSE.length;
  }
  if (expressions.length === 1 && shape === '{0}') return expressions[0]!;
  return `format('${shape}', ${expressions.join(', ')})`;
}

/**
 * The expression of a token. Of texts of several lines the official parser takes the source as it is written, with its
 * indentation; what YAML makes of it is meant, as the runner has it.
 */
export function expressionOf({ source, blockScalarHeader, expression }: BasicExpressionToken): string {
  if (source?.includes('\n') !== true) return expression;
  const value: unknown = parse(blockScalarHeader === undefined ? source : `${blockScalarHeader}\n${source}`);
  return typeof value === 'string' && value.includes(OPEN) ? wholeExpression(value) : expression;
}
