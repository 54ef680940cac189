import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../dataset/parse-table';
import { compareFigures, figureOf } from '../../../simulator/figures';
import { laneFigures } from '../../../simulator/lane-figures';
import { PRACTICES } from '../../../simulator/practices';
import { AD_HOC, allSwitches, withSwitch } from '../../../simulator/switches';
import type { LaneYear } from '../../../simulator/year';
import { housePriceFeed } from '../world/house-price-feed';
import { AD_HOC_POLICIES, practicePolicies } from '../world/reference-policies';
import { quarterOrder } from './candidates';
import { lanePolicies, UPKEEP_HOURS_PER_WEEK } from './lane-policies';
import { simulateLane, YEAR_SERVICE } from './simulate-lane';

const table = parseTable(readFileSync('public/data/ames_housing.csv', 'utf8'));
const feed = housePriceFeed(table, 'test');
const DAYS = 40;
const ALL_ON = allSwitches('reference');
const lane = (switches = ALL_ON, seed = 'test') =>
  simulateLane(table, { seed, switches, own: {}, days: DAYS, traffic: 'steady' });
const on = lane();
const off = lane(AD_HOC);

const requestsOf = ({ days }: LaneYear) =>
  Array.from(days.right, (right, day) => Math.round(right + days.wrong[day]! + days.unanswered[day]!));

describe('a lane of the year', () => {
  it('is the same to the bit each time, and another for another seed', () => {
    expect(lane()).toEqual(on);
    expect(lane(ALL_ON, 'other').days).not.toEqual(on.days);
  });

  it('meets what the other lane meets: the same requests, the same events, at the same hours', () => {
    expect(requestsOf(off)).toEqual(requestsOf(on));
    const outside = ({ events }: LaneYear) =>
      events.filter(({ id }) => !/^(commit|machine)/.test(id)).map(({ id, hour }) => `${id} ${hour}`);
    expect(outside(off)).toEqual(outside(on));
    expect(outside(on).length).toBeGreaterThan(1);
  });

  it('costs the hours that its practices take, whatever happens', () => {
    const hours = PRACTICES.reduce((sum, { id }) => sum + UPKEEP_HOURS_PER_WEEK[id], 0);
    const dollars = (hours * YEAR_SERVICE.usdPerPersonHour * DAYS) / 7;
    expect(laneFigures(on, DAYS).upkeep).toBeCloseTo(dollars, 6);
    expect(laneFigures(off, DAYS).upkeep).toBe(0);
    expect(laneFigures(on, DAYS).cost!).toBeGreaterThan(dollars);
  });
});

describe('the policies of a lane', () => {
  it('are those of the ad hoc lane, the reference and the learner, each by its switch', () => {
    const reference = practicePolicies(feed);
    expect(lanePolicies(feed, AD_HOC, {})).toEqual(AD_HOC_POLICIES);
    expect(lanePolicies(feed, ALL_ON, {})).toEqual(reference);
    const own = { experiments: { compares: false } };
    const mixed = withSwitch(withSwitch(AD_HOC, 'experiments', 'own'), 'teams', 'own');
    expect(lanePolicies(feed, mixed, own)).toEqual({
      ...AD_HOC_POLICIES,
      experiments: own.experiments,
      teams: reference.teams,
    });
  });
});

it('the candidate with all practices is better in most of a few quarters, and pays for it', () => {
  const pairs = ['a', 'b', 'c'].map((seed) => {
    const of = (candidate: 'A' | 'B') =>
      laneFigures(simulateLane(table, { ...quarterOrder(seed, candidate), days: DAYS }), DAYS);
    return { A: of('A'), B: of('B') };
  });
  for (const id of ['right', 'left', 'leadTime'] as const) {
    const figure = figureOf(id);
    const better = pairs.filter(({ A, B }) => compareFigures(figure, B[id], A[id]) > 0).length;
    expect(better, figure.label).toBeGreaterThanOrEqual(2);
  }
  for (const { A, B } of pairs) expect(B.upkeep!).toBeGreaterThan(A.upkeep!);
});
