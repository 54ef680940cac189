/** What a comparison is about. */
export type EntityType = 'metric' | 'parameter' | 'tag' | 'attribute' | 'dataset';

/** One thing of an entity, e.g. the metric `val/loss` or the attribute `start_time`. */
export interface Field {
  readonly entity: EntityType;
  readonly key: string;
}

export const NUMBER_COMPARATORS = ['>', '>=', '!=', '=', '<', '<='] as const;
export const TEXT_COMPARATORS = ['!=', '=', 'LIKE', 'ILIKE'] as const;
export const LIST_COMPARATORS = ['IN', 'NOT IN'] as const;

export type NumberComparator = (typeof NUMBER_COMPARATORS)[number];
export type TextComparator = (typeof TEXT_COMPARATORS)[number];
export type ListComparator = (typeof LIST_COMPARATORS)[number];

/** One comparison of a filter, by the type of what is compared with. */
export type Clause =
  | {
      readonly type: 'number';
      readonly field: Field;
      readonly comparator: NumberComparator;
      readonly value: number;
    }
  | {
      readonly type: 'text';
      readonly field: Field;
      readonly comparator: TextComparator;
      readonly value: string;
    }
  | {
      readonly type: 'list';
      readonly field: Field;
      readonly comparator: ListComparator;
      readonly value: readonly string[];
    };

/** A filter: comparisons that must all hold. The empty one lets everything through. */
export type Filter = readonly Clause[];

/** One key to sort by. */
export interface Order {
  readonly field: Field;
  readonly ascending: boolean;
}
