import type { Incident } from '../incident';

/** Events that come twice. */
export const duplicatedEvents: Incident = {
  id: 'duplicated-events',
  title: 'Events that come twice',
  about: 'The queue upstream delivers at least once, and since an upgrade mostly twice.',
  effects: () => [{ kind: 'duplicates', share: 0.9 }],
  evidence: [
    { place: 'metrics', shows: 'ingest_rows_total of repeated rows grows as fast as that of accepted ones.' },
    { place: 'rows', shows: 'The same ids twice in the store, where loading does not count them.' },
  ],
  shows: [{ monitor: 'RepeatedEvents', withinHours: 120 }],
  remedies: [['deduplicate'], ['contact-upstream']],
  resolvedWhen: 'over',
  harmsAfterHours: 26,
};
