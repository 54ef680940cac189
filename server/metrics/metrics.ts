import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What happened to one request. */
export interface RequestFacts {
  /** The action of its route: a word of ours, never a path with ids in it. */
  readonly action: string;
  readonly status: number;
  readonly seconds: number;
}

/** What is looked up at each scrape. */
export interface Readings {
  readonly kind: string;
  /** Requests that wait for their turn in this server. */
  readonly requestsWaiting: number;
  /** Calls that wait for the database in this server. */
  readonly waiting: number;
  /** Jobs of grading by state, in the database. */
  readonly jobs: Readonly<Record<string, number>>;
  /** How long the oldest job that may be taken has waited; 0: none waits. */
  readonly oldestSeconds: number;
  /** Leases that have run out: a worker was killed, and nobody has taken its job over yet. */
  readonly expiredLeases: number;
  /** Whether commits are seen to reach the disk; null: PostgreSQL's own affair. */
  readonly isPowerLossSafe: boolean | null;
}

/** The figures of this server, for Prometheus. */
export interface Metrics {
  observe(request: RequestFacts): void;
  /** The text of a scrape. */
  text(readings: Readings): Promise<string>;
  readonly contentType: string;
}

/** 0.25 s is what is promised, and stands among them. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Begins to count. Everything is of this process but the jobs, which all servers of a database share. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'stagecraft_http_requests_total',
    help: 'Requests that were answered, by the action of their route and the status.',
    labelNames: ['action', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'stagecraft_http_request_duration_seconds',
    help: 'How long answers took, by the action of their route.',
    labelNames: ['action'],
    buckets: SECONDS,
    registers,
  });
  const requestsWaiting = new Gauge({
    name: 'stagecraft_http_requests_waiting',
    help: 'Requests that wait for their turn; who has waited half a second is answered 503.',
    registers,
  });
  const database = new Gauge({
    name: 'stagecraft_database_info',
    help: 'Which database this server works on; always 1.',
    labelNames: ['kind'],
    registers,
  });
  const waiting = new Gauge({
    name: 'stagecraft_database_waiting',
    help: 'Calls that wait for their turn at the database; from 64 on new requests are answered 503.',
    registers,
  });
  const safe = new Gauge({
    name: 'stagecraft_database_power_loss_safe',
    help: '1: commits are seen to reach the disk. 0: they are not. Absent on PostgreSQL, which answers for itself.',
    registers,
  });
  const jobs = new Gauge({
    name: 'stagecraft_grading_jobs',
    help: 'Jobs of grading by state, of all servers of this database.',
    labelNames: ['state'],
    registers,
  });
  const lag = new Gauge({
    name: 'stagecraft_grading_oldest_queued_seconds',
    help: 'How long the oldest job that could be taken has waited.',
    registers,
  });
  const expired = new Gauge({
    name: 'stagecraft_grading_expired_leases',
    help: 'Jobs whose worker was lost and that nobody has taken over yet.',
    registers,
  });
  return {
    contentType: registry.contentType,
    observe: ({ action, status, seconds }) => {
      requests.inc({ action, status: String(status) });
      duration.observe({ action }, seconds);
    },
    text: (readings) => {
      database.set({ kind: readings.kind }, 1);
      requestsWaiting.set(readings.requestsWaiting);
      waiting.set(readings.waiting);
      if (readings.isPowerLossSafe === null) safe.remove();
      else safe.set(readings.isPowerLossSafe ? 1 : 0);
      for (const state of ['queued', 'leased', 'done', 'failed'])
        jobs.set({ state }, readings.jobs[state] ?? 0);
      lag.set(readings.oldestSeconds);
      expired.set(readings.expiredLeases);
      return registry.metrics();
    },
  };
}
