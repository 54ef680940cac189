import type { GameDayFigures } from '../../scenario/game-day/report';

const fixed = (value: number | null, digits: number, unit = ''): string =>
  value === null ? '–' : `${value.toFixed(digits)}${unit}`;
const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const dollars = (value: number): string => `${value < 0 ? '−' : ''}$${grouped(Math.abs(value))}`;

/** The figures of a lane of a game day, in the order in which they are read: what each is, and how it is written. */
export const FIGURE_ROWS: readonly (readonly [string, (figures: GameDayFigures) => string])[] = [
  ['Deployments a week', ({ deploymentsPerWeek }) => fixed(deploymentsPerWeek, 1)],
  ['Lead time', ({ leadTimeHours }) => fixed(leadTimeHours, 1, ' h')],
  ['Change failure rate', ({ changeFailureRate }) => percent(changeFailureRate)],
  ['Time to restore, median', ({ restoreHours }) => fixed(restoreHours, 1, ' h')],
  ['Time to detect, median', ({ detectHours }) => fixed(detectHours, 1, ' h')],
  ['Error budget spent', ({ budgetSpent }) => percent(budgetSpent)],
  ['Wrong answers', ({ wrong, wrongShare }) => `${grouped(wrong)} (${percent(wrongShare)})`],
  ['Requests not answered', ({ unanswered }) => grouped(unanswered)],
  ['Cost', ({ costUsd }) => dollars(costUsd)],
  ['Revenue', ({ revenueUsd }) => dollars(revenueUsd)],
  ['Models that can be made again', ({ reproducible }) => percent(reproducible)],
  ['False pages', ({ falsePages }) => grouped(falsePages)],
];

/** An hour of the month as people say it: `day 3, 14:00`. */
export const hourWords = (hour: number): string =>
  `day ${Math.floor(hour / 24) + 1}, ${String(Math.floor(hour % 24)).padStart(2, '0')}:00`;
