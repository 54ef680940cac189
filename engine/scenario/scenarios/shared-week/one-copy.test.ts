import { describe, expect, it } from 'vitest';
import { calendarMinutes, DAY, NOTICED } from '../../shared-week/measures';
import type { ScenarioContext } from '../../types';
import { oneCopy } from './one-copy';
import { optionsSchema } from './options';

const options = optionsSchema.parse({
  repository: 'team/project',
  params: 'params.json',
  module: 'rule.ts',
  morning: 'probes/morning.ts',
  wanted: [
    {
      at: 60,
      by: 'Emil',
      says: 'more calls',
      sets: { calls: 100 },
      edits: [{ file: 'params.json', from: '"calls": 40', to: '"calls": 100' }],
    },
    {
      at: 120,
      by: 'You',
      says: 'the rule',
      sets: { months: 3 },
      edits: [{ file: 'params.json', from: '}', to: ', "months": 3}' }],
      module: 'rule',
    },
  ],
  faulty: [{ at: DAY + 10, by: 'Noor', says: 'quicker', module: 'fault' }],
});
const context = {
  files: { 'params.json': '{"calls": 40}', 'rule.ts': 'old' },
  support: { rule: 'right', fault: 'wrong' },
} as unknown as ScenarioContext;

describe('a week in one folder', () => {
  const week = oneCopy(context, options);

  it('loses what a file that is put back whole does not have', () => {
    expect(week.events.map(({ outcome, trouble }) => [outcome, trouble])).toEqual([
      ['lost', undefined],
      ['lost', undefined],
      ['silently-wrong', 'with a fault in it'],
    ]);
    expect(week.events[0]?.detail).toContain('You put back rule.ts and params.json whole');
    expect(week.states.at(-1)?.files).toEqual({
      'params.json': '{"calls": 40, "months": 3}',
      'rule.ts': 'wrong',
    });
  });

  it('notices it on Friday', () => {
    expect(week.faults).toBe(1);
    expect(week.noticed).toEqual([NOTICED.onFriday - 120, ...[1, 2].map(() => NOTICED.onFriday - DAY - 10)]);
  });

  it('leaves an event where nothing is undone', () => {
    const alone = oneCopy(context, { ...options, wanted: options.wanted.slice(0, 1) });
    expect(alone.events.map(({ outcome }) => outcome)).toEqual(['right', 'silently-wrong']);
  });

  it('has days of eight hours that begin at nine', () => {
    expect([0, DAY - 1, DAY, 4 * DAY + 420].map(calendarMinutes)).toEqual([540, 1019, 1980, 4 * 1440 + 960]);
  });
});
