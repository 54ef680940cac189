import type { JsonValue } from './json';

/** A number that Python holds as a float, so that it prints `1.0` where the same number as an int prints `1`. */
export class PyFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** What `pyJson` takes: JSON, with floats marked where they may be whole. */
export type PyValue = JsonValue | PyFloat | readonly PyValue[] | { readonly [key: string]: PyValue };

/**
 * A float as Python's `repr` writes it: the shortest digits that read back the same; positional with at least `.0` for
 * exponents from -4 to 15 (`100000.0`), else scientific with two digits or more in the exponent (`1e-05`, `1e+16`).
 */
export function pyFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '0', power = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

/** How `pyJson` writes. */
export interface PyJsonOptions {
  /** Spaces of one level, each entry on a line of its own; absent: all on one line with `, ` between. */
  readonly indent?: number;
  readonly sortKeys?: boolean;
}

/** JSON as Python's `json.dumps` writes it: `", "` and `": "`, anything beyond ASCII as `\uXXXX`. */
export function pyJson(value: PyValue, options: PyJsonOptions = {}): string {
  return write(value, options, '');
}

function write(value: PyValue, options: PyJsonOptions, margin: string): string {
  if (value instanceof PyFloat) return jsonFloat(value.value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(BigInt(value)) : jsonFloat(value);
  if (typeof value === 'string') return pyString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  const inner = margin + ' '.repeat(options.indent ?? 0);
  if (Array.isArray(value)) {
    const items = (value as readonly PyValue[]).map((item) => write(item, options, inner));
    return bracket(items, '[', ']', options, margin, inner);
  }
  const record = value as { readonly [key: string]: PyValue };
  const keys = options.sortKeys ? Object.keys(record).sort() : Object.keys(record);
  const items = keys.map((key) => `${pyString(key)}: ${write(record[key]!, options, inner)}`);
  return bracket(items, '{', '}', options, margin, inner);
}

function bracket(
  items: readonly string[],
  open: string,
  close: string,
  options: PyJsonOptions,
  margin: string,
  inner: string,
): string {
  if (items.length === 0) return open + close;
  if (options.indent === undefined) return open + items.join(', ') + close;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
}

function jsonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return pyFloat(value);
}

function pyString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
