import { stringify } from 'yaml';
import type { JsonValue } from '../../../../core/json';
import { type Answer, type CommandCall, UsageError } from '../command';
import { select } from '../output/select';
import { wordOf } from '../output/text-rows';
import { value } from '../read-words';
import { cloudProgram } from '../run-cli';
import { ACCOUNT } from './account';
import { AKS } from './aks';
import { azBadWords, azRefused, azUnknown } from './az-refusals';
import { azKeyOf, checkSubscription } from './az-settings';
import { AZ_STORAGE } from './az-storage';
import { GROUPS } from './groups';

/** `az`: the lab's Azure by its own command line, as far as clusters, storage and the bill need it. */
export const az = cloudProgram({
  program: 'az',
  provider: 'azure',
  version: 'azure-cli 2.77.0, simulated by the lab',
  commands: [...ACCOUNT, ...GROUPS, ...AKS, ...AZ_STORAGE],
  globals: [value('output', 'o'), value('query'), value('subscription')],
  keyOf: azKeyOf,
  check: checkSubscription,
  unknown: azUnknown,
  badWords: azBadWords,
  refused: azRefused,
  show,
});

function show({ value: answer, columns }: Answer, { option }: CommandCall): string {
  const format = option('output') ?? 'json';
  const query = option('query');
  const shown = select(answer, query);
  switch (format) {
    case 'json':
      return `${JSON.stringify(shown, null, 2)}\n`;
    case 'yaml':
      return stringify(shown);
    case 'tsv':
      return tsv(shown);
    case 'table': {
      const rows = (Array.isArray(shown) ? shown : [shown]) as readonly unknown[] as readonly never[];
      const own = query === undefined && columns !== undefined ? columns : columnsOf(rows);
      return table(
        own.map(([heading]) => heading),
        rows.map((row) => own.map(([, cell]) => cell(row))),
      );
    }
    default:
      throw new UsageError(
        `argument --output/-o: invalid choice: '${format}' (choose from 'json', 'yaml', 'tsv', 'table')`,
      );
  }
}

/** A line for each row, tabs between the fields; what is nested is left empty. */
function tsv(shown: JsonValue): string {
  const cell = (item: JsonValue) => (typeof item === 'object' && item !== null ? '' : wordOf(item));
  const rows = (Array.isArray(shown) ? shown : [shown]) as readonly JsonValue[];
  return rows
    .map((row) =>
      typeof row === 'object' && row !== null ? Object.values(row).map(cell).join('\t') : cell(row),
    )
    .map((row) => `${row}\n`)
    .join('');
}

/** The columns of a table that a query has chosen: what is no list and no object. */
function columnsOf(rows: readonly unknown[]): NonNullable<Answer['columns']> {
  const first = rows[0];
  if (typeof first !== 'object' || first === null) return [['Result', (row) => wordOf(row)]];
  return Object.entries(first)
    .filter(([, item]) => typeof item !== 'object' || item === null)
    .map(([key]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      (row) => wordOf((row as Readonly<Record<string, string>>)[key]),
    ]);
}

/** A table as az draws it: headings, a rule under each, two blanks between. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => row[at]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd()}\n`;
  return [headings, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('');
}
