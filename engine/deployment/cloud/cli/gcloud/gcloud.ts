import { stringify } from 'yaml';
import { aligned } from '../../../../core/text-table';
import { type Answer, type CommandCall, UsageError } from '../command';
import { flag, value } from '../read-words';
import { cloudProgram } from '../run-cli';
import { COMPUTE } from './compute';
import { CONFIG } from './config';
import { CONTAINER } from './container';
import { gcloudBadWords, gcloudRefused, gcloudUnknown } from './gcloud-refusals';
import { gcloudKeyOf, projectOf } from './gcloud-settings';
import { STORAGE } from './storage';

/** `gcloud`: the lab's Google Cloud by its own command line, as far as clusters, machines and buckets need it. */
export const gcloud = cloudProgram({
  program: 'gcloud',
  provider: 'gcp',
  version: 'Google Cloud SDK 540.0.0, simulated by the lab',
  commands: [...CONFIG, ...CONTAINER, ...COMPUTE, ...STORAGE],
  globals: [value('project'), value('format'), flag('quiet', 'q')],
  keyOf: gcloudKeyOf,
  check: projectOf,
  unknown: gcloudUnknown,
  badWords: gcloudBadWords,
  refused: gcloudRefused,
  show,
});

function show({ value: shown, columns }: Answer, { option }: CommandCall): string {
  const rows = Array.isArray(shown) ? (shown as readonly unknown[] as readonly never[]) : null;
  const format = option('format') ?? (columns === undefined ? 'yaml' : 'table');
  if (format === 'json') return `${JSON.stringify(shown, null, 2)}\n`;
  if (format === 'yaml')
    return rows === null ? stringify(shown) : rows.map((row) => `---\n${stringify(row)}`).join('');
  const fields = /^value\((.+)\)$/.exec(format)?.[1]?.split(',');
  if (fields !== undefined)
    return (rows ?? [shown])
      .map((row) => `${fields.map((field) => wordAt(row, field.trim())).join('\t')}\n`)
      .join('');
  if (format !== 'table' || rows === null || columns === undefined)
    throw new UsageError(
      `argument --format: "${format}" is none that the lab's gcloud has here: json, yaml, value(name,…)${columns ? ', table' : ''}`,
    );
  if (rows.length === 0) return 'Listed 0 items.\n';
  const cells = rows.map((row) => columns.map(([, cell]) => cell(row)));
  return `${aligned([columns.map(([heading]) => heading), ...cells]).join('\n')}\n`;
}

/** A field of a row by its path: `config.machineType`. */
function wordAt(row: unknown, path: string): string {
  let found: unknown = row;
  for (const name of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[name];
  return found === undefined || found === null
    ? ''
    : typeof found === 'object'
      ? JSON.stringify(found)
      : String(found);
}
