/** Everything that counters of the service count, since the world began. */
export class Counters {
  /** Requests by the status of their answer. */
  readonly status = { 200: 0, 422: 0, 500: 0, 503: 0, 504: 0 };
  /** Answers that took no longer than each bound of `LATENCY_BUCKETS`, and all of them. */
  readonly faster = new Float64Array(LATENCY_BUCKETS.length);
  answered = 0;
  readonly dependency = { seconds: 0, requests: 0 };
  readonly estimates = { sum: 0, count: 0 };
  /** Of predictions whose label has come: absolute error as a share of the truth (or wrong classes), how far they were too high and too low, and how many. */
  readonly labelled = { error: 0, over: 0, under: 0, count: 0 };
  readonly ingested = { accepted: 0, repeated: 0, lost: 0 };
  readonly dns = { good: 0, failed: 0 };
  retries = 0;
  restarts = 0;
  queueMessages = 0;
  feedFailures = 0;
}

/** Upper bounds of the latency histogram, in seconds. */
export const LATENCY_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;
