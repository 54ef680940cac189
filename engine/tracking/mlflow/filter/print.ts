import type { Clause, Field, Filter, Order } from './ast';

const PREFIX = { metric: 'metrics', parameter: 'params', tag: 'tags', dataset: 'datasets' } as const;

function keyText(key: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*$/u.test(key)) return key;
  return key.includes('`') ? `"${key}"` : `\`${key}\``;
}

/** A field as a filter names it; attributes need no word before them. */
export const printField = ({ entity, key }: Field): string =>
  entity === 'attribute' ? key : `${PREFIX[entity]}.${keyText(key)}`;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

function valueText(clause: Clause): string {
  switch (clause.type) {
    case 'number':
      return String(clause.value);
    case 'text':
      return quoted(clause.value);
    case 'list':
      return `(${clause.value.map(quoted).join(', ')})`;
  }
}

/** A filter in its one normal form: what it prints parses to the same filter. */
export const printFilter = (filter: Filter): string =>
  filter
    .map((clause) => `${printField(clause.field)} ${clause.comparator} ${valueText(clause)}`)
    .join(' AND ');

/** An `order_by` clause in its one normal form. */
export const printOrder = ({ field, ascending }: Order): string =>
  `${printField(field)} ${ascending ? 'ASC' : 'DESC'}`;
