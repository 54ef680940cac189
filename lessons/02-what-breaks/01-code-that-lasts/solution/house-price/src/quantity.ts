import { ListingError } from './errors.ts';

/** What one of a unit is in the unit that the model uses. The first entry is the unit of a bare number. */
export type Units = Readonly<Record<string, number>>;

const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** Reads "1,656", "154.2 m2" or "-3". Refuses what is not one number with at most one known unit. */
export function parseQuantity(field: string, text: string, units: Units): number {
  const [digits = '', unit, ...rest] = text.trim().split(/\s+/);
  if (!NUMBER.test(digits) || rest.length > 0)
    throw new ListingError('not-a-number', field, `expected a number, found "${text}"`);
  const value = Number(digits.replaceAll(',', ''));
  if (unit === undefined) return value;
  const factor = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
  if (factor === undefined)
    throw new ListingError('unknown-unit', field, `expected one of ${Object.keys(units).join(', ')}, found "${unit}"`);
  return value * factor;
}
