import type { Replica } from './fleet/replica';

/** What may happen. */
export const EventKind = {
  /** A worker is done; of the request, or the first of the batch. */
  workDone: 0,
  /** A batch has waited long enough; of a replica. */
  batchDue: 1,
  /** A replica goes on: pulled, started. */
  replicaStep: 2,
  /** A replica that drains has had its time. */
  graceOver: 3,
  /** A replica crashes by itself. */
  crash: 4,
  /** A request is sent again. */
  retry: 5,
  faultBegins: 6,
  faultEnds: 7,
  /** A planned act is due. */
  act: 8,
  /** The controller looks. */
  tick: 9,
  windowEnds: 10,
} as const;

/** Kind and subject (a whole number) of an event as one number; see `EventHeap`. */
export const eventOf = (kind: number, subject: number): number => subject * 16 + kind;

export const kindOf = (event: number): number => event & 15;
export const subjectOf = (event: number): number => (event - (event & 15)) / 16;

/** How many replicas there may be at one time. */
export const MOST_REPLICAS = 4096;

/** A replica in its present life: what was planned for an earlier one must not happen to it. */
export const subjectOfReplica = ({ slot, life }: Replica): number => life * MOST_REPLICAS + slot;
