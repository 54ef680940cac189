import type { FeatureColumn, RowFeed } from '../world/rows/row-feed';

/** The column of numbers that tells most as a rule: the first of the feed. */
export function mainNumber(feed: RowFeed): Extract<FeatureColumn, { kind: 'numeric' }> {
  const column = feed.columns.find((one) => one.kind === 'numeric');
  if (column?.kind !== 'numeric') throw new RangeError('A feed needs a column of numbers.');
  return column;
}

/** The first column of categories; that of numbers where there is none. */
export const mainCategory = (feed: RowFeed): FeatureColumn =>
  feed.columns.find((one) => one.kind === 'category') ?? mainNumber(feed);
