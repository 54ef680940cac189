import type { RolloutStatus } from '../objects/rollout';

/** The status of a rollout that nobody has looked at yet. */
export const emptyRolloutStatus = (now: number): RolloutStatus => ({
  observedGeneration: 0,
  phase: 'Progressing',
  message: 'waiting for rollout spec update to be observed',
  replicas: 0,
  updatedReplicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  currentHash: '',
  stableHash: '',
  stepIndex: null,
  stepSince: now,
  pauses: [],
  aborted: false,
  abortedAt: null,
  abortMessage: '',
  weight: 0,
  mirror: 0,
  canaryScale: null,
  analyses: {},
  activeHash: '',
  previewHash: '',
  promotedFull: false,
  progressedAt: now,
  conditions: [],
});
