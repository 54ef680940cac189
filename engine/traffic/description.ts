import type { PlannedAct } from './controller';
import type { FaultDescription } from './fault-description';
import type { FleetDescription } from './fleet-description';

/**
 * A service and what is sent to it, as plain data: the whole input of a simulation beside its seed and its controller.
 * Times are seconds since the start of the simulation, sizes are bytes, rates are per second.
 */
export interface TrafficDescription {
  /** How long is simulated. */
  readonly duration: number;
  /** The width of the windows in which figures are given. */
  readonly window: number;
  /** The weekday (0 is Monday) and the hour (0 ≤ hour < 24) at which the simulation starts; Monday, 0:00 when absent. */
  readonly start?: { readonly weekday: number; readonly hour: number };
  readonly arrivals: ArrivalDescription;
  /** What requests ask for; one key when absent. */
  readonly keys?: KeyDescription;
  readonly clients?: ClientDescription;
  readonly cache?: CacheDescription;
  readonly fleet: FleetDescription;
  readonly faults?: readonly FaultDescription[];
  /** What an operator does, and when; a controller may act beside it. */
  readonly acts?: readonly PlannedAct[];
  /** Seconds between two looks of the controller; 15 when absent, as the autoscaler of Kubernetes. */
  readonly controlEvery?: number;
  /** Upper bounds of the latency histogram, ascending, without +Inf; those of the Prometheus clients when absent. */
  readonly buckets?: readonly number[];
  /** How many requests of each window are kept whole: half of them any, half of them with a bad end. 16 when absent. */
  readonly samplesEachWindow?: number;
  /** The run is refused when it would send more requests than this, retries included; 100 million when absent. */
  readonly mostRequests?: number;
}

export type ArrivalDescription = PoissonDescription | TraceDescription;

/** Requests of many who know nothing of each other: a Poisson process whose rate follows a profile. */
export interface PoissonDescription {
  readonly kind: 'poisson';
  /** Requests a second at the start, on the average of a day and of a week. See `perDay`. */
  readonly perSecond: number;
  /** The rate goes to `toPerSecond` within `over` seconds (the whole duration when absent), and stays there. */
  readonly growth?: {
    readonly toPerSecond: number;
    readonly shape: 'linear' | 'exponential';
    readonly over?: number;
  };
  /** 24 weights of the hours of a day, beginning at midnight; between the hours they are joined by lines. Only their proportions count. */
  readonly day?: readonly number[];
  /** 7 weights of the weekdays, Monday first. Only their proportions count. */
  readonly week?: readonly number[];
  readonly bursts?: readonly BurstDescription[];
}

/** Requests that come in addition, e.g. after a report on television. */
export type BurstDescription =
  /** A flash crowd: the rate rises in a line for `rise` seconds, then halves every `halfLife` seconds. */
  | {
      readonly shape: 'flash';
      readonly at: number;
      /** How many requests are expected of it in all. */
      readonly requests: number;
      readonly rise: number;
      readonly halfLife: number;
    }
  /** One rate for `lasts` seconds. */
  | { readonly shape: 'plateau'; readonly at: number; readonly requests: number; readonly lasts: number };

/** Requests that were recorded, or that follow from a table: each at its time. */
export interface TraceDescription {
  readonly kind: 'trace';
  /** Ascending. */
  readonly times: ArrayLike<number>;
  /** The key that each asks for; absent: drawn by popularity. */
  readonly keys?: ArrayLike<number>;
}

/** What requests ask for, e.g. the rows of a table. A cache knows answers by their key. */
export interface KeyDescription {
  readonly count: number;
  /** The exponent of Zipf's law: 0 (the default) asks for all keys alike, 1 is usual on the web. */
  readonly zipf?: number;
}

export interface ClientDescription {
  /** Seconds after which a client hangs up; absent: never. */
  readonly timeout?: number;
  readonly retries?: {
    /** How often a request is sent again at most. */
    readonly most: number;
    /** Seconds before the first retry; each later one waits twice as long, and all are spread evenly from half to one and a half of it. */
    readonly backoff: number;
    /** The share of the requests of late that may be retries, as service meshes limit them; absent: no limit. */
    readonly budget?: number;
  };
}

/** Answers that are kept before the fleet: least recently used goes first. */
export interface CacheDescription {
  /** How many answers it holds. */
  readonly capacity: number;
  /** Seconds that an answer is good for; absent: for ever. */
  readonly ttl?: number;
  /** Seconds that an answer from the cache takes; 1 ms when absent. */
  readonly hitTime?: number;
}

/** Requests a second of so many a day. */
export function perDay(requests: number): number {
  return requests / 86_400;
}
