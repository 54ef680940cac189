import { type LaneDays, YEAR_WEEKS } from '@/engine/simulator/year';

/** What the height of a lane stands for. */
export type LaneView = 'share' | 'count' | 'money';

/** One week of a lane. */
export interface LaneWeek {
  readonly right: number;
  readonly wrong: number;
  readonly unanswered: number;
  readonly revenue: number;
  readonly cost: number;
}

/** The weeks of a lane: sums of seven days each. */
export function laneWeeks(days: LaneDays): readonly LaneWeek[] {
  return Array.from({ length: YEAR_WEEKS }, (_, week) => {
    const sum = (values: ArrayLike<number>) => {
      let total = 0;
      for (let day = week * 7; day < week * 7 + 7; day++) total += values[day] ?? 0;
      return total;
    };
    return {
      right: sum(days.right),
      wrong: sum(days.wrong),
      unanswered: sum(days.unanswered),
      revenue: sum(days.revenue),
      cost: sum(days.cost),
    };
  });
}

/** The heights of a week in [0, 1] from the bottom: what is good, and what stands on top of it. */
export interface WeekHeights {
  readonly good: number;
  readonly bad: number;
  readonly missing: number;
}

/**
 * The heights of each week.
 * @param greatest what a full height stands for, in requests or dollars a week; a share is of the week's own requests
 */
export function weekHeights(
  weeks: readonly LaneWeek[],
  view: LaneView,
  greatest: number,
): readonly WeekHeights[] {
  return weeks.map(({ right, wrong, unanswered, revenue, cost }) => {
    if (view === 'money') {
      const scale = Math.max(1e-9, greatest);
      return { good: clamp(revenue / scale), bad: 0, missing: clamp(cost / scale) };
    }
    const all = view === 'share' ? right + wrong + unanswered : greatest;
    if (all <= 0) return { good: 0, bad: 0, missing: 0 };
    return { good: right / all, bad: wrong / all, missing: unanswered / all };
  });
}

/** The greatest week of both lanes, so that they have one scale. */
export function greatestWeek(lanes: readonly (readonly LaneWeek[])[], view: LaneView): number {
  const values = lanes
    .flat()
    .map((week) =>
      view === 'money' ? Math.max(week.revenue, week.cost) : week.right + week.wrong + week.unanswered,
    );
  return Math.max(0, ...values);
}

/**
 * The outline of a band of steps as a CSS polygon: from `from` up to `to`, one step a week. In per cent, so that it needs
 * no measuring and is there with the page.
 */
export function bandPolygon(bands: readonly { readonly from: number; readonly to: number }[]): string {
  const width = 100 / bands.length;
  const point = (x: number, height: number) => `${percent(x)} ${percent(100 - height * 100)}`;
  const along = bands.flatMap(({ to }, i) => [point(i * width, to), point((i + 1) * width, to)]);
  const back = bands.flatMap(({ from }, i) => [point(i * width, from), point((i + 1) * width, from)]);
  return `polygon(${[...along, ...back.reverse()].join(',')})`;
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
