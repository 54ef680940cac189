import { flag, value } from '../../../../core/pflag';
import { SCHEMAS } from '../../manifest/schemas/schemas';
import type { Shape } from '../../manifest/shape';
import { groupOf, namesOf } from '../../objects/kinds';
import type { KubectlCall, KubectlCommand } from '../call';
import { fail } from '../failure';
import { kindOf } from '../select';

const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'integer',
  boolean: 'boolean',
  number: 'number',
  'int-or-string': 'IntOrString',
  quantity: 'Quantity',
};

const modelName = (model: string): string => model.slice(model.lastIndexOf('.') + 1);

function typeText(shape: Shape): string {
  if (shape.is === 'list') return `[]${typeText(shape.of)}`;
  if (shape.is === 'map') return `map[string]${typeText(shape.of)}`;
  if (shape.is === 'object') return modelName(shape.model);
  return TYPES[shape.is] ?? 'Object';
}

/** What stands at a field: of lists and maps, what they hold. */
function within(shape: Shape): Shape {
  return shape.is === 'list' || shape.is === 'map' ? within(shape.of) : shape;
}

function noteOf(shape: Shape): string {
  if (shape.is === 'ignored') return ' (the lab does nothing by it)';
  return shape.is === 'refused' ? ` (not in the lab: ${shape.why})` : '';
}

function fieldList(call: KubectlCall, shape: Shape, depth: number, isDeep: boolean): void {
  const inner = within(shape);
  if (inner.is !== 'object') return;
  for (const [name, field] of Object.entries(inner.fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const required = inner.required.includes(name) ? ' -required-' : '';
    call.line(`${'  '.repeat(depth)}${name}\t<${typeText(field)}>${required}${noteOf(field)}`);
    if (isDeep) fieldList(call, field, depth + 1, isDeep);
  }
}

export const EXPLAIN: KubectlCommand = {
  path: 'explain',
  usage: 'TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [flags]',
  about: 'Get documentation for a resource: the fields that the lab knows.',
  flags: [flag('recursive'), value('api-version')],
  run: (call) => {
    const [path] = call.operands;
    if (path === undefined)
      return fail(
        'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    const [first = '', ...fields] = path.split('.');
    const kind = kindOf(first);
    const { apiVersion } = namesOf(kind);
    const schema = SCHEMAS[kind];
    if (!schema) return fail(`error: a ${kind} is made by controllers; nobody writes one in the lab`);
    let shape: Shape = schema;
    for (const field of fields) {
      const inner = within(shape);
      const next =
        inner.is === 'object' && Object.hasOwn(inner.fields, field) ? inner.fields[field] : undefined;
      if (next === undefined) return fail(`error: field "${field}" does not exist`);
      shape = next;
    }
    const group = groupOf(apiVersion);
    if (group !== '') call.line(`GROUP:      ${group}`);
    call.line(`KIND:       ${kind}\nVERSION:    ${apiVersion.slice(apiVersion.indexOf('/') + 1)}\n`);
    if (fields.length > 0) call.line(`FIELD: ${fields.at(-1)} <${typeText(shape)}>${noteOf(shape)}\n`);
    if (within(shape).is === 'object') {
      call.line('FIELDS:');
      fieldList(call, shape, 1, call.has('recursive'));
    }
    return 0;
  },
};
