import type { Incident } from '../incident';

/** A queue that nobody empties. */
export const queueBacklog: Incident = {
  id: 'queue-backlog',
  title: 'A backlog in the queue',
  about: 'Those who take estimates that are ordered in bulk out of the queue hang on a lock.',
  effects: () => [{ kind: 'queue', requestShare: 0.12 }],
  evidence: [
    { place: 'metrics', shows: 'rabbitmq_queue_messages grows, and nothing is taken out.' },
    { place: 'logs', shows: 'The last line of each consumer is hours old.' },
  ],
  shows: [{ monitor: 'QueueBacklog', withinHours: 2 }],
  remedies: [['restart-consumers']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
