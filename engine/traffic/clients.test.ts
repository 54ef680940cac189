import { describe, expect, it } from 'vitest';
import type { TrafficDescription } from './description';
import { OUTCOMES } from './measure/outcome';
import { simulate } from './simulation';

/** One worker that takes ten seconds for everything. */
const slow = (times: readonly number[], more: Partial<TrafficDescription> = {}): TrafficDescription => ({
  duration: 1000,
  window: 1000,
  arrivals: { kind: 'trace', times },
  fleet: {
    versions: [{ name: 'v1', workers: 1, service: { kind: 'deterministic', mean: 10 } }],
    replicas: [{ version: 'v1', count: 1 }],
  },
  ...more,
});

/** The sample as rows: [sent at, latency, outcome]. */
const rows = ({ sample }: ReturnType<typeof simulate>) =>
  Array.from(sample.id, (_, i) => [sample.sentAt[i], sample.latency[i], OUTCOMES[sample.outcome[i]!]]);

describe('clients', () => {
  it('hang up, and what waits for them is dropped', () => {
    const result = simulate(slow([0, 1, 2], { clients: { timeout: 12 } }), 1);
    expect(rows(result)).toEqual([
      [0, 10, 'served'],
      [1, 12, 'timedOut'],
      [2, 12, 'timedOut'],
    ]);
    // The second was being worked on; the third was not any more.
    expect(result.fleet.busySeconds[0]).toBe(20);
  });

  it('hang up, and a version that does not notice works for them all the same', () => {
    const description = slow([0, 1, 2], { clients: { timeout: 12 } });
    const [version] = description.fleet.versions;
    const fleet = { ...description.fleet, versions: [{ ...version!, servesTheGone: true }] };
    const result = simulate({ ...description, fleet }, 1);
    expect(result.totals).toMatchObject({ served: 1, timedOut: 2, inFlight: 0 });
    expect(result.fleet.busySeconds[0]).toBe(30);
  });

  it('try again after a back-off that doubles, as often as they may', () => {
    const retries = { most: 2, backoff: 4 };
    const faults = [{ kind: 'errors' as const, from: 0, until: 1000, share: 1 }];
    const result = simulate(slow([0], { clients: { retries }, faults }), 1);
    const sent = rows(result).map(([sentAt]) => sentAt as number);
    expect(result.totals).toMatchObject({ arrived: 3, retried: 2, failed: 3 });
    expect(result.totals.calls).toEqual({ made: 1, answered: 0, givenUp: 1 });
    expect([...result.sample.id]).toEqual([0, 0, 0]);
    expect([...result.sample.attempt]).toEqual([0, 1, 2]);
    const [first, second] = [sent[1]! - 10, sent[2]! - sent[1]! - 10];
    expect(first).toBeGreaterThanOrEqual(2);
    expect(first).toBeLessThan(6);
    expect(second).toBeGreaterThanOrEqual(4);
    expect(second).toBeLessThan(12);
  });

  it('keep to their budget: an outage is not made worse by ten times the requests', () => {
    const faults = [{ kind: 'errors' as const, from: 0, until: 1e9, share: 1 }];
    const storm = (budget?: number) =>
      simulate(
        {
          duration: 1000,
          window: 1000,
          arrivals: { kind: 'poisson', perSecond: 20 },
          clients: { retries: { most: 3, backoff: 0.1, ...(budget !== undefined && { budget }) } },
          faults,
          fleet: {
            versions: [{ name: 'v1', workers: 100, service: { kind: 'deterministic', mean: 0.01 } }],
            replicas: [{ version: 'v1', count: 1 }],
          },
        },
        'storm',
      ).totals;
    const free = storm();
    expect(free.retried).toBeGreaterThan(2.9 * free.calls.made);
    const limited = storm(0.1);
    expect(limited.retried).toBeLessThanOrEqual(100 + 0.1 * limited.calls.made);
    expect(limited.retried).toBeGreaterThan(0.09 * limited.calls.made);
  });

  it('are refused when the queue is full', () => {
    const description = slow([0, 1, 2, 3]);
    const [version] = description.fleet.versions;
    const fleet = { ...description.fleet, versions: [{ ...version!, queueLimit: 1 }] };
    expect(rows(simulate({ ...description, fleet }, 1))).toEqual([
      [0, 10, 'served'],
      [1, 19, 'served'],
      [2, 0, 'refused'],
      [3, 0, 'refused'],
    ]);
  });
});

describe('batches', () => {
  const batched = (times: readonly number[], wait: number) => {
    const description = slow(times);
    const version = {
      ...description.fleet.versions[0]!,
      batching: { most: 3, wait, perItem: 0.5 },
    };
    return rows(simulate({ ...description, fleet: { ...description.fleet, versions: [version] } }, 1));
  };

  it('begin when they are full, or when the first has waited', () => {
    // Two begin at 4 and take 10 · 1.5; three that wait by then take 10 · 2 at once.
    expect(batched([0, 1, 5, 6, 7], 4)).toEqual([
      [0, 19, 'served'],
      [1, 18, 'served'],
      [5, 34, 'served'],
      [6, 33, 'served'],
      [7, 32, 'served'],
    ]);
    expect(batched([0, 1, 2], 100).map(([, latency]) => latency)).toEqual([22, 21, 20]);
  });
});
