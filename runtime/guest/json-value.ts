import type { JsonValue } from '../../engine/core/json';

/** How deep a value may nest; what nests deeper would overflow the stack of whoever reads it. */
const MAX_DEPTH = 200;

/** What a probe returned cannot cross to its host. */
export class ProbeValueError extends TypeError {
  readonly code = 'probe-value-not-json';

  constructor(where: string, what: string) {
    super(`The value of the probe is not JSON: ${where} is ${what}.`);
    this.name = 'ProbeValueError';
  }
}

/**
 * A value as JSON. Numbers that are not finite become the strings `NaN`, `Infinity`, `-Infinity`, typed arrays become
 * lists, `toJSON` is honoured, undefined properties are left out, an undefined element or value is null.
 *
 * @throws ProbeValueError for functions, symbols, bigints, and what contains itself; it names the place.
 */
export function toJsonValue(value: unknown, where = 'value', seen: readonly unknown[] = []): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') throw new ProbeValueError(where, `a ${typeof value}`);
  if (seen.length > MAX_DEPTH)
    throw new ProbeValueError(where.slice(0, 100), `nested more than ${MAX_DEPTH} deep`);
  if (seen.includes(value)) throw new ProbeValueError(where, 'part of itself');
  const inner = [...seen, value];
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return toJsonValue(toJSON.call(value, ''), where, inner);
  if (Array.isArray(value)) return value.map((item, i) => toJsonValue(item, `${where}[${i}]`, inner));
  if (ArrayBuffer.isView(value)) {
    return Array.from(value as unknown as ArrayLike<number>, (item, i) =>
      toJsonValue(item, `${where}[${i}]`),
    );
  }
  if (value instanceof Map || value instanceof Set || value instanceof Promise) {
    throw new ProbeValueError(where, `a ${value.constructor.name}`);
  }
  const out: Record<string, JsonValue> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    Object.defineProperty(out, key, {
      value: toJsonValue(item, `${where}.${key}`, inner),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}
