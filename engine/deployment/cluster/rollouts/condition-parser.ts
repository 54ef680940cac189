import { StagecraftError } from '../../../core/errors';

/** A condition as a tree. */
export type Node =
  | { readonly kind: 'value'; readonly value: number | string | boolean | null }
  | { readonly kind: 'result' }
  | { readonly kind: 'index'; readonly of: Node; readonly at: Node }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node };

/** A condition that cannot be read, or gives no answer. */
export class ConditionError extends StagecraftError<'condition'> {
  constructor(message: string) {
    super('condition', message);
  }
}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?)|("[^"]*"|'[^']*')|([A-Za-z_]\w*)|(\|\||&&|[<>=!]=|[-+*/%<>!()[\],]))/y;

const BINDING: Readonly<Record<string, number>> = {
  '||': 1,
  or: 1,
  '&&': 2,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** What may be called, and with how many arguments. */
export const FUNCTIONS: Readonly<Record<string, number>> = {
  len: 1,
  isNaN: 1,
  isInf: 1,
  isNil: 1,
  asInt: 1,
  asFloat: 1,
  abs: 1,
  default: 2,
};

const WORDS: Readonly<Record<string, string>> = { or: '||', and: '&&' };
/** Nested deeper than anybody writes by hand. */
const MOST_DEPTH = 60;

type Token = { readonly text: string; readonly is: 'number' | 'string' | 'name' | 'sign' };

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found)
      throw new ConditionError(
        `unexpected ${JSON.stringify(text.slice(at).trim()[0])} in ${JSON.stringify(text)}`,
      );
    const [, number, quoted, name, sign] = found;
    if (number !== undefined) tokens.push({ is: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ is: 'string', text: quoted.slice(1, -1) });
    else if (name !== undefined) tokens.push({ is: 'name', text: name });
    else tokens.push({ is: 'sign', text: sign! });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

/**
 * Reads a condition of an analysis: the part of Argo's expressions that is about numbers (`result[0] >= 0.95`,
 * `len(result) == 0 || isNaN(result[0])`). @throws ConditionError
 */
export function parseCondition(text: string): Node {
  const tokens = tokensOf(text);
  let at = 0;
  const wrong = (what: string) => new ConditionError(`${what} in ${JSON.stringify(text)}`);
  const peek = () => tokens[at];
  const expect = (sign: string) => {
    if (tokens[at]?.text !== sign) throw wrong(`expected ${sign}, found ${tokens[at]?.text ?? 'the end'}`);
    at++;
  };
  const args = (depth: number): Node[] => {
    const found: Node[] = [];
    if (peek()?.text === ')') at++;
    else
      for (;;) {
        found.push(expression(0, depth));
        if (peek()?.text !== ',') break;
        at++;
      }
    if (found.length > 0) expect(')');
    return found;
  };
  const named = (name: string, depth: number): Node => {
    if (name === 'true' || name === 'false') return { kind: 'value', value: name === 'true' };
    if (name === 'nil') return { kind: 'value', value: null };
    if (name === 'result') return { kind: 'result' };
    if (name === 'not') return { kind: 'unary', operator: '!', of: expression(7, depth) };
    const count = FUNCTIONS[name];
    if (count === undefined || peek()?.text !== '(') throw wrong(`unknown name ${name}`);
    at++;
    const given = args(depth);
    if (given.length !== count) throw wrong(`${name} takes ${count} argument${count === 1 ? '' : 's'}`);
    return { kind: 'call', name, args: given };
  };
  const primary = (depth: number): Node => {
    const token = tokens[at++];
    if (token === undefined) throw wrong('unexpected end');
    if (token.is === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.is === 'string') return { kind: 'value', value: token.text };
    if (token.is === 'name') return named(token.text, depth);
    if (token.text === '(') {
      const inner = expression(0, depth);
      expect(')');
      return inner;
    }
    if (token.text === '-' || token.text === '!')
      return { kind: 'unary', operator: token.text, of: expression(7, depth) };
    throw wrong(`unexpected ${token.text}`);
  };
  const expression = (binding: number, depth: number): Node => {
    if (depth > MOST_DEPTH) throw wrong('nested too deeply');
    let left = primary(depth + 1);
    for (;;) {
      const token = peek();
      if (token?.text === '[') {
        at++;
        const index = expression(0, depth + 1);
        expect(']');
        left = { kind: 'index', of: left, at: index };
        continue;
      }
      const own = token === undefined || token.is === 'string' ? undefined : BINDING[token.text];
      if (own === undefined || own <= binding) return left;
      at++;
      const operator = WORDS[token!.text] ?? token!.text;
      left = { kind: 'binary', operator, left, right: expression(own, depth + 1) };
    }
  };
  const node = expression(0, 0);
  if (at < tokens.length) throw wrong(`unexpected ${tokens[at]!.text}`);
  return node;
}
