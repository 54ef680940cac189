import type { JsonValue } from '../../../core/json';
import { parseQuantity } from '../objects/quantity';
import type { Shape } from './shape';

/** A step from an object into a field or a place of a list. */
export type Path = readonly (string | number)[];

/** Something that a manifest has and must not have, or lacks. */
export interface ShapeFault {
  /** In the words of `kubectl`. */
  readonly message: string;
  /** Where it is, for the line. */
  readonly path: Path;
}

/** What a check has found. */
export interface ShapeReport {
  readonly faults: readonly ShapeFault[];
  /** Fields that are right but change nothing in the lab. */
  readonly ignored: readonly Path[];
}

const typeName = (value: JsonValue): string => {
  if (value === null) return 'nil';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

const isRecord = (value: JsonValue): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Deployment.spec.template.spec.containers[0]`, as the API machinery writes a place. */
export const pathText = (kind: string, path: Path): string =>
  kind + path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');

const FITS: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  'int-or-string': (value) =>
    typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value)),
  quantity: (value) => typeof value === 'string' || typeof value === 'number',
};

const WANTED: Readonly<Record<string, string>> = { 'int-or-string': 'string', quantity: 'string' };

/** Holds a manifest of a kind against its shape; all that is wrong, in the order of the text. */
export function checkShape(kind: string, value: JsonValue, shape: Shape): ShapeReport {
  const faults: ShapeFault[] = [];
  const ignored: Path[] = [];

  const fault = (path: Path, message: string, place: Path = path) =>
    faults.push({ path, message: `ValidationError(${pathText(kind, place)}): ${message}` });

  const visit = (found: JsonValue, wanted: Shape, path: Path, model: string): void => {
    // A field without a value is as one that is not there.
    if (found === null && path.length > 0 && wanted.is !== 'refused') return;
    const wrongType = (expected: string) =>
      fault(path, `invalid type for ${model}: got "${typeName(found)}", expected "${expected}"`);
    switch (wanted.is) {
      case 'ignored':
        ignored.push(path);
        return;
      case 'refused':
        fault(path, `the lab does not have "${String(path.at(-1))}": ${wanted.why}`, path.slice(0, -1));
        return;
      case 'list':
        if (!Array.isArray(found)) return void wrongType('array');
        for (const [at, item] of (found as readonly JsonValue[]).entries())
          visit(item, wanted.of, [...path, at], model);
        return;
      case 'map':
        if (!isRecord(found)) return void wrongType('map');
        for (const [name, item] of Object.entries(found)) visit(item, wanted.of, [...path, name], model);
        return;
      case 'object':
        if (!isRecord(found)) return void wrongType('map');
        for (const [name, item] of Object.entries(found)) {
          const next = Object.hasOwn(wanted.fields, name) ? wanted.fields[name] : undefined;
          if (next === undefined) fault([...path, name], `unknown field "${name}" in ${wanted.model}`, path);
          else visit(item, next, [...path, name], modelOf(next) ?? `${wanted.model}.${name}`);
        }
        for (const name of wanted.required)
          if (found[name] === undefined || found[name] === null)
            fault(path, `missing required field "${name}" in ${wanted.model}`);
        return;
      case 'quantity':
        if (FITS.quantity!(found) && parseQuantity(found as string | number) === null)
          return void fault(path, `invalid value: "${String(found)}": quantities are like 500m, 2, 256Mi`);
    }
    if (!FITS[wanted.is]!(found)) wrongType(WANTED[wanted.is] ?? wanted.is);
  };
  visit(value, shape, [], modelOf(shape) ?? kind);
  return { faults, ignored };
}

const modelOf = (shape: Shape): string | undefined => (shape.is === 'object' ? shape.model : undefined);
