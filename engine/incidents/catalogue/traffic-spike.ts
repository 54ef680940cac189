import type { Incident } from '../incident';

/** Many more requests than usual. */
export const trafficSpike: Incident = {
  id: 'traffic-spike',
  title: 'A report on television',
  about: 'Many times as many people as usual come for some days.',
  effects: ({ rng }) => [{ kind: 'traffic', factor: 120 + 40 * rng.next(), lastsHours: 120 }],
  evidence: [
    { place: 'metrics', shows: 'Requests rise first, then utilisation, then latency and refusals.' },
    { place: 'calendar', shows: 'The report was announced.' },
  ],
  shows: [
    { monitor: 'Saturated', withinHours: 3 },
    { monitor: 'HighErrorRate', withinHours: 3 },
  ],
  remedies: [['scale-out']],
  resolvedWhen: 'contained',
  harmsAfterHours: 2,
};
