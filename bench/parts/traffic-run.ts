import type { TrafficDescription } from '@/engine/traffic/description';
import { Simulation } from '@/engine/traffic/simulation';
import { buffersOf } from '@/runtime/traffic/run-job';
import { runBareQueue } from './traffic-bare';

/** One measured simulation. */
export interface TrafficRun {
  readonly events: number;
  readonly ms: number;
  /** Of all figures of the result, bit by bit. */
  readonly digest: string;
  /** Places for requests and events that were held at the end. */
  readonly room: number;
  /** Events a second of the bare loop, just after it. */
  readonly bareEventsPerSecond: number;
}

/** M/M/10 at a load of 0.8, with everything that is measured of it. */
const queueOf = (requests: number): TrafficDescription => ({
  duration: requests / 8,
  window: requests / 800,
  arrivals: { kind: 'poisson', perSecond: 8 },
  fleet: {
    versions: [{ name: 'v1', workers: 10, service: { kind: 'exponential', mean: 1 } }],
    replicas: [{ version: 'v1', count: 1 }],
  },
});

/** Simulates about so many requests, two events each. */
export function runQueue(requests: number): TrafficRun {
  const description = queueOf(requests);
  const start = performance.now();
  const simulation = new Simulation(description, 'bench');
  simulation.runUntil(description.duration);
  const result = simulation.result();
  const ms = performance.now() - start;
  const { capacity } = simulation;
  const bareStart = performance.now();
  const bareEvents = runBareQueue(Math.min(requests, 1_000_000));
  const bareMs = performance.now() - bareStart;
  let hash = 2166136261;
  for (const buffer of buffersOf(result))
    for (const byte of new Uint8Array(buffer)) hash = Math.imul(hash ^ byte, 16777619);
  return {
    events: result.events,
    ms,
    digest: (hash >>> 0).toString(16),
    room: capacity.requests + capacity.events,
    bareEventsPerSecond: (bareEvents / bareMs) * 1000,
  };
}
