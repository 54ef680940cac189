import { stringify } from 'yaml';
import { type ClusterObject, fullNameOf, type Kind, type ObjectByKind, resourceOf } from '../objects/kinds';
import { apiObject } from './api-object';
import type { KubectlCall } from './call';
import { rowsOf } from './columns';
import { fail } from './failure';
import { jsonPath } from './json-path';
import { table } from './table';

const FORMATS = 'json, yaml, name, wide, jsonpath=…, custom-columns=…';

/** A value as kubectl writes YAML: keys in their order by name. */
export const yamlText = (value: unknown): string =>
  stringify(value, { sortMapEntries: true, lineWidth: 0, aliasDuplicateObjects: false });

/** Prints objects in the form that was asked for. `isList`: as a list even when there is one. */
export function printObjects(call: KubectlCall, objects: readonly ClusterObject[], isList: boolean): void {
  const format = call.get('output') ?? '';
  if (format === '' || format === 'wide') {
    printTables(call, objects, format === 'wide');
    return;
  }
  if (format === 'name') {
    for (const object of objects) call.line(fullNameOf(object));
    return;
  }
  const list = objects.map(apiObject);
  const value = isList
    ? { apiVersion: 'v1', items: list, kind: 'List', metadata: { resourceVersion: '' } }
    : list[0];
  if (value === undefined) return;
  if (format === 'json') {
    call.line(JSON.stringify(sorted(value), null, 4));
    return;
  }
  if (format === 'yaml') {
    call.io.stdout(yamlText(value));
    return;
  }
  const [kind = '', template = ''] = [
    format.slice(0, format.indexOf('=')),
    format.slice(format.indexOf('=') + 1),
  ];
  if (kind === 'jsonpath') {
    call.io.stdout(jsonPath(template, value));
    return;
  }
  if (kind === 'custom-columns') {
    printCustom(call, template, list);
    return;
  }
  fail(
    `error: unable to match a printer suitable for the output format "${format}", allowed formats are: ${FORMATS}`,
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

function printCustom(call: KubectlCall, template: string, list: readonly unknown[]): void {
  const columns = template.split(',').map((column) => column.split(':'));
  if (columns.some((column) => column.length !== 2))
    fail('error: unexpected custom-columns spec, expected <header>:<json-path-expr>');
  const rows = list.map((one) =>
    columns.map(([, path = '']) => jsonPath(`{${path.startsWith('.') ? '' : '.'}${path}}`, one) || '<none>'),
  );
  call.io.stdout(table([columns.map(([head = '']) => head), ...rows]));
}

function printTables(call: KubectlCall, objects: readonly ClusterObject[], isWide: boolean): void {
  const kinds = [...new Set(objects.map(({ kind }) => kind))];
  const showsLabels = call.has('show-labels');
  for (const [at, kind] of kinds.entries()) {
    if (at > 0) call.line();
    const own = objects.filter((object) => object.kind === kind) as ObjectByKind[Kind][];
    const { heads, rows } = rowsOf(kind, own as never, call.view, isWide);
    const named = rows.map(([name = '', ...rest], row) => [
      ...(call.has('all-namespaces') ? ['default'] : []),
      kinds.length > 1 ? `${resourceOf(kind)}/${name}` : name,
      ...rest,
      ...(showsLabels ? [labelsText(own[row]!)] : []),
    ]);
    const head = [
      ...(call.has('all-namespaces') ? ['NAMESPACE'] : []),
      ...heads,
      ...(showsLabels ? ['LABELS'] : []),
    ];
    call.io.stdout(table(call.has('no-headers') ? named : [head, ...named]));
  }
}

const labelsText = ({ metadata }: ClusterObject): string =>
  Object.entries(metadata.labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',') || '<none>';
