import { mainNumber } from '../columns';
import type { Incident } from '../incident';

/** A column has another name. */
export const schemaChange: Incident = {
  id: 'schema-change',
  title: 'A column with another name',
  about:
    'The data team renamed a column that the service reads. The rows come as before, under the new name.',
  effects: ({ feed }) => {
    const { name } = mainNumber(feed);
    return [
      {
        kind: 'rows',
        condition: {
          id: `schema-change/${name}`,
          column: name,
          change: { kind: 'renamed', to: `${name}_value` },
        },
        share: 1,
        mendedBy: 'upstream',
      },
    ];
  },
  evidence: [
    { place: 'rows', shows: 'The column is missing in every row; another one has its values.' },
    { place: 'metrics', shows: 'All requests are refused, or fail, from one hour on.' },
    { place: 'repository', shows: 'Nothing was released. The other team merged a rename.' },
  ],
  shows: [
    { monitor: 'RowsRefused', withinHours: 4 },
    { monitor: 'ExpectationFailed', withinHours: 36 },
  ],
  remedies: [['contact-upstream'], ['switch-off-feature']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1,
  source: { type: 'upstream', change: 'renamed-column' },
};
