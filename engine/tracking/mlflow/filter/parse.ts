import { invalid } from '../errors';
import {
  type Clause,
  type Field,
  type Filter,
  LIST_COMPARATORS,
  NUMBER_COMPARATORS,
  TEXT_COMPARATORS,
} from './ast';
import { fieldOf } from './fields';
import type { SearchScope } from './scope';
import { type Token, tokensOf, unquoted } from './tokens';

/** A comparison as it stands in the text, not yet looked at. */
interface RawComparison {
  readonly name: string;
  readonly comparator: string;
  readonly value: Token | readonly Token[];
}

/**
 * Parses a filter of MLflow's grammar: comparisons joined by AND, e.g. `metrics.acc > 0.8 and params.lr = '0.1' and
 * tags.k LIKE '%x%'`. Keys may be quoted by backticks or double quotes.
 * @throws MlflowError INVALID_PARAMETER_VALUE in MLflow's words.
 */
export function parseFilter(source: string, scope: SearchScope): Filter {
  if (source.trim() === '') return [];
  const tokens = tokensOf(source);
  if ('problem' in tokens)
    throw invalid(`Invalid filter '${source}'. Could not be parsed: ${tokens.problem}.`);
  if (tokens.some(({ text }) => text === ';'))
    throw invalid(`Search filter contained multiple expression '${source}'. Provide AND-ed expression list.`);
  return comparisons(tokens).map((raw) => clauseOf(raw, scope));
}

const isWord = (token: Token | undefined, word: string) =>
  token?.type === 'word' && token.text.toUpperCase() === word;

/** Finds the comparisons and the ANDs between them; everything else is told, all at once. */
function comparisons(tokens: readonly Token[]): RawComparison[] {
  const found: RawComparison[] = [];
  const strange: string[] = [];
  let needsAnd = false;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const read = comparisonAt(tokens, at);
    if (read !== null && !needsAnd) {
      found.push(read.raw);
      at = read.next;
      needsAnd = true;
      continue;
    }
    const isJoint = isWord(token, 'AND') && needsAnd && at + 1 < tokens.length;
    if (!isJoint) strange.push(textOf(tokens.slice(at, read?.next ?? at + 1)));
    needsAnd = needsAnd && !isWord(token, 'AND') && !isWord(token, 'OR');
    at = read?.next ?? at + 1;
  }
  if (strange.length > 0)
    throw invalid(`Invalid clause(s) in filter string: ${strange.map((text) => `'${text}'`).join(', ')}`);
  return found;
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ');

function comparisonAt(
  tokens: readonly Token[],
  at: number,
): { readonly raw: RawComparison; readonly next: number } | null {
  const name = tokens[at]!;
  if (name.type !== 'name') return null;
  let next = at + 1;
  const isNegated = isWord(tokens[next], 'NOT');
  if (isNegated) next++;
  const operator = tokens[next++];
  if (operator === undefined) return null;
  if (isWord(operator, 'IN')) {
    const list = listAt(tokens, next);
    if (list === null) return null;
    const raw = { name: name.text, comparator: isNegated ? 'NOT IN' : 'IN', value: list.items };
    return { raw, next: list.next };
  }
  const isComparator =
    operator.type === 'comparator' || isWord(operator, 'LIKE') || isWord(operator, 'ILIKE');
  const value = tokens[next++];
  if (isNegated || !isComparator || value === undefined || !['text', 'number', 'name'].includes(value.type))
    return null;
  return { raw: { name: name.text, comparator: operator.text.toUpperCase(), value }, next };
}

function listAt(
  tokens: readonly Token[],
  at: number,
): { readonly items: readonly Token[]; readonly next: number } | null {
  if (tokens[at]?.text !== '(') return null;
  const end = tokens.findIndex(({ text }, index) => index > at && text === ')');
  return end < 0 ? null : { items: tokens.slice(at + 1, end), next: end + 1 };
}

function clauseOf({ name, comparator, value }: RawComparison, scope: SearchScope): Clause {
  const attributes = [...scope.textAttributes, ...scope.numberAttributes];
  const field = fieldOf(name, scope, attributes);
  if (isNumeric(field, scope)) return numberClause(field, comparator, value);
  if ('type' in value) return textClause(field, comparator, value, scope);
  return listClause(field, comparator, value, scope);
}

/** Is a field compared with numbers? */
export const isNumeric = (field: Field, scope: SearchScope): boolean =>
  field.entity === 'metric' || (field.entity === 'attribute' && scope.numberAttributes.includes(field.key));

function comparatorOf<T extends string>(comparator: string, valid: readonly T[]): T {
  const found = valid.find((name) => name === comparator);
  if (found === undefined)
    throw invalid(
      `Invalid comparator '${comparator}' not one of '{${valid.map((name) => `'${name}'`).join(', ')}}'`,
    );
  return found;
}

function numberClause(field: Field, comparator: string, value: Token | readonly Token[]): Clause {
  const what = field.entity === 'metric' ? 'metric' : `numeric attribute: ${field.key}`;
  if (!('type' in value) || value.type !== 'number') {
    const text = 'type' in value ? value.text : `(${textOf(value)})`;
    throw invalid(`Expected numeric value type for ${what}. Found ${text}`);
  }
  return {
    type: 'number',
    field,
    comparator: comparatorOf(comparator, NUMBER_COMPARATORS),
    value: Number(value.text),
  };
}

function textClause(field: Field, comparator: string, value: Token, scope: SearchScope): Clause {
  const text = value.type === 'number' || value.text.startsWith('`') ? null : unquoted(value.text);
  if (text === null) {
    if (value.type === 'name')
      throw invalid(
        'Parameter value is either not quoted or unidentified quote types used for string value ' +
          `${value.text}. Use either single or double quotes.`,
      );
    const words =
      field.entity === 'parameter' || field.entity === 'tag'
        ? `${field.entity} (e.g. 'my-value')`
        : field.entity === 'dataset'
          ? 'dataset attributes'
          : 'attributes';
    throw invalid(`Expected a quoted string value for ${words}. Got value ${value.text}`);
  }
  const lists = isListField(field, scope) ? LIST_COMPARATORS : [];
  comparatorOf(comparator, [...TEXT_COMPARATORS, ...lists]);
  return { type: 'text', field, comparator: comparatorOf(comparator, TEXT_COMPARATORS), value: text };
}

const isListField = (field: Field, scope: SearchScope) =>
  field.entity === 'dataset' || (field.entity === 'attribute' && scope.listAttributes.includes(field.key));

function listClause(field: Field, comparator: string, items: readonly Token[], scope: SearchScope): Clause {
  if (field.entity === 'parameter' || field.entity === 'tag')
    throw invalid(
      `Expected a quoted string value for ${field.entity} (e.g. 'my-value'). Got value (${textOf(items)})`,
    );
  if (!isListField(field, scope))
    throw invalid("Only the 'run_id' attribute supports comparison with a list of quoted string values.");
  const ill = (what: string) =>
    invalid(
      `While parsing a list in the query, expected a non-empty list of string values, but got ${what}.`,
    );
  if (items.length === 0) throw ill('empty list');
  const values: string[] = [];
  for (const [index, { type, text }] of items.entries()) {
    if (index % 2 === 1 ? text !== ',' : type !== 'text') throw ill('ill-formed list');
    if (index % 2 === 0) values.push(unquoted(text)!);
  }
  if (items.length % 2 === 0) throw ill('ill-formed list');
  return { type: 'list', field, comparator: comparatorOf(comparator, LIST_COMPARATORS), value: values };
}
