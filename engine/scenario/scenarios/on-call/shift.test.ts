import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { parseTable } from '../../../dataset/parse-table';
import type { ActionLog } from '../../../incidents/on-call/action-log';
import { passUntil, playLog } from '../../../incidents/on-call/play-log';
import type { RunbookPlan } from '../../../incidents/on-call/runbook-acts';
import type { ActionKind } from '../../../world/actions';
import { ShiftDesk } from './shift-desk';
import { parseShift } from './shift-file';
import { shiftOfFiles } from './shift-of-files';
import { type ShiftParts, startShift } from './start-shift';

// Weeks of worlds, looked at every five minutes.
vi.setConfig({ testTimeout: 90_000 });

const table = parseTable(readFileSync('public/data/ames_housing.csv', 'utf8'));
const SHIFT = `service: homestead
table: data/ames_housing.csv
seed: shift-test
hours: 96
incidents: { count: 2, from: 6, until: 50, among: [bad-release, dns-failure] }
`;
const shift = parseShift(SHIFT, 'shift.yaml');
const plan = (alert: string, ...kinds: ActionKind[]): RunbookPlan => ({
  alert,
  line: 1,
  acts: kinds.map((kind) => ({ kind })),
});
const parts: ShiftParts = { shift, table, runbook: [], rules: null };
const RUNBOOK = [plan('DnsFailures', 'restart-dns'), plan('HighErrorRate', 'rollback-code')];

describe('a shift', () => {
  it('is the same however it is cut into steps, and after each reload', () => {
    const inOne = new ShiftDesk();
    const log: ActionLog = {
      seed: 'shift-test',
      until: 60,
      entries: [
        { do: 'note', hour: 20, text: 'Nothing yet.' },
        { do: 'act', hour: 31, act: 'rollback-code' },
        { do: 'act', hour: 40, act: 'restart-dns' },
      ],
    };
    const whole = inOne.look(parts, log);
    const desk = new ShiftDesk();
    for (const [at, until] of [
      [0, 7],
      [1, 25],
      [1, 30],
      [2, 31],
    ] as const)
      desk.look(parts, { ...log, until, entries: log.entries.slice(0, at) });
    expect(desk.look(parts, log)).toEqual(whole);
    // Taking something back plays it anew; going on again gives the same.
    desk.look(parts, { ...log, until: 31, entries: log.entries.slice(0, 1) });
    expect(desk.look(parts, log)).toEqual(whole);
    expect(structuredClone(whole)).toEqual(whole);
  });

  it('is answered by the runbook when nobody else is there, and by nobody where it is silent', () => {
    const alone = { ...shift, attended: null };
    const cases = (runbook: readonly RunbookPlan[]) => {
      const { session } = startShift({ ...parts, shift: alone, runbook });
      passUntil(session, shift.hours);
      return session.snapshot;
    };
    const { cases: mended, acts, pages, score } = cases(RUNBOOK);
    expect(mended.map(({ resolved }) => resolved !== null)).toEqual([true, true]);
    expect(acts.every(({ by }) => by === 'night')).toBe(true);
    expect(pages.every(({ takenBy }) => takenBy === 'night' || takenBy === null)).toBe(true);
    const silent = cases([]);
    expect(silent.acts).toEqual([]);
    expect(silent.score.open).toBe(2);
    expect(silent.score.budgetSpent).toBeGreaterThan(score.budgetSpent);
  });

  it('leaves the night to the runbook, and the day to whoever plays', () => {
    const { session, night, startMs } = startShift({ ...parts, runbook: RUNBOOK });
    passUntil(session, shift.hours);
    const hourOfDay = (hour: number) => (startMs / 3_600_000 + hour) % 24;
    expect([7, 8, 21, 22].map((hour) => night(hour))).toEqual([true, false, false, true]);
    for (const { begun, by } of session.snapshot.acts) {
      expect(by).toBe('night');
      expect(hourOfDay(begun) < 8 || hourOfDay(begun) >= 22).toBe(true);
    }
  });

  it('keeps what cannot be done apart, and goes on', () => {
    const { session } = startShift(parts);
    const refused = playLog(session, {
      seed: 'shift-test',
      until: 10,
      entries: [
        { do: 'acknowledge', hour: 2, page: 'Nothing/1' },
        { do: 'act', hour: 3, act: 'switch-off-feature', column: 'Nowhere' },
      ],
    });
    expect(refused.map(({ why }) => why)).toEqual([
      expect.stringMatching(/There is no page Nothing/),
      expect.stringMatching(/There is no column Nowhere/),
    ]);
    expect(session.snapshot.hour).toBe(10);
  });

  it('is read from files beside each other, and says which is wrong', () => {
    const files = { 'on-call/shift.yaml': `${SHIFT}rules: rules.yml\n`, 'on-call/runbook.md': '## A\n' };
    expect(() => shiftOfFiles(files, 'on-call/shift.yaml')).toThrow(/on-call\/rules\.yml is not there/);
    const read = shiftOfFiles({ ...files, 'on-call/shift.yaml': SHIFT }, 'on-call/shift.yaml');
    expect(read).toMatchObject({ folder: 'on-call/', logPath: 'on-call/log.json', rules: null });
    const rules =
      'groups: [{ name: g, rules: [{ alert: Slow, expr: up == 0, annotations: { runbook: "runbook.md#A" } }] }]';
    const linked = shiftOfFiles(
      {
        ...files,
        'on-call/rules.yml': rules,
        'on-call/runbook.md': '## A\n```sh\noncall act fail-over\n```\n',
      },
      'on-call/shift.yaml',
    );
    expect(linked.runbook.map(({ alert, line }) => [alert, line])).toEqual([
      ['A', 1],
      ['Slow', 1],
    ]);
    expect(read.log).toEqual({ seed: 'shift-test', until: 0, entries: [] });
    expect(() => parseShift('service: nobody\n', 'x/shift.yaml')).toThrow(
      /x\/shift\.yaml describes no shift: service/,
    );
  });
});
