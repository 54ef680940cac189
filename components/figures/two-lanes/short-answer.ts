import type { JsonValue } from '@/engine/core/json';

const MOST = 90;

/** An answer in a few words: numbers with separators, the entries of an object one after another; cut after 90 characters. */
export function shortAnswer(value: JsonValue): string {
  if (typeof value === 'number') return numberText(value);
  const text = plainText(value);
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}

/** An answer in words, whole: `estimate: 4,812, unit: m2`. What is nested is shown as JSON. */
export function plainText(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, entry]) => `${name}: ${typeof entry === 'number' ? numberText(entry) : entryText(entry)}`)
    .join(', ');
}

function entryText(entry: JsonValue): string {
  if (entry === null) return 'none';
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}

function numberText(value: number): string {
  // Probabilities that differ in the third decimal must not read alike.
  const digits = Math.abs(value) < 1 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 2 };
  return value.toLocaleString('en-US', digits);
}
