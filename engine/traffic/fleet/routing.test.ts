import { describe, expect, it } from 'vitest';
import type { TrafficDescription } from '../description';
import type { FleetDescription, RoutingDescription, VersionDescription } from '../fleet-description';
import { simulate } from '../simulation';

const version = (name: string, mean = 0.05): VersionDescription => ({
  name,
  workers: 4,
  service: { kind: 'exponential', mean },
});
const fleet = (routing: RoutingDescription, more: Partial<FleetDescription> = {}): FleetDescription => ({
  versions: [version('stable'), version('canary')],
  replicas: [
    { version: 'stable', count: 3 },
    { version: 'canary', count: 1 },
  ],
  routing,
  ...more,
});
const base = (
  fleetDescription: FleetDescription,
  more: Partial<TrafficDescription> = {},
): TrafficDescription => ({
  duration: 1000,
  window: 100,
  arrivals: { kind: 'poisson', perSecond: 20 },
  fleet: fleetDescription,
  ...more,
});
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const shareOf = (description: TrafficDescription, index: number) => {
  const { versions, totals } = simulate(description, 'routing');
  return sum(versions[index]!.requests.arrived) / totals.arrived;
};

describe('routing', () => {
  it('by weight gives a canary its share, whatever its replicas; without weights by replicas', () => {
    expect(shareOf(base(fleet({ weights: { stable: 95, canary: 5 } })), 1)).toBeCloseTo(0.05, 2);
    expect(shareOf(base(fleet({ weights: { stable: 1 } })), 1)).toBe(0);
    expect(shareOf(base(fleet({ policy: 'round-robin' })), 1)).toBeCloseTo(0.25, 3);
    expect(shareOf(base(fleet({ policy: 'random' })), 1)).toBeCloseTo(0.25, 2);
  });

  it('a weight for a version without a ready replica is an error for its share', () => {
    const none = fleet(
      { weights: { stable: 3, canary: 1 } },
      { replicas: [{ version: 'stable', count: 1 }] },
    );
    const { totals, versions } = simulate(base(none), 'none');
    expect(totals.unrouted / totals.arrived).toBeCloseTo(0.25, 1);
    expect(sum(versions[1]!.requests.unrouted)).toBe(totals.unrouted);
  });

  it('to the least outstanding waits less than in turn, and that less than at random', () => {
    const loaded = (policy: 'least-outstanding' | 'round-robin' | 'random') => {
      const versions = [{ ...version('stable', 0.16), workers: 1 }];
      const { requests } = simulate(
        base({ versions, replicas: [{ version: 'stable', count: 4 }], routing: { policy } }),
        'policy',
      );
      return sum(requests.waitSum);
    };
    const [least, inTurn, random] = [loaded('least-outstanding'), loaded('round-robin'), loaded('random')];
    expect(least).toBeLessThan(inTurn);
    expect(inTurn).toBeLessThan(random);
  });

  it('a mirror gets copies, and users see nothing of it', () => {
    const plain = simulate(base(fleet({ weights: { stable: 1 } })), 'mirror');
    const slow = [version('stable'), { ...version('canary', 3), failures: 0.5 }];
    const mirrored = simulate(
      base(fleet({ weights: { stable: 1 }, mirror: { version: 'canary', share: 0.3 } }, { versions: slow })),
      'mirror',
    );
    expect(mirrored.totals.arrived).toBe(plain.totals.arrived);
    expect(mirrored.totals.failed).toBe(0);
    const copies = mirrored.versions[1]!.mirrored!;
    expect(sum(copies.arrived) / mirrored.totals.arrived).toBeCloseTo(0.3, 1);
    expect(sum(copies.failed)).toBeGreaterThan(0);
    expect(sum(mirrored.versions[1]!.requests.arrived)).toBe(0);
    expect([...mirrored.sample.version].every((index) => index === 0)).toBe(true);
    // In one pool the mirror takes no user either.
    expect(shareOf(base(fleet({ mirror: { version: 'canary', share: 1 } })), 1)).toBe(0);
  });

  it('the cache answers with what an old version said until it is cleared', () => {
    const acts = [
      { at: 500, do: { act: 'weights' as const, weights: { canary: 1 } } },
      { at: 700, do: { act: 'clear-cache' as const } },
    ];
    const description = base(fleet({ weights: { stable: 1 } }), {
      keys: { count: 20 },
      cache: { capacity: 20, hitTime: 0.002 },
      acts,
    });
    const { versions, requests } = simulate(description, 'cache');
    const [stable, canary] = versions;
    expect(stable!.requests.cached[5]).toBe(requests.arrived[5]);
    expect(stable!.requests.cached[7]).toBe(0);
    expect(canary!.requests.cached[8]).toBe(requests.arrived[8]);
    expect(requests.p50[8]).toBe(0.002);
  });

  it('what is slow is slow while it is, and its waiting is no work of a core', () => {
    const faults = [{ kind: 'slow' as const, from: 300, until: 600, factor: 4, versions: ['stable'] }];
    const one = { versions: [version('stable')], replicas: [{ version: 'stable', count: 4 }] };
    const { requests, fleet: used } = simulate(base(one, { faults }), 'slow');
    const mean = (window: number) => requests.latencySum[window]! / requests.served[window]!;
    expect(mean(4) / mean(1)).toBeGreaterThan(3.5);
    expect(mean(8) / mean(1)).toBeLessThan(1.2);
    expect(used.busySeconds[4]! / used.coreSeconds[4]!).toBeCloseTo(4, 1);
    expect(used.coreSeconds[4]! / used.coreSeconds[1]!).toBeCloseTo(1, 0);
  });
});
