import { quantileOfSorted } from '../../../core/quantile';
import type { Happened } from '../../../world/happening';
import type { WorldResult } from '../../../world/result';
import type { GameDayDay, GameDayFigures, GameDayLane } from '../../game-day/report';
import { GAME_DAYS, GAME_HOURS, GAME_OBJECTIVE, GAME_SERVICE } from './month';

/**
 * One lane of a game day, from what its world came to.
 * @param upkeepHoursPerWeek hours of people for the practices themselves, which the world does not know of
 */
export function gameLane(result: WorldResult, upkeepHoursPerWeek: number): GameDayLane {
  return { figures: figuresOf(result, upkeepHoursPerWeek), days: daysOf(result) };
}

function figuresOf(result: WorldResult, upkeepHoursPerWeek: number): GameDayFigures {
  const { totals, deployments, models, pages, happened } = result;
  const unanswered = totals.failed + totals.refused;
  const answers = totals.right + totals.wrong;
  const harmed = happened.filter(({ harmedFrom }) => harmedFrom !== null);
  const upkeepUsd = (GAME_DAYS / 7) * upkeepHoursPerWeek * GAME_SERVICE.usdPerPersonHour;
  return {
    deploymentsPerWeek: (deployments.length * 7) / GAME_DAYS,
    leadTimeHours: mean(deployments.map(({ hour, committed }) => hour - committed)),
    changeFailureRate: share(deployments, ({ failed }) => failed),
    restoreHours: median(harmed.map(({ harmedFrom, restored }) => hoursTo(harmedFrom!, restored))),
    detectHours: median(harmed.map(detectHours)),
    budgetSpent: unanswered / Math.max(1, totals.requests * (1 - GAME_OBJECTIVE)),
    wrongShare: answers === 0 ? null : totals.wrong / answers,
    wrong: totals.wrong,
    unanswered,
    costUsd: totals.machineUsd + totals.peopleUsd + upkeepUsd,
    revenueUsd: totals.revenueUsd,
    reproducible: share(models, ({ reproducible }) => reproducible) ?? 0,
    falsePages: pages.filter(({ isFalse }) => isFalse).length,
  };
}

/** What was known before it harmed took no time; what was over before anybody knew is as good as known then. */
const detectHours = ({ harmedFrom, detected, restored }: Happened): number =>
  hoursTo(harmedFrom!, detected ?? restored);

/** Hours from one moment to another; what has not come by the end counts until then. */
const hoursTo = (from: number, at: number | null): number =>
  Math.max(0, Math.min(at ?? GAME_HOURS, GAME_HOURS) - from);

function daysOf({ columns }: WorldResult): GameDayDay[] {
  return Array.from({ length: GAME_DAYS }, (_, day) => {
    const sum = (column: Float64Array) =>
      column.subarray(day * 24, (day + 1) * 24).reduce((all, one) => all + one, 0);
    return {
      requests: sum(columns.requests),
      right: sum(columns.right),
      wrong: sum(columns.wrong),
      unanswered: sum(columns.refused) + sum(columns.failed),
    };
  });
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((all, one) => all + one, 0) / values.length;

/** One fault that lasts must not outweigh seven that were over in an hour. */
const median = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : quantileOfSorted(
        [...values].sort((a, b) => a - b),
        0.5,
      );

const share = <T>(items: readonly T[], holds: (item: T) => boolean): number | null =>
  items.length === 0 ? null : items.filter(holds).length / items.length;
