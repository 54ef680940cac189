import type { Incident } from '../incident';

/** Clients that try again keep the service down. */
export const retryStorm: Incident = {
  id: 'retry-storm',
  title: 'A storm of retries',
  about:
    'On a busy day a short outage makes every client try again at once. The outage is over; what they send keeps the service overloaded.',
  effects: ({ rng }) => [
    { kind: 'traffic', factor: 18 + 3 * rng.next(), lastsHours: 120 },
    { kind: 'retries', attempts: 5, outageHours: 2, outageShare: 0.95 },
  ],
  evidence: [
    {
      place: 'metrics',
      shows: 'Retries are several times the requests, and go on when what began it is over.',
    },
    { place: 'cluster', shows: 'Workers are busy with requests whose clients have hung up.' },
  ],
  shows: [{ monitor: 'RetryStorm', withinHours: 4 }],
  remedies: [['limit-retries'], ['scale-out']],
  resolvedWhen: 'contained',
  harmsAfterHours: 6,
};
