import type { Incident } from '../incident';

/** A zone of the region is gone. */
export const zoneOutage: Incident = {
  id: 'zone-outage',
  title: 'A zone is gone',
  about:
    'The provider has lost the power of a zone. Replicas there are gone until it is back, or until they run elsewhere.',
  effects: () => [{ kind: 'zone', lastsHours: 120 }],
  evidence: [
    { place: 'cluster', shows: 'All machines of one zone are NotReady since the same minute.' },
    { place: 'metrics', shows: 'Nobody gets an answer, or half of the room is gone.' },
  ],
  shows: [{ monitor: 'ZoneDown', withinHours: 1 }],
  remedies: [['fail-over']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1,
};
