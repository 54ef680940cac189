import type { Incident } from '../incident';

/** A configuration that is not the written one. */
export const configDrift: Incident = {
  id: 'config-drift',
  title: 'A configuration that has drifted',
  about:
    'Somebody tried a shorter timeout and fewer replicas on the running service, and forgot to take it back.',
  effects: () => [{ kind: 'config', replicas: 1, timeoutSeconds: 0.15 }],
  evidence: [
    { place: 'cluster', shows: 'What runs differs from what the repository says in two fields.' },
    { place: 'metrics', shows: 'Answers end at the same fraction of a second; what takes longer fails.' },
  ],
  shows: [
    { monitor: 'OutOfSync', withinHours: 1 },
    { monitor: 'HighErrorRate', withinHours: 3 },
  ],
  remedies: [['revert-config']],
  resolvedWhen: 'over',
  harmsAfterHours: 1,
};
