import { describe, expect, it } from 'vitest';
import { simulate } from '../../../engine/traffic/simulation';
import { SERVICE, slowest, utilisation } from './queue';

describe('room in queues', () => {
  it.each([
    [4, 2],
    [20, 6],
    [75, 40],
  ])('%d a second on %d pods waits as the simulation does', (perSecond, pods) => {
    const { requests, windows } = simulate(
      {
        duration: 40_000 / perSecond,
        window: 40_000 / perSecond,
        arrivals: { kind: 'poisson', perSecond },
        fleet: {
          versions: [{ name: 'v', workers: 1, service: { kind: 'deterministic', mean: SERVICE } }],
          replicas: [{ version: 'v', count: pods }],
          routing: { policy: 'random' },
        },
      },
      'queue-room',
    );
    expect(windows).toBe(1);
    expect(Math.abs(requests.p99[0]! / slowest(perSecond, pods) - 1)).toBeLessThan(0.05);
  });

  it('nobody keeps up with more than there is room for', () => {
    expect(utilisation(75, 13)).toBeGreaterThan(1);
    expect(slowest(75, 13)).toBe(Number.POSITIVE_INFINITY);
  });

  it('waits never less with fewer pods', () => {
    for (let pods = 15; pods < 40; pods++)
      expect(slowest(75, pods + 1)).toBeLessThanOrEqual(slowest(75, pods));
  });
});
