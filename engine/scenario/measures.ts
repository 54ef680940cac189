import { APP_VISITORS_MEASURES } from './app-visitors/measures';
import { CLEANED_EXPORT_MEASURES } from './cleaned-export/measures';
import { DIRTY_ROWS_MEASURES } from './dirty-rows/measures';
import { EIGHT_RELEASES_MEASURES } from './eight-releases/measures';
import { FIFTEEN_COMMITS_MEASURES } from './fifteen-commits/measures';
import { GAME_DAY_MEASURES } from './game-day/measures';
import { GROWING_TRAFFIC_MEASURES } from './growing-traffic/measures';
import { INGESTION_NIGHT_MEASURES } from './ingestion-night/measures';
import { MONTH_LATER_MEASURES } from './month-later/measures';
import { ROLL_BACK_MEASURES } from './roll-back/measures';
import { SHARED_WEEK_MEASURES } from './shared-week/measures';
import { TEN_RELEASES_MEASURES } from './ten-releases/measures';
import { TEN_ROUNDS_MEASURES } from './ten-rounds/measures';
import { THREE_WEEKS_MEASURES } from './three-weeks/measures';
import type { MeasureDefinition } from './types';
import { WATCHED_SEASONS_MEASURES } from './watched-seasons/measures';
import { WEEK_ON_CALL_MEASURES } from './week-on-call/measures';
import { WEEKS_LATER_MEASURES } from './weeks-later-measures';
import { YEARS_AFTER_MEASURES } from './years-after/measures';

/** The measures of each scenario by its id, apart from the code that takes them: what a page needs to show a replay. */
export const SCENARIO_MEASURES: Readonly<Record<string, readonly MeasureDefinition[]>> = {
  'app-visitors': APP_VISITORS_MEASURES,
  'cleaned-export': CLEANED_EXPORT_MEASURES,
  'dirty-rows': DIRTY_ROWS_MEASURES,
  'eight-releases': EIGHT_RELEASES_MEASURES,
  'fifteen-commits': FIFTEEN_COMMITS_MEASURES,
  'game-day': GAME_DAY_MEASURES,
  'growing-traffic': GROWING_TRAFFIC_MEASURES,
  'month-later': MONTH_LATER_MEASURES,
  'week-on-call': WEEK_ON_CALL_MEASURES,
  'weeks-later': WEEKS_LATER_MEASURES,
  'ingestion-night': INGESTION_NIGHT_MEASURES,
  'roll-back': ROLL_BACK_MEASURES,
  'shared-week': SHARED_WEEK_MEASURES,
  'ten-releases': TEN_RELEASES_MEASURES,
  'ten-rounds': TEN_ROUNDS_MEASURES,
  'three-weeks': THREE_WEEKS_MEASURES,
  'watched-seasons': WATCHED_SEASONS_MEASURES,
  'years-after': YEARS_AFTER_MEASURES,
};

/** The measures of a replay as its lesson defines it: those of its scenario, or those that its options name. */
export function measuresOf(scenario: string, options: unknown): readonly MeasureDefinition[] {
  const known = SCENARIO_MEASURES[scenario];
  if (known) return known;
  const named = (options as { measures?: readonly MeasureDefinition[] } | null)?.measures;
  return named ?? [];
}
