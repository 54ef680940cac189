import { MARKS, type OutcomeName } from './outcome';

/** The percentiles of a window: shares, and the names of their series. */
export const PERCENTILES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

/** What clients saw, a value for each window; counts are of the requests that ended (`arrived`, `retried`: were sent) in it. */
export interface RequestSeries extends Readonly<Record<OutcomeName, Float64Array>> {
  readonly arrived: Float64Array;
  /** How many of `arrived` were sent again. */
  readonly retried: Float64Array;
  /** Latencies of answers in seconds, by nearest rank; NaN where there were none. See `LatencyWindow` for their exactness. */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  readonly p99: Float64Array;
  readonly most: Float64Array;
  /** Sums of the latencies of answers, and of what they waited in queues, in seconds. */
  readonly latencySum: Float64Array;
  readonly waitSum: Float64Array;
  /** The counters of a Prometheus histogram at the end of each window: one after the other `bounds` + 1 of them, each counting all answers since the start that took at most its bound; the last is +Inf. */
  readonly buckets: Float64Array;
  /** Answers of replicas by their mark: one after the other `MARKS` counts of each window. */
  readonly marks: Float64Array;
}

/** What the fleet was and used, a value for each window. */
export interface FleetSeries {
  /** Replicas at the end of the window. */
  readonly ready: Float64Array;
  readonly pending: Float64Array;
  readonly draining: Float64Array;
  /** Requests in replicas at the end of the window. */
  readonly inFlight: Float64Array;
  /** Requests that waited in replicas, on the average of the window. */
  readonly queued: Float64Array;
  /** Seconds that replicas were paid for: from their creation to their end. */
  readonly replicaSeconds: Float64Array;
  /** Seconds of workers, those of ready and draining replicas, and those of them that were at work. */
  readonly workerSeconds: Float64Array;
  readonly busySeconds: Float64Array;
  /** Seconds of cores that were in use. */
  readonly coreSeconds: Float64Array;
}

const REQUEST_FIELDS = [
  'arrived',
  'served',
  'cached',
  'failed',
  'crashed',
  'refused',
  'unrouted',
  'timedOut',
  'retried',
  'p50',
  'p95',
  'p99',
  'most',
  'latencySum',
  'waitSum',
] as const satisfies readonly (keyof RequestSeries)[];

const FLEET_FIELDS = [
  'ready',
  'pending',
  'draining',
  'inFlight',
  'queued',
  'replicaSeconds',
  'workerSeconds',
  'busySeconds',
  'coreSeconds',
] as const satisfies readonly (keyof FleetSeries)[];

export function newRequestSeries(windows: number, bounds: number): RequestSeries {
  return {
    ...columns(REQUEST_FIELDS, windows),
    buckets: new Float64Array(windows * (bounds + 1)),
    marks: new Float64Array(windows * MARKS),
  };
}

export const newFleetSeries = (windows: number): FleetSeries => columns(FLEET_FIELDS, windows);

/** The share of the workers that were at work in a window; 0 when there were none. */
export function utilisation({ busySeconds, workerSeconds }: FleetSeries, window: number): number {
  const seconds = workerSeconds[window]!;
  return seconds === 0 ? 0 : busySeconds[window]! / seconds;
}

function columns<Field extends string>(fields: readonly Field[], length: number) {
  return Object.fromEntries(fields.map((field) => [field, new Float64Array(length)])) as Record<
    Field,
    Float64Array
  >;
}
