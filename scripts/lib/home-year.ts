import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTable } from '../../engine/dataset/parse-table';
import { simulateLane } from '../../engine/scenario/scenarios/two-lane-year/simulate-lane';
import { FIRST_SETTINGS } from '../../engine/simulator/share-link';
import { AD_HOC } from '../../engine/simulator/switches';
import { isTelling, type LaneDays, type LaneYear, pairYear, type Year } from '../../engine/simulator/year';
import { root } from './prepare.mjs';

export const HOME_YEAR_FILE = join(root, 'content', 'home-year.json');

/** The year that the home page shows, light enough to be part of it: the simulator's first one, as it opens there. */
export function computeHomeYear(): Year {
  const table = parseTable(readFileSync(join(root, 'public', 'data', 'ames_housing.csv'), 'utf8'));
  const { seed, switches } = FIRST_SETTINGS;
  const adHoc = simulateLane(table, { seed, switches: AD_HOC, own: {} });
  const practice = simulateLane(table, { seed, switches, own: {} });
  const year = pairYear(FIRST_SETTINGS, adHoc, practice);
  return {
    ...year,
    adHoc: shownPart(adHoc),
    practice: shownPart(practice),
    events: year.events.filter(isTelling).map((event) => ({
      ...event,
      outcomes: {
        'ad-hoc': shortened(event.outcomes['ad-hoc']),
        practice: shortened(event.outcomes.practice),
      },
    })),
  };
}

/** Whole requests and cents; events stand in the pairs. */
function shownPart({ days, faults, deployments }: LaneYear): LaneYear {
  const rounded = (values: ArrayLike<number>, digits: number) =>
    Array.from(values, (value) => Number(value.toFixed(digits)));
  const shown: LaneDays = {
    right: rounded(days.right, 0),
    wrong: rounded(days.wrong, 0),
    unanswered: rounded(days.unanswered, 0),
    revenue: rounded(days.revenue, 1),
    cost: rounded(days.cost, 1),
    upkeep: rounded(days.upkeep, 1),
  };
  return { days: shown, faults, deployments, events: [] };
}

type Outcome = Year['events'][number]['outcomes']['practice'];

function shortened(outcome: Outcome): Outcome {
  return (
    outcome && { ...outcome, wrong: Math.round(outcome.wrong), unanswered: Math.round(outcome.unanswered) }
  );
}
