import type { Incident } from '../incident';

/** A disk that fills up. */
export const diskFull: Incident = {
  id: 'disk-full',
  title: 'A disk that fills up',
  about:
    'Logs are written at debug level since a change of their configuration. A day and a half later the disk is full.',
  effects: ({ rng }) => [{ kind: 'disk', gibPerHour: 1.6 + 0.4 * rng.next() }],
  evidence: [
    { place: 'metrics', shows: 'Free room falls in a line.' },
    { place: 'logs', shows: '“no space left on device”, once it is full.' },
  ],
  shows: [{ monitor: 'DiskFilling', withinHours: 30 }],
  remedies: [['free-disk']],
  resolvedWhen: 'over',
  harmsAfterHours: 48,
};
