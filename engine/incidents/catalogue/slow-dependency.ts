import { mainNumber } from '../columns';
import type { Incident } from '../incident';

/** What the service asks for each request has become slow. */
export const slowDependency: Incident = {
  id: 'slow-dependency',
  title: 'A slow dependency',
  about: 'The store of features answers in seconds. Requests wait for it, and hold their worker meanwhile.',
  effects: ({ feed, rng }) => [
    { kind: 'dependency', seconds: 1.2 + rng.next(), failShare: 0, column: mainNumber(feed).name },
  ],
  evidence: [
    {
      place: 'metrics',
      shows:
        'http_client_request_duration_seconds of the peer rises with the latency of the service; the processor is idle.',
    },
    { place: 'repository', shows: 'Nothing was released.' },
  ],
  shows: [{ monitor: 'SlowAnswers', withinHours: 5 }],
  remedies: [['fail-over'], ['switch-off-feature']],
  resolvedWhen: 'contained',
  harmsAfterHours: 1,
};
