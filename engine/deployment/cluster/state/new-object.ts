import type { Kind, ObjectByKind } from '../objects/kinds';
import { emptyRolloutStatus } from '../rollouts/empty-status';
import type { AdmittedObject } from './inputs';

const NO_DEPLOYMENT = {
  observedGeneration: 0,
  replicas: 0,
  updatedReplicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  unavailableReplicas: 0,
  conditions: [],
};

const NO_HISTORY = { recommendations: [], added: [], removed: [] };

/** The status of an object that was just made. */
export function firstStatus(kind: Kind, now: number): ObjectByKind[Kind]['status'] {
  switch (kind) {
    case 'Deployment':
      return { ...NO_DEPLOYMENT, progressedAt: now };
    case 'HorizontalPodAutoscaler':
      return {
        currentReplicas: 0,
        desiredReplicas: 0,
        lastScaleAt: null,
        metrics: [],
        conditions: [],
        nextAt: now,
        history: NO_HISTORY,
      };
    case 'Rollout':
      return emptyRolloutStatus(now);
    case 'Service':
      return { address: null };
    default:
      return {};
  }
}

/** An object as it was admitted, in the place of the one that is there: its status and its uid stay. */
export function laidOver(
  before: ObjectByKind[Kind],
  { metadata, spec }: AdmittedObject,
  isChanged: boolean,
): ObjectByKind[Kind] {
  return {
    ...before,
    metadata: {
      ...before.metadata,
      labels: metadata.labels,
      annotations: metadata.annotations,
      generation: before.metadata.generation + (isChanged ? 1 : 0),
    },
    spec,
  } as ObjectByKind[Kind];
}
