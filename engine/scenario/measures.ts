import { DIRTY_ROWS_MEASURES } from './dirty-rows/measures';
import type { MeasureDefinition } from './types';

/** The measures of each scenario by its id, apart from the code that takes them: what a page needs to show a replay. */
export const SCENARIO_MEASURES: Readonly<Record<string, readonly MeasureDefinition[]>> = {
  'dirty-rows': DIRTY_ROWS_MEASURES,
};
