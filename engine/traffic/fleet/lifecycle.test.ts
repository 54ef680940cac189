import { describe, expect, it } from 'vitest';
import type { FleetAct, FleetController, FleetObservation } from '../controller';
import type { TrafficDescription } from '../description';
import type { VersionDescription } from '../fleet-description';
import { simulate } from '../simulation';

const V1: VersionDescription = { name: 'v1', workers: 2, service: { kind: 'deterministic', mean: 1 } };
const BASE: TrafficDescription = {
  duration: 600,
  window: 10,
  arrivals: { kind: 'poisson', perSecond: 1 },
  fleet: { versions: [V1], replicas: [{ version: 'v1', count: 2 }] },
};

/** What a controller sees at each second; at some of them it acts. */
function watch(
  description: TrafficDescription,
  acts: Readonly<Record<number, readonly FleetAct[]>> = {},
  seed = 'life',
) {
  const seen = new Map<number, FleetObservation>();
  const controller: FleetController = {
    control: (observation) => {
      seen.set(observation.time, observation);
      return acts[observation.time] ?? [];
    },
  };
  const result = simulate({ ...description, controlEvery: 1 }, seed, { controller });
  const phases = (time: number) => seen.get(time)!.replicas.map(({ phase }) => phase);
  return { result, seen, phases };
}

describe('cold start', () => {
  const layers = [
    { digest: 'system', bytes: 400 },
    { digest: 'model', bytes: 100 },
  ];
  const version = { ...V1, layers, boot: 3, load: 7 };
  const cold = { versions: [version], replicas: [{ version: 'v1', count: 3 }], coldStart: true };

  it('pulls an image once for a node, loads the model for each replica', () => {
    const nodes = { count: 1, room: 5, bandwidth: 50 };
    const { phases, seen } = watch(
      { ...BASE, fleet: { ...cold, nodes } },
      { 100: [{ act: 'start', version: 'v1', count: 1 }] },
    );
    expect([phases(0), phases(9), phases(11), phases(19), phases(21)].map(([first]) => first)).toEqual([
      'pulling',
      'pulling',
      'starting',
      'starting',
      'ready',
    ]);
    expect(seen.get(21)!.versions[0]).toMatchObject({ ready: 3, pending: 0 });
    // The layers are there: no pull.
    expect(phases(101).at(-1)).toBe('starting');
    expect(phases(111).at(-1)).toBe('ready');
  });

  it('pulls layers that the node has not, one image after the other', () => {
    const other: VersionDescription = {
      ...version,
      name: 'v2',
      layers: [layers[0]!, { digest: 'other', bytes: 200 }],
    };
    const nodes = { count: 1, room: 5, bandwidth: 50, layers: ['system'] };
    const fleet = {
      versions: [version, other],
      replicas: [
        { version: 'v1', count: 1 },
        { version: 'v2', count: 1 },
      ],
      coldStart: true,
      nodes,
    };
    const { phases } = watch({ ...BASE, fleet });
    // 100 ÷ 50 = 2 s, then 200 ÷ 50 = 4 s more.
    expect([phases(1), phases(3), phases(5), phases(7)]).toEqual([
      ['pulling', 'pulling'],
      ['starting', 'pulling'],
      ['starting', 'pulling'],
      ['starting', 'starting'],
    ]);
  });

  it('refuses what comes before anything is ready', () => {
    const { result } = watch({ ...BASE, fleet: cold });
    expect(result.requests.unrouted[0]).toBe(result.requests.arrived[0]);
    expect(result.requests.unrouted[1]).toBe(0);
  });
});

describe('nodes', () => {
  it('replicas wait for room, and get a new node where there may be one; idle nodes go', () => {
    const nodes = { count: 1, room: 2, bandwidth: 1e9 };
    const grow = { most: 2, provision: 30, idle: 60 };
    const start: FleetAct = { act: 'start', version: 'v1', count: 1 };
    const full = watch(
      { ...BASE, fleet: { ...BASE.fleet, nodes } },
      { 10: [start], 50: [{ act: 'stop', version: 'v1', count: 2 }] },
    );
    expect(full.phases(11).at(-1)).toBe('unschedulable');
    // Of two that are stopped, the one without room goes first, then the youngest.
    expect(full.seen.get(60)!.replicas.map(({ id }) => id)).toEqual([0]);
    const grown = watch(
      { ...BASE, fleet: { ...BASE.fleet, nodes: { ...nodes, grow } } },
      {
        10: [start],
        100: [{ act: 'drain', replica: 2 }],
      },
    );
    expect(grown.phases(39).at(-1)).toBe('pulling');
    expect(grown.phases(41).at(-1)).toBe('ready');
    // The second node from its order at 10 s until it had been idle for a minute.
    const idleFrom = [...grown.seen.values()].find(
      ({ time, replicas }) => time > 100 && replicas.length === 2,
    )!.time;
    expect(grown.result.nodeSeconds - 600).toBeGreaterThanOrEqual(idleFrom + 58 - 10);
    expect(grown.result.nodeSeconds - 600).toBeLessThanOrEqual(idleFrom + 62 - 10);
  });

  it('a zone that is out takes its replicas with it, and gives them back; others are started elsewhere', () => {
    const nodes = { count: 2, zones: ['a', 'b'], room: 4, bandwidth: 1e9 };
    const version = { ...V1, boot: 5 };
    const { seen, result } = watch(
      {
        ...BASE,
        fleet: { versions: [version], replicas: [{ version: 'v1', count: 4 }], nodes },
        faults: [{ kind: 'zone-outage', zone: 'a', from: 100.5, until: 200.5 }],
      },
      { 120: [{ act: 'start', version: 'v1', count: 1 }] },
    );
    const zones = (time: number) =>
      seen
        .get(time)!
        .replicas.filter(({ phase }) => phase === 'ready')
        .map(({ zone }) => zone);
    expect(zones(100).sort()).toEqual(['a', 'a', 'b', 'b']);
    expect(zones(102)).toEqual(['b', 'b']);
    expect(zones(126)).toEqual(['b', 'b', 'b']);
    expect(zones(205)).toEqual(['b', 'b', 'b']);
    expect(zones(206)).toHaveLength(5);
    expect(seen.get(206)!.replicas.map(({ restarts }) => restarts)).toEqual([1, 0, 1, 0, 0]);
    // Nothing else is lost: the others have room enough.
    expect(result.totals.crashed).toBeLessThanOrEqual(4);
    expect(result.totals.served + result.totals.crashed + result.totals.inFlight).toBe(result.totals.arrived);
  });
});

describe('deaths', () => {
  it('restarts with a back-off that doubles, and forgets after ten minutes of work', () => {
    const at = [10, 25, 50];
    const faults = at.map((time) => ({ kind: 'crash' as const, at: time, version: 'v1', replicas: 1 }));
    const one = {
      ...BASE,
      duration: 900,
      fleet: { versions: [V1], replicas: [{ version: 'v1', count: 1 }] },
    };
    const { phases } = watch({
      ...one,
      faults: [...faults, { kind: 'crash', at: 800, version: 'v1', replicas: 1 }],
    });
    const up = (time: number) => phases(time)[0] === 'ready';
    // Down at 10 for 10 s, at 25 for 20 s, at 50 for 40 s, at 800 for 10 s.
    expect([11, 19, 21, 26, 44, 46, 51, 89, 91, 801, 809, 811].map(up)).toEqual([
      false,
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  it('a leak kills a replica when it would hold more than its limit', () => {
    const memory = { base: 100, perRequest: 2, limit: 140 };
    const fleet = { versions: [{ ...V1, memory }], replicas: [{ version: 'v1', count: 1 }] };
    const { seen, result } = watch({ ...BASE, fleet, duration: 900 });
    const held = [...seen.values()].map(({ replicas }) => replicas[0]!.memory);
    expect(Math.max(...held)).toBeLessThan(140);
    expect(Math.max(...held)).toBeGreaterThan(130);
    const { restarts } = seen.get(899)!.replicas[0]!;
    expect(restarts).toBeGreaterThan(3);
    // Twenty answers in each life, the last of them still given.
    expect(Math.abs(result.totals.served - 20 * restarts)).toBeLessThanOrEqual(20);
  });

  it('crashes by themselves are as frequent as they should be', () => {
    const fleet = { versions: [{ ...V1, crashesPerHour: 2 }], replicas: [{ version: 'v1', count: 50 }] };
    const { seen } = watch({ ...BASE, fleet, duration: 3600, arrivals: { kind: 'poisson', perSecond: 0 } });
    const restarts = seen.get(3599)!.replicas.reduce((sum, one) => sum + one.restarts, 0);
    expect(Math.abs(restarts - 100)).toBeLessThan(40);
  });
});

describe('draining', () => {
  const slow = { ...V1, workers: 1, service: { kind: 'deterministic' as const, mean: 8 } };
  const fleet = { versions: [slow], replicas: [{ version: 'v1', count: 1 }] };
  const three = { kind: 'trace' as const, times: [0.5, 0.6, 0.7] };

  it('finishes what it has and takes nothing new', () => {
    const description = { ...BASE, arrivals: { kind: 'trace' as const, times: [0.5, 0.6, 5] }, fleet };
    const { phases, result } = watch(description, { 1: [{ act: 'drain', replica: 0, grace: 30 }] });
    expect([phases(2), phases(16), phases(17)]).toEqual([['draining'], ['draining'], []]);
    expect(result.totals).toMatchObject({ served: 2, unrouted: 1, crashed: 0, replicaSeconds: 16.5 });
  });

  it('is cut off when its time is over', () => {
    const { result } = watch(
      { ...BASE, arrivals: three, fleet },
      { 1: [{ act: 'drain', replica: 0, grace: 10 }] },
    );
    expect(result.totals).toMatchObject({ served: 1, crashed: 2, replicaSeconds: 11 });
    const now = watch({ ...BASE, arrivals: three, fleet }, { 1: [{ act: 'drain', replica: 0, grace: 0 }] });
    expect(now.result.totals).toMatchObject({ served: 0, crashed: 3 });
  });
});
