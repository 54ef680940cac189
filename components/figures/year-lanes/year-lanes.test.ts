import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSwitches } from '@/engine/simulator/switches';
import { fakeLane } from '@/engine/simulator/testing/fake-lane';
import { YEAR_DAYS } from '@/engine/simulator/year';
import { dayWords, figureWords, hoursWords, weekOf } from './figure-words';
import { bandPolygon, greatestWeek, laneWeeks, weekHeights } from './lane-shape';
import { latestEvent, periodAt, periodState, periodsOf } from './periods';

const LANE = fakeLane('oak', allSwitches('off'));
const EVENTS = LANE.events.map(({ outcome, ...event }) => ({
  ...event,
  outcomes: { 'ad-hoc': outcome, practice: null },
}));

describe('the shape of a lane', () => {
  it('keeps every request: weeks are sums of days, and shares of a week fill it', () => {
    const weeks = laneWeeks(LANE.days);
    const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
    expect(sum(weeks.map(({ wrong }) => wrong))).toBe(sum(LANE.days.wrong));
    for (const { good, bad, missing } of weekHeights(weeks, 'share', 0))
      expect(good + bad + missing).toBeCloseTo(1, 9);
    const greatest = greatestWeek([weeks], 'count');
    const tops = weekHeights(weeks, 'count', greatest).map(({ good, bad, missing }) => good + bad + missing);
    expect(Math.max(...tops)).toBeCloseTo(1, 9);
    expect(
      Math.max(...weekHeights(weeks, 'money', greatestWeek([weeks], 'money')).map(({ good }) => good)),
    ).toBe(1);
  });

  it('draws steps: two points a week along the top and two back along the bottom', () => {
    expect(
      bandPolygon([
        { from: 0, to: 1 },
        { from: 0.25, to: 0.5 },
      ]),
    ).toBe('polygon(0% 0%,50% 0%,50% 50%,100% 50%,100% 75%,50% 75%,50% 100%,0% 100%)');
  });
});

describe('periods', () => {
  it('hold every event once, and every day lies in one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 52 }), fc.integer({ min: 0, max: YEAR_DAYS }), (weeks, day) => {
        const periods = periodsOf(EVENTS, weeks);
        expect(periods.flatMap(({ events }) => events)).toHaveLength(EVENTS.length);
        const period = periods[periodAt(day, weeks)]!;
        expect(day).toBeLessThanOrEqual(period.last * 7);
        expect(day).toBeGreaterThanOrEqual((period.first - 1) * 7);
      }),
    );
  });

  it('say the worst of each lane, and what happened last', () => {
    const harmed = EVENTS.find(({ outcomes }) => outcomes['ad-hoc'].state === 'harmed')!;
    const period = { index: 0, first: 1, last: 52, events: [harmed] };
    expect([periodState(period, 'ad-hoc'), periodState(period, 'practice')]).toEqual(['harmed', 'none']);
    expect(latestEvent(EVENTS, 0)).toBeNull();
    const telling = EVENTS.filter(({ outcomes }) => outcomes['ad-hoc'].state !== 'harmless');
    expect(latestEvent(EVENTS, YEAR_DAYS)).toBe(telling.at(-1));
  });
});

it.each([
  [hoursWords(0.5), '30 min'],
  [hoursWords(1), '1 hour'],
  [hoursWords(60), '2.5 days'],
  [hoursWords(24 * 30), '4.3 weeks'],
  [weekOf(0), 'week 1'],
  [weekOf(8735), 'week 52'],
  [dayWords(0), 'Before the first day'],
  [dayWords(7), 'Week 1, Sunday'],
  [dayWords(364), 'Week 52, Sunday'],
  [figureWords({ unit: '$' }, -1200.4), '-$1,200'],
  [figureWords({ unit: '$' }, 64.4), '$64'],
  [figureWords({ unit: 'hours' }, 1), '1 hour'],
  [figureWords({ unit: '%' }, 2.345), '2.3 %'],
  [figureWords({ unit: 'estimates' }, 12345), '12,345'],
  [figureWords({ unit: 'hours' }, null), '–'],
])('%s', (text, expected) => expect(text).toBe(expected));
