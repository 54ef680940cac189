import type { TrafficDescription } from '../../engine/traffic/description';
import type { TrafficResult } from '../../engine/traffic/result';
import type { WorkerReply } from '../worker-client';

/** One simulation for a worker. */
export interface TrafficJob {
  readonly description: TrafficDescription;
  readonly seed: string | number;
  /** What steers the fleet, by its name in the registry of controllers; absent: nothing does. */
  readonly controller?: ControllerSpec;
}

/** A controller as plain data: a function cannot be sent to a worker. */
export interface ControllerSpec {
  readonly kind: string;
  readonly options?: unknown;
}

/** What the worker says of its job. */
export type TrafficReply = WorkerReply<TrafficResult>;
