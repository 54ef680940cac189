import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { expressionOf } from './split-expressions';

/** An expression of a workflow, `${{ … }}`, as one expression: text around it has become a call of `format`. */
export class Expression {
  /** Without the braces. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A value of a workflow file in which expressions are still to be evaluated. */
export type Template = string | number | boolean | null | Expression | readonly Template[] | TemplateMap;

/** A mapping of a workflow file, in the order in which it was written. */
export interface TemplateMap {
  readonly [key: string]: Template;
}

/** Whether a value is a mapping. */
export const isTemplateMap = (value: Template | undefined): value is TemplateMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Expression);

/** The value of a token of the official parser. */
export function templateOf(token: TemplateToken): Template {
  if (isBasicExpression(token)) return new Expression(expressionOf(token));
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token)) return Array.from({ length: token.count }, (_, i) => templateOf(token.get(i)));
  if (isMapping(token)) {
    const entries = Array.from({ length: token.count }, (_, i) => token.get(i));
    return Object.fromEntries(entries.map(({ key, value }) => [key.toString(), templateOf(value)]));
  }
  return null;
}

/** Whether anything in a value has to be evaluated. */
export function hasExpression(value: Template): boolean {
  if (value instanceof Expression) return true;
  if (Array.isArray(value)) return (value as readonly Template[]).some(hasExpression);
  return isTemplateMap(value) && Object.values(value).some(hasExpression);
}
