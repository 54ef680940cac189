import type { GameDayFigures, GameDayReport } from '../../../scenario/game-day/report';

/** The figures of the learner's lane, and of the ad hoc one beside it, with their meanings. */
const FIGURES: Readonly<Record<keyof GameDayFigures, string>> = {
  deploymentsPerWeek: 'deployments a week',
  leadTimeHours: 'hours from a commit until it is live, on average',
  changeFailureRate: 'the share of deployments that harmed users',
  restoreHours: 'hours until a fault harms nobody any more, the median',
  detectHours: 'hours until somebody knows of a fault, the median',
  budgetSpent: 'the share of the error budget that was spent',
  wrongShare: 'the share of answers that were wrong',
  wrong: 'wrong answers',
  unanswered: 'requests without an answer',
  costUsd: 'cost in dollars',
  revenueUsd: 'revenue in dollars',
  reproducible: 'the share of models that could be rebuilt',
  falsePages: 'times that somebody was woken in vain',
};

const NAMES = Object.keys(FIGURES) as (keyof GameDayFigures)[];

export const FIGURE_FACTS: Readonly<Record<string, string>> = {
  ...FIGURES,
  ...Object.fromEntries(NAMES.map((name) => [`adHoc.${name}`, `${FIGURES[name]}, ad hoc`])),
};

/** The figures of a report as facts. */
export const figureFacts = ({ lanes }: GameDayReport): Record<string, number | null> =>
  Object.fromEntries(
    NAMES.flatMap((name) => [
      [name, lanes.practice.figures[name]],
      [`adHoc.${name}`, lanes['ad-hoc'].figures[name]],
    ]),
  );
