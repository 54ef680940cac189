import type { PyValue } from '../../../core/python-text';
import type { Tag } from '../entities';
import { invalid, type MlflowError } from '../errors';
import { readPyFloat } from '../store/metric-file';
import { invalidValue, missingValue } from '../validation';

const SEE_DOCS = ' See the API docs for more information about request parameters.';

/** The name that Python has for the type of a JSON value. */
function pyType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return 'dict';
  }
}

const wrongType = (name: string, value: unknown): MlflowError =>
  invalid(
    invalidValue(name, (value ?? null) as PyValue, ` Hint: Value was of type '${pyType(value)}'.`) + SEE_DOCS,
  );

/**
 * The parameters of a request, of its JSON body or its query, read as protobuf reads them: unknown ones are ignored,
 * whole numbers may be strings, absent strings are ''. Every reader throws MlflowError INVALID_PARAMETER_VALUE.
 */
export class Params {
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #path: string;

  constructor(record: Readonly<Record<string, unknown>>, path = '') {
    this.#record = record;
    this.#path = path;
  }

  #get(name: string): unknown {
    const value = Object.hasOwn(this.#record, name) ? this.#record[name] : undefined;
    return value === null ? undefined : value;
  }

  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  /** A text; '' when it is absent. */
  text(name: string): string {
    const value = this.#get(name);
    if (value === undefined) return '';
    // Ids were numbers once, and versions look like them: clients send them so.
    if (typeof value === 'number' && /(?:_id|^version)$/.test(name)) return String(value);
    if (typeof value !== 'string') throw wrongType(this.#path + name, value);
    return value;
  }

  /** A text that must be there and must not be empty. */
  neededText(name: string): string {
    const text = this.text(name);
    if (text === '') throw this.#missing(name);
    return text;
  }

  #missing(name: string): MlflowError {
    return invalid(missingValue(this.#path + name) + SEE_DOCS);
  }

  /** The id of a run, under its newer or its older name. */
  runId(): string {
    return this.text('run_id') || this.text('run_uuid') || this.neededText('run_id');
  }

  /** A 64-bit whole number; undefined when it is absent. */
  whole(name: string): number | undefined {
    const value = this.#get(name);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number)) throw wrongType(this.#path + name, value);
    return number;
  }

  neededWhole(name: string): number {
    const value = this.whole(name);
    if (value === undefined) throw this.#missing(name);
    return value;
  }

  /** A double; JSON has `"NaN"`, `"Infinity"` and `"-Infinity"` as strings. */
  neededFloat(name: string): number {
    const value = this.#get(name);
    if (value === undefined || value === '') throw this.#missing(name);
    const number = typeof value === 'string' ? readPyFloat(value.trim()) : value;
    if (typeof number !== 'number') throw wrongType(this.#path + name, value);
    return number;
  }

  flag(name: string): boolean {
    const value = this.#get(name);
    if (value === undefined) return false;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
    throw invalid(`Invalid boolean value: ${String(value)}, must be 'true' or 'false'.`);
  }

  /** One of the names of an enum, or its number from `first`; undefined when it is absent. */
  oneOf<T extends string>(name: string, names: readonly T[], first: number): T | undefined {
    const value = this.#get(name);
    if (value === undefined || value === '') return undefined;
    const index =
      typeof value === 'number' ? value : /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
    const found = names.find((one) => one === value) ?? names[index - first];
    if (found === undefined)
      throw invalid(
        invalidValue(this.#path + name, value as PyValue, ` Expected one of ${names.join(', ')}.`),
      );
    return found;
  }

  /** A list; one value alone, as a query has it, is a list of one. */
  #list(name: string): readonly unknown[] {
    const value = this.#get(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw wrongType(this.#path + name, value);
    return value;
  }

  texts(name: string): readonly string[] {
    const value = this.#get(name);
    if (typeof value === 'string') return [value];
    return this.#list(name).map((item) => {
      if (typeof item === 'number' && name.endsWith('_ids')) return String(item);
      if (typeof item !== 'string') throw wrongType(this.#path + name, value);
      return item;
    });
  }

  /** A list of messages. */
  messages(name: string): readonly Params[] {
    return this.#list(name).map((item, index) => {
      const path = `${this.#path}${name}[${index}]`;
      if (typeof item !== 'object' || item === null || Array.isArray(item)) throw wrongType(path, item);
      return new Params(item as Record<string, unknown>, `${path}.`);
    });
  }

  /** A message in this one. */
  neededMessage(name: string): Params {
    const value = this.#get(name);
    if (value === undefined) throw this.#missing(name);
    if (typeof value !== 'object' || Array.isArray(value)) throw wrongType(this.#path + name, value);
    return new Params(value as Record<string, unknown>, `${this.#path}${name}.`);
  }

  /** A list of keys with their values. */
  tags(name: string): readonly Tag[] {
    return this.messages(name).map((tag) => ({ key: tag.neededText('key'), value: tag.text('value') }));
  }

  /** A key with its value in this message itself. */
  tag(): Tag {
    return { key: this.neededText('key'), value: this.text('value') };
  }
}
