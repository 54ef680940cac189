import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTable } from '../../engine/dataset/parse-table';
import type { Table } from '../../engine/dataset/table';
import {
  type CandidateId,
  QUARTER_DAYS,
  quarterOrder,
} from '../../engine/scenario/scenarios/two-lane-year/candidates';
import { upkeepHoursPerDay } from '../../engine/scenario/scenarios/two-lane-year/lane-policies';
import { simulateWorld, YEAR_SERVICE } from '../../engine/scenario/scenarios/two-lane-year/simulate-lane';
import { FIGURES } from '../../engine/simulator/figures';
import { faultHours, laneFigures } from '../../engine/simulator/lane-figures';
import { laneOfWorld } from '../../engine/simulator/lane-of-world';
import { root } from './prepare.mjs';

export const HIRING_QUARTERS_FILE = join(root, 'public', 'data', 'hiring_quarters.csv');

/** How many quarters the file has: enough that a learner's own and the hidden ones are others. */
export const QUARTERS = 96;

const HEADER = ['quarter', 'candidate', ...FIGURES.map(({ id }) => id), 'heldOutError'].join(',');

/** Homestead's table of sales. */
export function readSales(): Table {
  return parseTable(readFileSync(join(root, 'public', 'data', 'ames_housing.csv'), 'utf8'));
}

/** The lines of one quarter: one for each candidate. */
export function quarterRows(table: Table, quarter: number): readonly string[] {
  return (['A', 'B'] as const).map((candidate) => quarterRow(table, quarter, candidate));
}

/** The text of the file. */
export function quartersCsv(rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`;
}

function quarterRow(table: Table, quarter: number, candidate: CandidateId): string {
  const order = quarterOrder(`quarter-${quarter}`, candidate);
  const world = simulateWorld(table, order);
  const lane = laneOfWorld(world, YEAR_SERVICE.usdPerPersonHour, upkeepHoursPerDay(order.switches));
  const times = faultHours(lane.faults, QUARTER_DAYS);
  // A quarter has a handful of faults: the mean is what somebody would count.
  const figures = {
    ...laneFigures(lane, QUARTER_DAYS),
    detect: mean(times.detect),
    restore: mean(times.restore),
  };
  const cells = FIGURES.map(({ id, unit }) => {
    const value = figures[id];
    if (value === null) return '';
    return ['estimates', 'requests', '$'].includes(unit)
      ? value.toFixed(0)
      : String(Number(value.toFixed(2)));
  });
  const [first] = world.models;
  return [quarter, candidate, ...cells, first ? first.error.toFixed(4) : ''].join(',');
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
