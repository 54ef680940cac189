import type { Incident } from '../incident';

/** The key of the feed has expired: nothing new is learnt, and nothing fails. */
export const feedStands: Incident = {
  id: 'feed-stands',
  title: 'A feed that stands still',
  about:
    'The key of the bucket with the daily files has expired. The service answers as before; it learns nothing any more.',
  effects: () => [{ kind: 'credential', of: 'feed', failShare: 0 }],
  evidence: [
    { place: 'metrics', shows: 'ingest_failures_total grows once a day; the last success is days ago.' },
    { place: 'logs', shows: '403 from the bucket.' },
  ],
  shows: [{ monitor: 'FeedStands', withinHours: 40 }],
  remedies: [['rotate-credential']],
  resolvedWhen: 'over',
  harmsAfterHours: 26,
};
