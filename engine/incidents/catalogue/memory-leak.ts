import type { Incident } from '../incident';

/** A process that keeps memory of each request. */
export const memoryLeak: Incident = {
  id: 'memory-leak',
  title: 'A memory leak',
  about:
    'The release of this morning keeps a little of each request. Replicas are killed at their limit, some days later and again.',
  effects: ({ rng }) => [{ kind: 'leak', mibPerThousandRequests: 25 + 10 * rng.next() }],
  evidence: [
    {
      place: 'metrics',
      shows: 'Memory rises in a line with the requests, and falls when a replica begins anew.',
    },
    { place: 'cluster', shows: 'OOMKilled as the reason of the last end.' },
  ],
  shows: [{ monitor: 'MemoryHigh', withinHours: 60 }],
  remedies: [['rollback-code']],
  eases: ['restart-service'],
  resolvedWhen: 'over',
  harmsAfterHours: 80,
};
