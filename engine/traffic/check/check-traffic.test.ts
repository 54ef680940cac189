import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrafficDescription } from '../description';
import { FleetActError, TrafficDescriptionError } from '../errors';
import { simulate } from '../simulation';
import { randomTraffic } from '../testing/random-traffic';
import { checkTraffic } from './check-traffic';

const GOOD = {
  duration: 100,
  window: 10,
  arrivals: { kind: 'poisson', perSecond: 1 },
  fleet: {
    versions: [{ name: 'v1', workers: 1, service: { kind: 'exponential', mean: 1 } }],
    replicas: [{ version: 'v1', count: 1 }],
    nodes: { count: 1, zones: ['a'], room: 4, bandwidth: 1 },
  },
};

/** The good description with one thing changed, by its path. */
function changed(path: string, value: unknown): TrafficDescription {
  const copy = structuredClone(GOOD) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  let at = copy;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[steps.at(-1)!] = value;
  return copy as unknown as TrafficDescription;
}

describe('checkTraffic', () => {
  it('takes what can be simulated', () => {
    expect(() => checkTraffic(GOOD as TrafficDescription)).not.toThrow();
    fc.assert(fc.property(randomTraffic, (description) => checkTraffic(description)));
  });

  it.each([
    ['duration', 0, 'duration: expected a number above 0 and at most 10000000000, found 0.'],
    ['duration', Number.NaN, 'duration: expected a number above 0 and at most 10000000000, found NaN.'],
    ['window', 1e-6, 'window: expected at least 0.0002 s for a duration of 100 s, found 0.000001.'],
    [
      'start',
      { weekday: 7, hour: 0 },
      'start.weekday: expected a whole number at least 0 and at most 6, found 7.',
    ],
    ['arrivals.kind', 'uniform', 'arrivals.kind: expected poisson or trace, found "uniform".'],
    ['arrivals.day', [1, 2], 'arrivals.day: expected a list of 24, found "2 of them".'],
    [
      'arrivals.week',
      new Array(7).fill(0),
      'arrivals.week: expected a weight above 0, found [0,0,0,0,0,0,0].',
    ],
    [
      'arrivals',
      { kind: 'trace', times: [0, 2, 1] },
      'arrivals.times[2]: expected no less than the one before it, 2, found 1.',
    ],
    [
      'arrivals',
      { kind: 'trace', times: [0], keys: [3] },
      'arrivals.keys[0]: expected a whole number at least 0 and below 1, found 3.',
    ],
    [
      'arrivals.bursts',
      [{ shape: 'flash', at: 0, requests: 1, rise: 0, halfLife: 1 }],
      'arrivals.bursts[0].rise: expected a number above 0, found 0.',
    ],
    ['clients', { timeout: 0 }, 'clients.timeout: expected a number above 0, found 0.'],
    ['cache', { capacity: 0.5 }, 'cache.capacity: expected a whole number at least 1, found 0.5.'],
    ['buckets', [1, 1], 'buckets[1]: expected more than the one before it, 1, found 1.'],
    ['fleet.versions', [], 'fleet.versions: expected a list of at least 1, found "0 of them".'],
    [
      'fleet.versions.0.workers',
      0,
      'fleet.versions[0].workers: expected a whole number at least 1 and at most 10000, found 0.',
    ],
    [
      'fleet.versions.0.service',
      { kind: 'empirical', seconds: [0.1, -1] },
      'fleet.versions[0].service.seconds[1]: expected a number at least 0, found -1.',
    ],
    [
      'fleet.versions.0.service.kind',
      'normal',
      'fleet.versions[0].service.kind: expected exponential or deterministic or lognormal or gamma or empirical, found "normal".',
    ],
    [
      'fleet.versions.1',
      GOOD.fleet.versions[0],
      'fleet.versions[1].name: expected a name that no other version has, found "v1".',
    ],
    [
      'fleet.replicas.0.version',
      'v3',
      'fleet.replicas[0].version: expected the name of a version (v1), found "v3".',
    ],
    [
      'fleet.replicas.0.count',
      5000,
      'fleet.replicas[0].count: expected a whole number at least 0 and at most 4096, found 5000.',
    ],
    [
      'fleet.routing',
      { weights: { v1: 0 } },
      'fleet.routing.weights: expected a weight above 0, found {"v1":0}.',
    ],
    [
      'faults',
      [{ kind: 'zone-outage', from: 1, until: 2, zone: 'z' }],
      'faults[0].zone: expected the name of a zone of fleet.nodes (a), found "z".',
    ],
    [
      'faults',
      [{ kind: 'slow', from: 5, until: 5, factor: 2 }],
      'faults[0].until: expected a number above 5, found 5.',
    ],
    [
      'acts',
      [{ at: 1, do: { act: 'explode' } }],
      'acts[0].do.act: expected start or drain or stop or weights or mirror or clear-cache, found "explode".',
    ],
    ['fleet', null, 'fleet: expected an object, found null.'],
  ])('says what is wrong with %s', (path, value, message) => {
    const description =
      path === 'fleet.versions.1'
        ? changed('fleet.versions', [GOOD.fleet.versions[0], value])
        : changed(path, value);
    expect(() => checkTraffic(description)).toThrow(TrafficDescriptionError);
    expect(() => checkTraffic(description)).toThrow(message);
  });
});

describe('acts of a controller', () => {
  it.each([
    [
      { act: 'start', version: 'v9', count: 1 },
      'The act at 0 s cannot be done: there is no version v9; there are: v1.',
    ],
    [{ act: 'start', version: 'v1', count: 5000 }, 'there are 4096 replicas already'],
    [{ act: 'drain', replica: 7 }, 'there is no replica 7 any more'],
    [{ act: 'weights', weights: { v1: -1 } }, 'the weight of v1 is -1'],
    [{ act: 'weights', weights: {} }, 'none of the weights is above 0'],
    [{ act: 'mirror', mirror: { version: 'x', share: 1 } }, 'there is no version x'],
  ] as const)('are refused when they make no sense: %j', (act, message) => {
    const run = () => simulate(GOOD as TrafficDescription, 1, { controller: { control: () => [act] } });
    expect(run).toThrow(FleetActError);
    expect(run).toThrow(message);
  });
});
