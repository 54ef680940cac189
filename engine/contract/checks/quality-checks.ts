import { ContractError } from '../errors';
import type { QualityRule, SchemaObject } from '../odcs/schema';
import { askTable } from '../sql/ask-table';
import type { TextTable } from '../table/read-csv';
import type { ContractCheck } from './check';
import { columnOf, duplicates } from './column';
import { columnName, tableName } from './schema-checks';
import { thresholdOf } from './threshold';

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map((one) => String(one ?? '')) : [];

/** What a metric of the library counts. */
function counted(rule: QualityRule, table: TextTable, field: string | null): number {
  if (rule.metric === 'rowCount') return table.rows.length;
  const names = field === null ? textsOf(rule.arguments?.properties) : [field];
  const columns = names.map((name) => {
    const column = columnOf(table, name);
    if (column === undefined) throw new ContractError('data-missing', `the data have no column ${name}`);
    return column;
  });
  const [column] = columns;
  if (column === undefined)
    throw new ContractError('contract-invalid', `${rule.metric} of a table needs arguments.properties`);
  if (rule.metric === 'nullValues') return column.missing;
  if (rule.metric === 'missingValues') {
    const stand = new Set(['', ...textsOf(rule.arguments?.missingValues)]);
    return column.cells.filter((text) => stand.has(text)).length;
  }
  if (rule.metric === 'duplicateValues')
    return duplicates(table.rows.map((_, i) => columns.map(({ cells }) => cells[i]!).join('\u0000')));
  const valid = textsOf(rule.arguments?.validValues);
  const pattern = rule.arguments?.pattern;
  if (valid.length === 0 && typeof pattern !== 'string')
    throw new ContractError(
      'contract-invalid',
      'invalidValues needs arguments.validValues or arguments.pattern',
    );
  const test = typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined;
  return column.present.filter(
    ({ text }) => !(test?.test(text) ?? true) || (valid.length > 0 && !valid.includes(text)),
  ).length;
}

/** The figure of a rule, and what it is called. */
function measured(rule: QualityRule, table: TextTable, model: string, field: string | null) {
  if (rule.type === 'sql') {
    const query = rule
      .query!.replace(/\$?\{\s*(?:table|model|object|schema)\s*\}/g, model)
      .replace(/\$?\{\s*(?:column|field|property)\s*\}/g, field ?? '');
    return {
      what: rule.description ?? rule.name ?? query.trim(),
      value: askTable(query, table, model),
      unit: '',
    };
  }
  const count = counted(rule, table, field);
  const isShare = rule.unit === 'percent' && rule.metric !== 'rowCount';
  const value = isShare ? (100 * count) / Math.max(1, table.rows.length) : count;
  const of = field === null ? `model ${model}` : `field ${field}`;
  return { what: `Check that ${of} has ${rule.metric}`, value, unit: isShare ? ' %' : '' };
}

function qualityCheck(
  rule: QualityRule,
  table: TextTable,
  model: string,
  field: string | null,
): ContractCheck[] {
  // Text is for people, and other tools run what is theirs.
  if (rule.type === 'text' || rule.type === 'custom') return [];
  const { words, holds } = thresholdOf(rule);
  const about = { category: 'quality' as const, model, field };
  try {
    const { what, value, unit } = measured(rule, table, model, field);
    const name = rule.type === 'sql' ? what : `${what} ${words}${unit}`;
    const isKept = Number.isFinite(value) && holds(value);
    const shown = Number.isFinite(value) ? String(Number(value.toPrecision(6))) : 'NULL';
    const isMild = rule.severity === 'warning' || rule.severity === 'info';
    return [
      {
        ...about,
        name,
        result: isKept ? 'passed' : isMild ? 'warning' : 'failed',
        reason: isKept ? null : `Actual value was ${shown}${unit}, must be ${words}${unit}`,
      },
    ];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const name = rule.name ?? rule.description ?? rule.metric ?? 'quality';
    return [{ ...about, name, result: 'error', reason: error.message }];
  }
}

/** Holds the quality rules of a table and of its columns against it. A rule that cannot be measured is an error. */
export function qualityChecks(object: SchemaObject, table: TextTable): ContractCheck[] {
  const model = tableName(object);
  const of = (rules: readonly QualityRule[] | undefined, field: string | null) =>
    (rules ?? []).flatMap((rule) => qualityCheck(rule, table, model, field));
  return [
    ...object.properties.flatMap((property) => of(property.quality, columnName(property))),
    ...of(object.quality, null),
  ];
}
