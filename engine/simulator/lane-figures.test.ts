import { describe, expect, it } from 'vitest';
import { faultHours, laneFigures } from './lane-figures';
import type { LaneYear } from './year';

const each = (value: number) => Array.from({ length: 364 }, () => value);

const LANE: LaneYear = {
  days: {
    right: each(90),
    wrong: each(8),
    unanswered: each(2),
    revenue: each(45),
    cost: each(5),
    upkeep: each(3),
  },
  faults: [
    { event: 'a', from: 0, detected: 10, restored: 40 },
    { event: 'b', from: 100, detected: null, restored: null },
  ],
  deployments: [
    { hour: 30, committed: 6, what: 'code', failed: true, reproducible: true },
    { hour: 150, committed: 150, what: 'model', failed: false, reproducible: true },
    { hour: 200, committed: 188, what: 'model', failed: false, reproducible: false },
    { hour: 8000, committed: 7988, what: 'code', failed: false, reproducible: true },
  ],
  events: [],
};

describe('the figures of a lane', () => {
  it('are sums, means and shares over the year', () => {
    expect(laneFigures(LANE)).toEqual({
      right: 364 * 90,
      wrong: 364 * 8,
      unanswered: 364 * 2,
      revenue: 364 * 45,
      cost: 364 * 5,
      upkeep: 364 * 3,
      left: 364 * 40,
      detect: (10 + 364 * 24 - 100) / 2,
      restore: (40 + 364 * 24 - 100) / 2,
      deployments: 4 / 52,
      leadTime: (24 + 0 + 12 + 12) / 4,
      failureRate: 25,
      reproduced: 50,
    });
  });

  it('take the median of what faults took, and know a fault at the latest when it was over', () => {
    const fault = (from: number, detected: number | null, restored: number | null) => ({
      event: `${from}`,
      from,
      detected,
      restored,
    });
    const faults = [fault(0, 1, 4), fault(10, null, 12), fault(20, 15, 25), fault(30, 200, 4000)];
    expect(laneFigures({ ...LANE, faults })).toMatchObject({ detect: 1.5, restore: 4.5 });
    expect(faultHours(faults, 364)).toEqual({ detect: [1, 2, 0, 170], restore: [4, 2, 5, 3970] });
  });

  it('count what has happened until a day, and a fault that goes on with the time that has passed', () => {
    expect(laneFigures(LANE, 1)).toMatchObject({
      right: 90,
      detect: 10,
      restore: 24,
      deployments: 0,
      leadTime: null,
    });
    expect(laneFigures(LANE, 7)).toMatchObject({
      right: 630,
      detect: (10 + 68) / 2,
      restore: (40 + 68) / 2,
      deployments: 2,
      failureRate: 50,
      reproduced: 100,
    });
    expect(laneFigures(LANE, 0)).toMatchObject({
      right: 0,
      detect: null,
      restore: null,
      deployments: null,
      reproduced: null,
    });
  });
});
