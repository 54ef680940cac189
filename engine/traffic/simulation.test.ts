import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetController, FleetObservation } from './controller';
import type { TrafficDescription } from './description';
import { OUTCOMES } from './measure/outcome';
import type { RequestSeries } from './measure/series';
import { Simulation, simulate } from './simulation';
import { randomTraffic } from './testing/random-traffic';
import { windowsOf } from './world';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** Sees everything, does nothing. */
class Watcher implements FleetController {
  readonly seen: FleetObservation[] = [];

  control(observation: FleetObservation) {
    this.seen.push(observation);
    return [];
  }
}

describe('whatever happens', () => {
  it('every request has one end or is in flight, in the totals, in each window and in each version', () => {
    fc.assert(
      fc.property(randomTraffic, fc.nat(), (description, seed) => {
        const { totals, requests, versions, windows } = simulate(description, seed);
        const ended = OUTCOMES.reduce((total, name) => total + totals[name], 0);
        expect(windows).toBe(windowsOf(description));
        expect(totals.inFlight).toBeGreaterThanOrEqual(0);
        expect(totals.arrived).toBe(ended + totals.inFlight);
        expect(totals.calls.made).toBe(totals.arrived - totals.retried);
        expect(totals.calls.answered).toBe(totals.served + totals.cached);
        expect(totals.calls.answered + totals.calls.givenUp).toBeLessThanOrEqual(totals.calls.made);
        for (const name of [...OUTCOMES, 'arrived', 'retried'] as const)
          expect(sum(requests[name])).toBe(totals[name]);
        for (const name of [
          'served',
          'cached',
          'failed',
          'crashed',
          'refused',
          'timedOut',
          'latencySum',
        ] as const)
          requests[name].forEach((value, window) => {
            const parts = versions.reduce((total, version) => total + version.requests[name][window]!, 0);
            expect(parts).toBeCloseTo(value, 6);
          });
        expectGoodFigures(requests);
      }),
    );
  });

  it('no more is in service than there are workers, no more waits than may, and what is drained takes nothing', () => {
    fc.assert(
      fc.property(randomTraffic, fc.nat(), (description, seed) => {
        const controller = new Watcher();
        const result = simulate(description, seed, { controller });
        expect(controller.seen).toHaveLength(description.duration / 15);
        for (const { fleet } of result.versions) {
          fleet.busySeconds.forEach((busy, window) => {
            expect(busy).toBeLessThanOrEqual(fleet.workerSeconds[window]! * (1 + 1e-9) + 1e-6);
            expect(fleet.coreSeconds[window]).toBeLessThanOrEqual(busy * 2 + 1e-6);
            expect(fleet.workerSeconds[window]).toBeGreaterThanOrEqual(0);
          });
        }
        for (const { replicas, versions } of controller.seen) {
          expect(new Set(replicas.map(({ id }) => id)).size).toBe(replicas.length);
          for (const { version, outstanding, phase } of replicas) {
            const {
              workers,
              queueLimit = Infinity,
              batching,
            } = description.fleet.versions.find(({ name }) => name === version)!;
            expect(outstanding).toBeLessThanOrEqual(workers * (batching?.most ?? 1) + queueLimit);
            if (phase !== 'ready' && phase !== 'draining') expect(outstanding).toBe(0);
          }
          for (const { version, ready, pending, draining } of versions)
            expect(replicas.filter((one) => one.version === version)).toHaveLength(
              ready + pending + draining,
            );
        }
      }),
    );
  });

  it('the same seed gives the same bits, watched or not, in one go or in steps; another seed gives others', () => {
    fc.assert(
      fc.property(
        randomTraffic,
        fc.array(fc.double({ min: 0, max: 900, noNaN: true })),
        (description, stops) => {
          // Nodes that are idle go when the controller looks, so both have one.
          const once = simulate(description, 'seed', { controller: new Watcher() });
          const again = new Simulation(description, 'seed', { controller: new Watcher() });
          for (const time of stops.sort((a, b) => a - b)) again.runUntil(time);
          again.runUntil(description.duration);
          expect(again.isOver).toBe(true);
          expect(again.result()).toEqual(once);
        },
      ),
      { numRuns: 40 },
    );
    const [description] = fc.sample(randomTraffic, { seed: 1, numRuns: 1 });
    const busy = { ...description!, arrivals: { kind: 'poisson' as const, perSecond: 5 } };
    expect(simulate(busy, 1).requests.arrived).not.toEqual(simulate(busy, 2).requests.arrived);
  });

  it('what is added to one part does not change the chance of another: arrivals stay when the fleet changes', () => {
    const arrivals = { kind: 'poisson' as const, perSecond: 3 };
    fc.assert(
      fc.property(randomTraffic, randomTraffic, (one, other) => {
        const base = { duration: 900, window: 60, arrivals };
        const [a, b] = [one.fleet, other.fleet].map((fleet) => simulate({ ...base, fleet }, 'seed'));
        expect(a!.requests.arrived).toEqual(b!.requests.arrived);
      }),
      { numRuns: 20 },
    );
  });
});

function expectGoodFigures(requests: RequestSeries): void {
  const width = requests.buckets.length / requests.arrived.length;
  requests.p50.forEach((p50, window) => {
    const answers = requests.served[window]! + requests.cached[window]!;
    if (answers === 0) expect(p50).toBeNaN();
    else {
      expect(p50).toBeLessThanOrEqual(requests.p95[window]!);
      expect(requests.p95[window]).toBeLessThanOrEqual(requests.p99[window]!);
      expect(requests.p99[window]).toBeLessThanOrEqual(requests.most[window]!);
    }
    const counters = requests.buckets.slice(window * width, (window + 1) * width);
    counters.forEach((count, i) => {
      expect(count).toBeGreaterThanOrEqual(i === 0 ? 0 : counters[i - 1]!);
      if (window > 0) expect(count).toBeGreaterThanOrEqual(requests.buckets[(window - 1) * width + i]!);
    });
    const since = counters.at(-1)! - (window === 0 ? 0 : requests.buckets[window * width - 1]!);
    expect(since).toBe(answers);
  });
}

describe('cost', () => {
  const queue = (duration: number): TrafficDescription => ({
    duration,
    window: 100,
    arrivals: { kind: 'poisson', perSecond: 8 },
    clients: { timeout: 20 },
    fleet: {
      versions: [{ name: 'v1', workers: 10, service: { kind: 'exponential', mean: 1 } }],
      replicas: [{ version: 'v1', count: 1 }],
    },
  });

  it('room follows what is in flight at most, not what was sent', () => {
    const short = new Simulation(queue(2000), 'room');
    const long = new Simulation(queue(40_000), 'room');
    short.runUntil(Infinity);
    long.runUntil(Infinity);
    expect(long.result().totals.arrived).toBeGreaterThan(19 * short.result().totals.arrived);
    expect(long.capacity.requests).toBeLessThanOrEqual(2 * short.capacity.requests);
    expect(long.capacity.events).toBe(short.capacity.events);
  });

  it('is refused when it would send more requests than it may', () => {
    expect(() => simulate({ ...queue(1000), mostRequests: 500 }, 'many')).toThrow(
      /More than 500 requests were sent by 6\d s of 1000 s\. Simulate a shorter time/,
    );
  });
});
