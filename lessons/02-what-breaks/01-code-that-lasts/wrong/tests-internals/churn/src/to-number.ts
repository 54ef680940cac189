import { RowError } from './errors.ts';

const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

export function toNumber(field: string, digits: string): number {
  if (!NUMBER.test(digits)) throw new RowError('not-a-number', field, `expected a number, found "${digits}"`);
  return Number(digits.replaceAll(',', ''));
}
