import { data } from '@actions/expressions';
import type { JsonValue } from '../../core/json';

/** A value of the lab as one of the official evaluator. */
export function toData(value: JsonValue | undefined): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  return new data.Dictionary(
    ...Object.entries(value).map(([key, inner]) => ({ key, value: toData(inner as JsonValue) })),
  );
}

/** The reverse of `toData`. */
export function fromData(value: data.ExpressionData): JsonValue {
  switch (value.kind) {
    case data.Kind.String:
    case data.Kind.Number:
    case data.Kind.Boolean:
      return (value as data.StringData | data.NumberData | data.BooleanData).value;
    case data.Kind.Array:
      return (value as data.Array).values().map(fromData);
    case data.Kind.Dictionary:
      return Object.fromEntries(
        (value as data.Dictionary).pairs().map(({ key, value: inner }) => [key, fromData(inner)]),
      );
    default:
      return null;
  }
}

/** A value as text, as GitHub turns it into text: null is empty, `3.0` is `3`, an object is `Object`. */
export const textOf = (value: JsonValue | undefined): string => toData(value).coerceString();

/** Whether a value counts as true: all but false, 0, '' and null. */
export const isTruthy = (value: JsonValue): boolean =>
  !(value === false || value === 0 || value === '' || value === null || Number.isNaN(value));
