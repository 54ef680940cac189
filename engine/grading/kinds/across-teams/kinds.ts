/** How a change of an export can harm those who read it: each is seen by another promise. */
export const BAD_CHANGES = {
  rename: 'a column with another name',
  unit: 'another unit',
  scale: 'another unit, within the bounds of the old one',
  recode: 'other words for the same thing',
  type: 'numbers as text',
  missing: 'values that are missing',
  doubled: 'customers twice',
} as const;

/** What harms nobody. */
export const GOOD_CHANGES = {
  column: 'a column more',
  order: 'columns in another order',
  refactor: 'the same export by other code',
  rows: 'more customers',
  docs: 'words for people',
} as const;

export type BadChange = keyof typeof BAD_CHANGES;
export type GoodChange = keyof typeof GOOD_CHANGES;

/** The kind of a change, in words. */
export const changeWords = (kind: BadChange | GoodChange): string =>
  ({ ...BAD_CHANGES, ...GOOD_CHANGES })[kind];
