import { mainNumber } from '../columns';
import type { Incident } from '../incident';

/** Square feet in a square metre. */
const FEET_OF_METRE = 10.7639;

/** Numbers come in another unit. */
export const unitChange: Incident = {
  id: 'unit-change',
  title: 'Another unit',
  about:
    'The data team went over to another unit. The column has its old name, and a tenth of its old values.',
  effects: ({ feed }) => {
    const { name } = mainNumber(feed);
    return [
      {
        kind: 'rows',
        condition: {
          id: `unit-change/${name}`,
          column: name,
          change: { kind: 'scaled', factor: 1 / FEET_OF_METRE },
        },
        share: 1,
        mendedBy: 'upstream',
      },
    ];
  },
  evidence: [
    { place: 'rows', shows: 'All values of the column are smaller by the same factor.' },
    { place: 'metrics', shows: 'Estimates fall, or rows are refused as out of range, from one hour on.' },
  ],
  shows: [
    { monitor: 'RowsRefused', withinHours: 4 },
    { monitor: 'ExpectationFailed', withinHours: 36 },
  ],
  remedies: [['contact-upstream'], ['switch-off-feature']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1,
  source: { type: 'upstream', change: 'changed-unit' },
};
