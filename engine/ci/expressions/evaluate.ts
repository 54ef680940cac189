import { data, Evaluator, type Expr, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { messageOf } from '../../core/errors';
import type { JsonValue } from '../../core/json';
import { CiError } from '../errors';
import { Expression, isTemplateMap, type Template, type TemplateMap } from '../workflow/template';
import { fromData, textOf, toData } from './values';

/** All contexts that there are on GitHub. */
export const CONTEXT_NAMES = [
  'github',
  'env',
  'vars',
  'job',
  'jobs',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
] as const;

export type ContextName = (typeof CONTEXT_NAMES)[number];

/** What expressions are evaluated in; a context that is absent is empty. */
export type Contexts = Readonly<Partial<Record<ContextName, JsonValue>>>;

/** A function beside those that are built in: `success`, `hashFiles`, … */
export type CiFunction = (...values: readonly JsonValue[]) => JsonValue;

/** By lower-case name. */
export type Functions = Readonly<Record<string, CiFunction>>;

/** What an expression is evaluated with. */
export interface Scope {
  readonly contexts: Contexts;
  readonly functions: Functions;
}

const KNOWN = ['always', 'success', 'failure', 'cancelled', 'hashfiles'];
const MOST = 255;
const INFO = KNOWN.map((name) => ({ name, minArgs: 0, maxArgs: MOST }));
const parsed = new Map<string, Expr>();

/** Parses an expression, without its braces. @throws CiError `expression-invalid`. */
export function parseExpression(source: string): Expr {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  let tree: Expr;
  try {
    tree = new Parser(new Lexer(source).lex().tokens, [...CONTEXT_NAMES], INFO).parse();
  } catch (thrown) {
    throw new CiError('expression-invalid', messageOf(thrown), { source });
  }
  // Not kept for ever: the expressions of one lab are few, those of a test that makes them up are not.
  if (parsed.size > 2_000) parsed.clear();
  parsed.set(source, tree);
  return tree;
}

/** Makes what the official evaluator needs of a scope, once for many expressions. */
export class ExpressionScope {
  readonly #contexts: data.Dictionary;
  readonly #functions: Map<string, FunctionDefinition>;

  constructor({ contexts, functions }: Scope) {
    this.#contexts = new data.Dictionary(
      ...CONTEXT_NAMES.map((name) => ({ key: name, value: toData(contexts[name] ?? {}) })),
    );
    this.#functions = new Map(
      KNOWN.map((name) => [
        name,
        {
          name,
          minArgs: 0,
          maxArgs: MOST,
          call: (...given: data.ExpressionData[]) => {
            const call = functions[name];
            if (call === undefined)
              throw new CiError('expression-invalid', `The function '${name}' is not available here.`);
            return toData(call(...given.map(fromData)));
          },
        },
      ]),
    );
  }

  /** The value of an expression. @throws CiError `expression-invalid`. */
  value(source: string): JsonValue {
    const tree = parseExpression(source);
    try {
      return fromData(new Evaluator(tree, this.#contexts, this.#functions).evaluate());
    } catch (thrown) {
      if (thrown instanceof CiError) throw thrown;
      throw new CiError('expression-invalid', messageOf(thrown), { source });
    }
  }

  /** A value of a workflow with its expressions evaluated. @throws CiError `expression-invalid`. */
  fill(template: Template): JsonValue {
    if (template instanceof Expression) return this.value(template.source);
    if (Array.isArray(template)) return (template as readonly Template[]).map((one) => this.fill(one));
    if (isTemplateMap(template)) return this.fillMap(template);
    return template as JsonValue;
  }

  fillMap(map: TemplateMap): Record<string, JsonValue> {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, this.fill(value)]));
  }

  /** A mapping of texts, such as `env` or `with`. */
  fillTexts(map: TemplateMap): Record<string, string> {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, textOf(this.fill(value))]));
  }

  /** A value as text. */
  text(template: Template | undefined): string {
    return template === undefined ? '' : textOf(this.fill(template));
  }
}
