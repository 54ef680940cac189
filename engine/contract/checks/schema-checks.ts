import { ContractError } from '../errors';
import type { SchemaObject, SchemaProperty } from '../odcs/schema';
import type { TextTable } from '../table/read-csv';
import type { ContractCheck } from './check';
import { type Column, columnOf, duplicates, refused } from './column';

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** What a cell of a text file has to look like to be of a type; types that a text can always be are not here. */
const TYPES: Readonly<Record<string, RegExp>> = {
  integer: INTEGER,
  number: NUMBER,
  boolean: /^(?:true|false|t|f|0|1)$/i,
  date: DATE,
  time: TIME,
  timestamp: TIMESTAMP,
};

export const columnName = ({ name, physicalName }: SchemaProperty): string => physicalName ?? name;
export const tableName = ({ name, physicalName }: SchemaObject): string => physicalName ?? name;

/** Numbers are compared as numbers, dates and times as texts, which sorts them. */
function comparison(text: string, limit: number | string): number {
  if (typeof limit === 'number') return NUMBER.test(text) ? Number(text) - limit : Number.NaN;
  return text < limit ? -1 : Number(text > limit);
}

function patternOf(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    throw new ContractError('contract-invalid', `the pattern ${source} is no regular expression`);
  }
}

type Rule = readonly [name: string, isValid: (text: string) => boolean];

/** What the options of a type want of each value. */
function optionRules(property: SchemaProperty): Rule[] {
  const field = columnName(property);
  const options = property.logicalTypeOptions ?? {};
  const rules: Rule[] = [];
  const add = <Limit>(
    limit: Limit | undefined,
    words: string,
    isValid: (text: string, limit: Limit) => boolean,
  ) => {
    if (limit !== undefined)
      rules.push([`Check that field ${field} ${words} ${String(limit)}`, (text) => isValid(text, limit)]);
  };
  add(options.minLength, 'has a min length of', (text, limit) => [...text].length >= limit);
  add(options.maxLength, 'has a max length of', (text, limit) => [...text].length <= limit);
  add(options.minimum, 'has a minimum of', (text, limit) => comparison(text, limit) >= 0);
  add(options.maximum, 'has a maximum of', (text, limit) => comparison(text, limit) <= 0);
  add(options.exclusiveMinimum, 'is greater than', (text, limit) => comparison(text, limit) > 0);
  add(options.exclusiveMaximum, 'is less than', (text, limit) => comparison(text, limit) < 0);
  add(options.multipleOf, 'is a multiple of', (text, limit) => {
    const times = Number(text) / limit;
    return Math.abs(times - Math.round(times)) < 1e-9;
  });
  if (options.pattern !== undefined) {
    const pattern = patternOf(options.pattern);
    add(options.pattern, 'matches regex pattern', (text) => pattern.test(text));
  }
  return rules;
}

/** The checks of one column that is there. */
function columnChecks(
  property: SchemaProperty,
  column: Column,
): (readonly [name: string, reason: string | null])[] {
  const field = columnName(property);
  const { logicalType, required, unique, primaryKey } = property;
  const type = logicalType === undefined ? undefined : TYPES[logicalType];
  const wrongType = type && refused(column, (text) => type.test(text));
  const missing =
    column.missing === 0 ? null : `${column.missing} of ${column.cells.length} values are missing`;
  const doubled = duplicates(column.present.map(({ text }) => text));
  const notUnique = doubled === 0 ? null : `${doubled} duplicate values`;
  const checks: (readonly [string, string | null])[] = [];
  if (logicalType !== undefined)
    checks.push([
      `Check that field ${field} has type ${logicalType}`,
      wrongType ? `Type Mismatch, not ${logicalType}: ${wrongType}` : null,
    ]);
  if (required) checks.push([`Check that field ${field} has no missing values`, missing]);
  if (unique) checks.push([`Check that unique field ${field} has no duplicate values`, notUnique]);
  if (primaryKey && !required)
    checks.push([`Check that primary key field ${field} has no missing values`, missing]);
  if (primaryKey && !unique)
    checks.push([`Check that primary key field ${field} has no duplicate values`, notUnique]);
  for (const [name, isValid] of optionRules(property)) {
    const bad = refused(column, isValid);
    checks.push([name, bad && `invalid: ${bad}`]);
  }
  return checks;
}

/** Holds the columns that a contract names against a table. Columns that it does not name may be there. */
export function schemaChecks(object: SchemaObject, table: TextTable): ContractCheck[] {
  const model = tableName(object);
  return object.properties.flatMap((property) => {
    const field = columnName(property);
    const column = columnOf(table, field);
    const check = ([name, reason]: readonly [string, string | null]): ContractCheck => ({
      category: 'schema',
      name,
      model,
      field,
      result: reason === null ? 'passed' : 'failed',
      reason,
    });
    const isPresent = check([
      `Check that field '${field}' is present`,
      column === undefined ? `Missing column; the data have ${table.columns.join(', ')}` : null,
    ]);
    return column === undefined ? [isPresent] : [isPresent, ...columnChecks(property, column).map(check)];
  });
}
