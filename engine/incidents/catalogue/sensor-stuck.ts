import { mainNumber } from '../columns';
import type { Incident } from '../incident';

/** A source that answers the same for every row. */
export const sensorStuck: Incident = {
  id: 'sensor-stuck',
  title: 'A sensor that is stuck',
  about:
    'What measures a value has stopped, and its last one is sent for every row. Each value is plausible by itself.',
  effects: ({ feed }) => {
    const { name, values } = mainNumber(feed);
    const sorted = values.filter((value) => !Number.isNaN(value)).sort();
    const value = sorted[sorted.length >> 1] ?? 0;
    return [
      {
        kind: 'rows',
        condition: { id: `sensor-stuck/${name}`, column: name, change: { kind: 'constant', value } },
        share: 1,
        mendedBy: 'upstream',
      },
    ];
  },
  evidence: [
    { place: 'rows', shows: 'A column has one value in all rows since an hour.' },
    { place: 'metrics', shows: 'Nothing fails; estimates lie closer together than before.' },
  ],
  shows: [{ monitor: 'ExpectationFailed', withinHours: 36 }],
  remedies: [['contact-upstream'], ['switch-off-feature']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1,
};
