import type { Rng } from '../../core/rng';
import type { Trouble } from './project';
import type { Row } from './row-rules';

/** The row with one field changed. */
export const withField = (row: Row, field: string, text: string): { row: Row; field: string } => ({
  row: { ...row, [field]: text },
  field,
});

/** The row without one of its columns. */
export function withoutField(row: Row, field: string): { row: Row; field: string } {
  const { [field]: _gone, ...rest } = row;
  return { row: rest, field };
}

/** A trouble that puts `text(value of the field)` into one of `fields`, chosen by the seed. */
export function rewrite(
  kind: string,
  says: string,
  calls: Trouble['calls'],
  fields: readonly string[],
  text: (value: string, field: string, rng: Rng) => string,
  fits: (row: Row) => boolean = () => true,
): Trouble {
  return {
    kind,
    says,
    calls,
    fits,
    make: (row, rng) => {
      const field = rng.pick(fields);
      return withField(row, field, text(row[field] ?? '', field, rng));
    },
  };
}

/** A number as people type it, with thousands separators. */
export const grouped = (value: string): string => {
  const [whole = '', decimals] = value.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? separated : `${separated}.${decimals}`;
};

/** A name as people type it: blanks around it, every other letter in the other case. */
export const carelessly = (name: string): string =>
  ` ${[...name].map((letter, i) => (i % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('')} `;
