import type { Effect } from '../effects/effect';
import type { UpstreamChange } from '../policies/teams';
import type { FeatureColumn, RowFeed } from '../rows/row-feed';

/** Square feet in a square metre: the usual mix-up of areas. */
const FEET_OF_METRE = 10.7639;

const firstOf = <Kind extends FeatureColumn['kind']>(feed: RowFeed, kind: Kind) =>
  feed.columns.find((column): column is Extract<FeatureColumn, { kind: Kind }> => column.kind === kind);

/** What a change by another team does, on the columns of a feed: the first of its numbers, the first of its categories. */
export function effectsOfChange(change: UpstreamChange, feed: RowFeed): readonly Effect[] {
  const numeric = firstOf(feed, 'numeric')?.name ?? '';
  const category = firstOf(feed, 'category')?.name ?? numeric;
  const rows = (
    id: string,
    column: string,
    what: Extract<Effect, { kind: 'rows' }>['condition']['change'],
    share: number,
  ): Effect => ({
    kind: 'rows',
    condition: { id: `${id}/${column}`, column, change: what },
    share,
    mendedBy: 'upstream',
  });
  switch (change) {
    case 'renamed-column':
      return [rows(change, numeric, { kind: 'renamed', to: `${numeric}_value` }, 1)];
    case 'changed-unit':
      return [rows(change, numeric, { kind: 'scaled', factor: 1 / FEET_OF_METRE }, 1)];
    case 'new-category':
      return [rows(change, category, { kind: 'new-category', name: 'Annexed_2026' }, 0.3)];
    case 'runtime-bump':
      return [
        { kind: 'release', failShare: 0.2, slowFactor: 1.3, wrongShare: 0, wrongBy: 0, isUntracked: true },
      ];
  }
}

/** What such a change is called, and what it is about. */
export const CHANGE_WORDS: Readonly<
  Record<UpstreamChange, { readonly title: string; readonly about: string }>
> = {
  'renamed-column': {
    title: 'A renamed column',
    about: 'The data team gave a column a better name, and told nobody.',
  },
  'changed-unit': {
    title: 'Another unit',
    about: 'The data team went over to square metres, and told nobody.',
  },
  'new-category': {
    title: 'A category that is new',
    about: 'Rows come with a value that no model has seen.',
  },
  'runtime-bump': {
    title: 'A newer runtime',
    about: 'The platform team updated the runtime under the service.',
  },
};
