import fc from 'fast-check';
import type { TrafficDescription } from '../description';
import type { FaultDescription } from '../fault-description';
import type { FleetDescription, ServiceDescription, VersionDescription } from '../fleet-description';

const DURATION = 900;
const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const instant = positive(0, DURATION);

const service: fc.Arbitrary<ServiceDescription> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('exponential' as const, 'deterministic' as const),
    mean: positive(0.01, 3),
  }),
  fc.record({
    kind: fc.constantFrom('lognormal' as const, 'gamma' as const),
    mean: positive(0.01, 3),
    variation: positive(0.2, 2),
  }),
  fc.record({
    kind: fc.constant('empirical' as const),
    seconds: fc.array(positive(0, 2), { minLength: 3, maxLength: 3 }),
    failed: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    byKey: fc.boolean(),
  }),
);

const version = (name: string): fc.Arbitrary<VersionDescription> =>
  fc.record(
    {
      name: fc.constant(name),
      workers: fc.integer({ min: 1, max: 4 }),
      queueLimit: fc.integer({ min: 8, max: 30 }),
      service,
      failures: positive(0, 0.3),
      batching: fc.record({
        most: fc.integer({ min: 1, max: 8 }),
        wait: positive(0, 2),
        perItem: positive(0, 1),
      }),
      memory: fc.constant({ base: 100, perRequest: 1, limit: 250 }),
      layers: fc.constant([
        { digest: 'base', bytes: 1000 },
        { digest: name, bytes: 500 },
      ]),
      boot: positive(0, 20),
      load: positive(0, 20),
      crashesPerHour: positive(0, 20),
      servesTheGone: fc.boolean(),
      cpuShare: positive(0, 1),
    },
    { requiredKeys: ['name', 'workers', 'service'] },
  );

const span = fc.tuple(instant, positive(1, 300)).map(([from, lasts]) => ({ from, until: from + lasts }));
const fault: fc.Arbitrary<FaultDescription> = fc.oneof(
  fc.tuple(span, positive(0.5, 5)).map(([when, factor]) => ({ kind: 'slow' as const, ...when, factor })),
  fc
    .tuple(span, positive(0, 1))
    .map(([when, share]) => ({ kind: 'errors' as const, ...when, share, versions: ['v1'] })),
  span.map((when) => ({ kind: 'zone-outage' as const, ...when, zone: 'b' })),
  instant.map((at) => ({ kind: 'crash' as const, at, version: 'v1', replicas: 2 })),
);

const fleet: fc.Arbitrary<FleetDescription> = fc.record(
  {
    versions: fc.tuple(version('v1'), version('v2')),
    replicas: fc.constantFrom(
      [{ version: 'v1', count: 3 }],
      [
        { version: 'v1', count: 2 },
        { version: 'v2', count: 1 },
      ],
    ),
    coldStart: fc.boolean(),
    nodes: fc.constantFrom(
      { count: 2, zones: ['a', 'b'], room: 2, bandwidth: 100 },
      { count: 1, zones: ['a', 'b'], room: 2, bandwidth: 100, grow: { most: 3, provision: 40, idle: 60 } },
    ),
    routing: fc.record(
      {
        policy: fc.constantFrom('least-outstanding' as const, 'round-robin' as const, 'random' as const),
        weights: fc.constantFrom<Record<string, number>[]>({ v1: 9, v2: 1 }, { v1: 1 }),
        mirror: fc.constant({ version: 'v2', share: 0.5 }),
      },
      { requiredKeys: ['policy'] },
    ),
  },
  { requiredKeys: ['versions', 'replicas', 'nodes'] },
);

const act = fc.oneof(
  fc.record({
    act: fc.constantFrom('start' as const, 'stop' as const),
    version: fc.constantFrom('v1', 'v2'),
    count: fc.integer({ min: 0, max: 2 }),
  }),
  fc.constant({ act: 'stop' as const, version: 'v1', count: 1, grace: 0 }),
  fc.constantFrom(
    { act: 'weights' as const, weights: { v1: 1, v2: 1 } },
    { act: 'weights' as const, weights: null },
    { act: 'mirror' as const, mirror: { version: 'v2', share: 1 } },
    { act: 'mirror' as const, mirror: null },
    { act: 'clear-cache' as const },
  ),
);

/** Descriptions of a quarter of an hour in which anything may happen. */
export const randomTraffic: fc.Arbitrary<TrafficDescription> = fc.record(
  {
    duration: fc.constant(DURATION),
    window: fc.constantFrom(60, 70, 900),
    arrivals: fc.record({
      kind: fc.constant('poisson' as const),
      perSecond: positive(0, 6),
      bursts: fc.constantFrom(
        [],
        [{ shape: 'flash' as const, at: 300, requests: 600, rise: 20, halfLife: 30 }],
      ),
    }),
    keys: fc.constant({ count: 50, zipf: 1 }),
    clients: fc.record(
      {
        timeout: positive(0.5, 20),
        retries: fc.record(
          { most: fc.integer({ min: 0, max: 3 }), backoff: positive(0.1, 5), budget: positive(0, 0.5) },
          { requiredKeys: ['most', 'backoff'] },
        ),
      },
      { requiredKeys: [] },
    ),
    cache: fc.record(
      { capacity: fc.integer({ min: 1, max: 60 }), ttl: positive(1, 500) },
      { requiredKeys: ['capacity'] },
    ),
    fleet,
    faults: fc.array(fault, { maxLength: 4 }),
    acts: fc.array(fc.record({ at: instant, do: act }), { maxLength: 6 }),
    controlEvery: fc.constant(15),
  },
  { requiredKeys: ['duration', 'window', 'arrivals', 'keys', 'fleet'] },
);
