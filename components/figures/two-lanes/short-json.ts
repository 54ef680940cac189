import type { JsonValue } from '@/engine/core/json';

const MOST = 90;

/** A value of an event in a few words: numbers with separators, the rest as JSON cut after 90 characters. */
export function shortJson(value: JsonValue): string {
  if (typeof value === 'number') {
    // Probabilities that differ in the third decimal must not read alike.
    const digits = Math.abs(value) < 1 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 2 };
    return value.toLocaleString('en-US', digits);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}
