import { allRows, columnOf, type Table } from './table';

/**
 * Row numbers in the order of one column: numbers by size, texts by alphabet; missing cells last, both ways. Stable:
 * rows that are equal keep their order, so that sorting by one column after another works.
 * @param rows the rows to sort; absent: all
 * @throws TableError when there is no such column.
 */
export function sortRows(
  table: Table,
  columnName: string,
  direction: 'ascending' | 'descending' = 'ascending',
  rows: Uint32Array = allRows(table),
): Uint32Array {
  const column = columnOf(table, columnName);
  const keys = column.kind === 'numeric' ? column.values : ranks(column.codes, column.dictionary);
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.slice().sort((a, b) => {
    const first = keys[a]!;
    const second = keys[b]!;
    if (Number.isNaN(first)) return Number.isNaN(second) ? 0 : 1;
    if (Number.isNaN(second)) return -1;
    return sign * (first - second);
  });
}

/** The place of each row's text in the alphabet; NaN where it is missing. */
function ranks(codes: Int32Array, dictionary: readonly string[]): Float64Array {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const order = dictionary.map((text, code) => ({ text, code })).sort((a, b) => compare(a.text, b.text));
  const rankOf = new Float64Array(dictionary.length);
  order.forEach(({ code }, rank) => {
    rankOf[code] = rank;
  });
  return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : rankOf[code]!));
}
