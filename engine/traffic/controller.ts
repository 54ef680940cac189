import type { MirrorDescription } from './fleet-description';
import type { OutcomeName } from './measure/outcome';

/**
 * What steers a fleet: an autoscaler, a rollout. It is asked at each control tick, at the start too, and answers with
 * acts, which are done at once and in order. It must be a function of what it has seen, so that a run can be repeated.
 */
export interface FleetController {
  control(observation: FleetObservation): readonly FleetAct[];
}

/** The fleet as a controller sees it. Rates and counts are those since the last tick. */
export interface FleetObservation {
  /** Seconds since the start. */
  readonly time: number;
  /** Seconds since the last tick; 0 at the start. */
  readonly since: number;
  readonly versions: readonly VersionObservation[];
  readonly replicas: readonly ReplicaObservation[];
  /** Requests for which no version was chosen, since none was ready. */
  readonly unrouted: number;
  readonly weights: Readonly<Record<string, number>> | null;
  readonly mirror: MirrorDescription | null;
}

/** What is known of one version. */
export interface VersionObservation {
  readonly version: string;
  readonly ready: number;
  /** On the way to be ready: without room, pulled, started, started again. */
  readonly pending: number;
  readonly draining: number;
  /** Cores in use ÷ cores of the ready replicas, a core for each worker; may be above 1 when replicas have gone meanwhile. 0 when none was ready. */
  readonly cpu: number;
  /** Seconds of cores that were in use. */
  readonly coreSeconds: number;
  /** Waiting or being worked on now. */
  readonly inFlight: number;
  readonly queued: number;
  readonly arrived: number;
  readonly served: number;
  /** Answered with 5xx, refused, or cut off. */
  readonly errors: number;
  readonly timedOut: number;
  /** How requests ended. */
  readonly outcomes: Readonly<Record<OutcomeName, number>>;
  /** Upper bounds, and how many answers were at or below each; the last one, +Inf, counts all. */
  readonly bounds: readonly number[];
  readonly cumulative: readonly number[];
  /** The sum of these latencies in seconds. */
  readonly latencySum: number;
  /** Answers by their mark: see `ServiceDescription`. */
  readonly marked: readonly number[];
}

/** Where a replica is in its life. */
export type ReplicaPhase =
  | 'unschedulable'
  | 'pulling'
  | 'starting'
  | 'ready'
  | 'draining'
  | 'waiting-to-restart';

/** What is known of one replica. */
export interface ReplicaObservation {
  /** Counts from 0 in order of creation; never used again. */
  readonly id: number;
  readonly version: string;
  readonly phase: ReplicaPhase;
  /** The zone of its node; null while it has none. */
  readonly zone: string | null;
  readonly createdAt: number;
  /** When it became ready last; null: not yet. */
  readonly readyAt: number | null;
  readonly restarts: number;
  /** Cores in use since the last tick ÷ its cores. */
  readonly cpu: number;
  readonly outstanding: number;
  /** Bytes that its process holds; 0 when the version does not say. */
  readonly memory: number;
}

/** What a controller, or a planned act, does. */
export type FleetAct =
  /** `answersAfter`: seconds in which the replica is ready for the router, and its process refuses connections; 0 when absent. */
  | {
      readonly act: 'start';
      readonly version: string;
      readonly count: number;
      readonly answersAfter?: number;
    }
  /** Takes it from the router and lets it finish; what is unfinished after `grace` seconds (30 when absent) is cut off. */
  | { readonly act: 'drain'; readonly replica: number; readonly grace?: number }
  /** Drains so many replicas of a version: those that are not ready first, then the youngest. */
  | { readonly act: 'stop'; readonly version: string; readonly count: number; readonly grace?: number }
  /** null: all ready replicas in one pool. */
  | { readonly act: 'weights'; readonly weights: Readonly<Record<string, number>> | null }
  | { readonly act: 'mirror'; readonly mirror: MirrorDescription | null }
  | { readonly act: 'clear-cache' };

/** An act at its time. */
export interface PlannedAct {
  readonly at: number;
  readonly do: FleetAct;
}
