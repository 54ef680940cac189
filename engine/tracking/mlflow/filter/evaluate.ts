import type { Clause, Field, Filter, NumberComparator, Order } from './ast';

/** What a field of one run, experiment or model holds. */
export type Scalar = string | number | null;

/** Reads a field: one value, null when it is not there; of datasets as many as there are. */
export type ReadField = (field: Field) => Scalar | readonly Scalar[];

/** `%` stands for any characters, `_` for one; all else for itself. */
export function likePattern(pattern: string, flags: string): RegExp {
  const source = [...pattern]
    .map((char) => (char === '%' ? '.*' : char === '_' ? '.' : char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, `su${flags}`);
}

function compareNumbers(a: number, comparator: NumberComparator, b: number): boolean {
  switch (comparator) {
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<=':
      return a <= b;
    case '<':
      return a < b;
  }
}

/** Does one value satisfy a comparison? What is not there satisfies none, not even `!=`. */
function holds(clause: Clause, value: Scalar): boolean {
  if (value === null) return false;
  if (clause.type === 'number')
    return typeof value === 'number' && compareNumbers(value, clause.comparator, clause.value);
  const text = String(value);
  if (clause.type === 'list') return clause.value.includes(text) === (clause.comparator === 'IN');
  switch (clause.comparator) {
    case '=':
      return text === clause.value;
    case '!=':
      return text !== clause.value;
    case 'LIKE':
      return likePattern(clause.value, '').test(text);
    case 'ILIKE':
      return likePattern(clause.value, 'i').test(text);
  }
}

/** Does everything in the filter hold? Of several values, as a run has datasets, one is enough. */
export function matches(filter: Filter, read: ReadField): boolean {
  return filter.every((clause) => {
    const value = read(clause.field);
    return Array.isArray(value) ? value.some((one) => holds(clause, one)) : holds(clause, value as Scalar);
  });
}

/** In both directions numbers and texts come first, then NaN, then what is not there. */
const rank = (value: Scalar) => (value === null ? 2 : Number.isNaN(value) ? 1 : 0);

/** Compares two values for a sort. */
export function compareScalars(a: Scalar, b: Scalar, ascending: boolean): number {
  const ranks = rank(a) - rank(b);
  if (ranks !== 0 || a === null || b === null || rank(a) === 1) return ranks;
  const direction = ascending ? 1 : -1;
  return a < b ? -direction : a > b ? direction : 0;
}

/** Items by the given keys, those that are equal in all of them in the order of `natural`. */
export function sorted<T>(
  items: readonly T[],
  orders: readonly Order[],
  readOf: (item: T) => ReadField,
  natural: (a: T, b: T) => number,
): T[] {
  const scalarOf = (item: T, { field }: Order): Scalar => {
    const value = readOf(item)(field);
    return Array.isArray(value) ? ((value[0] ?? null) as Scalar) : (value as Scalar);
  };
  const keyed = items.map((item) => ({ item, keys: orders.map((order) => scalarOf(item, order)) }));
  keyed.sort((a, b) => {
    for (const [index, { ascending }] of orders.entries()) {
      const order = compareScalars(a.keys[index]!, b.keys[index]!, ascending);
      if (order !== 0) return order;
    }
    return natural(a.item, b.item);
  });
  return keyed.map(({ item }) => item);
}
