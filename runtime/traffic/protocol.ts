import type { ErrorRecord } from '../../engine/core/errors';
import type { TrafficDescription } from '../../engine/traffic/description';
import type { TrafficResult } from '../../engine/traffic/result';

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
export type TrafficReply =
  /** Seconds that are simulated so far, and events in them. */
  | { readonly type: 'progress'; readonly time: number; readonly events: number }
  | { readonly type: 'done'; readonly result: TrafficResult }
  | { readonly type: 'failed'; readonly error: ErrorRecord };
