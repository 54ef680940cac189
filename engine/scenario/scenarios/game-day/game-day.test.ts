import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parseTable } from '../../../dataset/parse-table';
import { practicePolicies } from '../world/reference-policies';
import { adHocMonth, practiceMonth } from './lanes';
import { GAME_DAYS, GAME_HOURS, GAME_INCIDENTS, gameFeed, gameIncidents, gameMonth } from './month';
import { gameDayReport } from './report-of';

// Months of worlds: a second or two each, and more where others use the machine.
vi.setConfig({ testTimeout: 60_000 });

const feed = gameFeed(parseTable(readFileSync('public/data/telco_churn.csv', 'utf8')));
const policies = practicePolicies(feed);
const reportOf = (seed: string) =>
  gameDayReport(
    gameMonth(feed, seed, policies),
    {
      'ad-hoc': { result: adHocMonth(feed, seed), upkeepHoursPerWeek: 0 },
      practice: { result: practiceMonth(feed, seed, policies), upkeepHoursPerWeek: 6 },
    },
    [],
  );

describe('the month of a game day', () => {
  it('has eight incidents of as many kinds, each of which shows within the month', () => {
    expect(gameIncidents().length).toBeGreaterThanOrEqual(20);
    expect(gameIncidents().some(({ id }) => id === 'market-turn')).toBe(false);
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { happenings } = gameMonth(feed, seed, policies);
      expect(happenings).toHaveLength(GAME_INCIDENTS);
      expect(new Set(happenings.map(({ kind }) => kind)).size).toBe(GAME_INCIDENTS);
      for (const { hour } of happenings) {
        expect(hour).toBeGreaterThanOrEqual(24);
        expect(hour).toBeLessThan(GAME_HOURS - 72);
      }
    }
  });

  it('follows from the seed alone: the same incidents for every project, others for another seed', () => {
    const kinds = (seed: string) =>
      gameMonth(feed, seed, policies).happenings.map(({ id, hour }) => `${id}@${hour}`);
    expect(kinds('a')).toEqual(kinds('a'));
    expect(kinds('a')).not.toEqual(kinds('b'));
  });

  it('has customers whose labels come within it', () => {
    const known = feed.arrivals.findIndex((hour) => hour >= 0);
    const labels = feed.arrivals.filter(
      (hour, row) => hour >= 0 && hour + feed.labelDelays[row]! < GAME_HOURS,
    );
    expect(known).toBeGreaterThan(800);
    expect(labels.length).toBeGreaterThan(200);
  });
});

describe('its report', () => {
  const report = reportOf('game');

  it('is the same for the same seed, to the last figure', () => {
    expect(reportOf('game')).toEqual(report);
  });

  it('has each incident once, in the order of its hours, in both lanes', () => {
    expect(report.incidents).toHaveLength(GAME_INCIDENTS);
    const hours = report.incidents.map(({ hour }) => hour);
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
    for (const { outcomes } of report.incidents)
      for (const { harmedFrom, restored } of Object.values(outcomes))
        if (restored !== null) expect(restored).toBeGreaterThanOrEqual(harmedFrom!);
  });

  it('adds up: days are the sums that the figures say', () => {
    for (const { days, figures } of Object.values(report.lanes)) {
      expect(days).toHaveLength(GAME_DAYS);
      const sum = (of: 'wrong' | 'unanswered') => days.reduce((all, day) => all + day[of], 0);
      expect(sum('wrong')).toBeCloseTo(figures.wrong, 6);
      expect(sum('unanswered')).toBeCloseTo(figures.unanswered, 6);
    }
  });

  it('favours practice, and shows what it costs', () => {
    const { practice, 'ad-hoc': adHoc } = report.lanes;
    expect(practice.figures.restoreHours!).toBeLessThan(adHoc.figures.restoreHours!);
    expect(practice.figures.detectHours!).toBeLessThan(adHoc.figures.detectHours!);
    expect(practice.figures.leadTimeHours!).toBeLessThan(adHoc.figures.leadTimeHours!);
    expect(practice.figures.costUsd).toBeGreaterThan(6 * (30 / 7) * 75);
  });
});
