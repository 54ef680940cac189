import type { RolloutStatus } from '../objects/rollout';

/** What is so at the beginning of each roll-out, whatever came before it. */
export const begunStatus = (now: number) => ({
  stepSince: now,
  pauses: [],
  aborted: false,
  abortedAt: null,
  abortMessage: '',
  weight: 0,
  mirror: 0,
  canaryScale: null,
  analyses: {},
  promotedFull: false,
  progressedAt: now,
});

/** The status of a rollout that nobody has looked at yet. */
export const emptyRolloutStatus = (now: number): RolloutStatus => ({
  ...begunStatus(now),
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
  activeHash: '',
  previewHash: '',
  conditions: [],
});
