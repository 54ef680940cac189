import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parseTable } from '../../../dataset/parse-table';
import { passUntil } from '../../../incidents/on-call/play-log';
import { parseShift } from './shift-file';
import { viewOf } from './shift-view';
import { startShift } from './start-shift';

vi.setConfig({ testTimeout: 60_000 });

const table = parseTable(readFileSync('public/data/ames_housing.csv', 'utf8'));
const shiftWith = (incident: string) =>
  parseShift(
    `service: homestead\ntable: x\nseed: view\nhours: 60\nincidents: { count: 1, from: 12, until: 13, among: [${incident}] }\n`,
    'shift.yaml',
  );

/** What there is to see of a shift with one incident at noon of its first day, after some hours. */
function seen(incident: string, hours: number) {
  const shift = shiftWith(incident);
  const running = startShift({ shift, table, runbook: [], rules: null });
  passUntil(running.session, hours);
  return viewOf(running, shift, []);
}
const shows = (view: ReturnType<typeof seen>, place: string) =>
  view.findings.find((one) => one.place === place)!.shows;

describe('what a panel shows of a shift', () => {
  it('has a value of each figure for each hour that has passed', () => {
    const { series } = seen('bad-release', 20);
    for (const { id, values } of series) expect(values, id).toHaveLength(20);
    const failed = series.find(({ id }) => id === 'failed')!.values;
    expect(Math.max(...failed.slice(0, 12))).toBeLessThan(1);
    expect(Math.min(...failed.slice(14))).toBeGreaterThan(10);
    const memory = series.find(({ id }) => id === 'memory')!.values;
    expect(memory.every((share) => share >= 0 && share <= 100)).toBe(true);
  });

  it('shows rows in another unit as they come in, beside those of before', () => {
    const before = seen('unit-change', 11);
    const after = seen('unit-change', 30);
    const area = (view: typeof before) => {
      const column = view.data!.columns.find(({ name }) => name === 'Gr_Liv_Area')!;
      if (column.kind !== 'numeric') throw new Error('areas are numbers');
      return column.median.now / column.median.before;
    };
    expect(area(before)).toBeGreaterThan(0.7);
    expect(area(after)).toBeCloseTo(1 / 10.7639, 1);
    const label = after.data!.columns.find(({ name }) => name === 'label');
    expect(label).toMatchObject({ kind: 'numeric', missing: { now: 0 } });
    const town = after.data!.columns.find(({ name }) => name === 'Neighborhood');
    expect(town).toMatchObject({ kind: 'category', missing: { now: 0 } });
  });

  it('shows in other places what is open, and says what it was only at the end', () => {
    expect(shows(seen('expired-credential', 11), 'logs')).toEqual([]);
    const open = seen('expired-credential', 20);
    expect(shows(open, 'logs')).toEqual([expect.stringContaining('401')]);
    expect(shows(open, 'repository')).toEqual([]);
    expect([open.told, open.snapshot.cases]).toEqual([{}, []]);
    const over = seen('expired-credential', 60);
    expect(over.told['expired-credential-1']!.unanswered).toBeGreaterThan(1000);
    expect(over.told['expired-credential-1']!.about).toMatch(/valid for a year/);
  });
});
