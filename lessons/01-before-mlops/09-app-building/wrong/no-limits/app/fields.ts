import type { Facts } from '../estimate/house.ts';

/** One fact of the form: its name, its label, and what is possible. Page and handler both read this list. */
export interface Field {
  name: keyof Facts;
  label: string;
  unit: string;
  least: number;
  most: number;
  whole: boolean;
}

export const FIELDS: Field[] = [
  { name: 'livingArea', label: 'Living area', unit: 'square feet', least: 300, most: 4000, whole: false },
  { name: 'lotArea', label: 'Lot area', unit: 'square feet', least: 1000, most: 200_000, whole: false },
  { name: 'yearBuilt', label: 'Year built', unit: '', least: 1870, most: 2010, whole: true },
  { name: 'condition', label: 'Condition', unit: '1 very poor to 9 excellent', least: 1, most: 9, whole: true },
  { name: 'garageCars', label: 'Garage cars', unit: '', least: 0, most: 5, whole: true },
  { name: 'fireplaces', label: 'Fireplaces', unit: '', least: 0, most: 5, whole: true },
];

/** What is wrong with a value, in words that name the field; null when nothing is. */
export function problemOf({ label, whole }: Field, value: unknown): string | null {
  if (value === undefined || value === null || value === '') return `${label} is missing.`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${label} must be a number.`;
  if (whole && !Number.isInteger(value)) return `${label} must be a whole number.`;
  return null;
}

/** A field as somebody typed it: empty stays empty, and text that is no number stays text. */
export function readTyped(text: string): number | string {
  const trimmed = text.trim();
  return trimmed === '' || Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}
