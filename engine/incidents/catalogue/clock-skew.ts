import type { Incident } from '../incident';

/** A clock that is off. */
export const clockSkew: Incident = {
  id: 'clock-skew',
  title: 'A clock that is off',
  about: 'The clock of a machine runs ahead. Tokens of requests that it takes are not valid yet.',
  effects: ({ rng }) => [{ kind: 'clock', seconds: 60 + 120 * rng.next(), failShare: 0.25 }],
  evidence: [
    { place: 'metrics', shows: 'node_timex_offset_seconds of one machine.' },
    { place: 'logs', shows: '“token used before issued”, from that machine alone.' },
  ],
  shows: [
    { monitor: 'ClockSkew', withinHours: 1 },
    { monitor: 'HighErrorRate', withinHours: 3 },
  ],
  remedies: [['sync-clock']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
