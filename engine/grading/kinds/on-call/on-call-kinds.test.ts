import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { WorkspaceFiles } from '../../../core/files';
import type { MeasurementContext } from '../../types';
import { playedShift } from './played-shift';
import { postMortem } from './post-mortem';
import { retrainingSchedule } from './retraining-schedule';
import { unattendedShifts } from './unattended-shifts';

vi.setConfig({ testTimeout: 90_000 });

const SHIFT = `service: homestead
table: data/ames_housing.csv
seed: kinds
hours: 48
incidents: { count: 1, from: 9, until: 12, among: [bad-release] }
`;
const START: WorkspaceFiles = {
  'data/ames_housing.csv': readFileSync('public/data/ames_housing.csv', 'utf8'),
  'on-call/shift.yaml': SHIFT,
  'on-call/runbook.md': '## HighErrorRate\n```sh\noncall act rollback-code\n```\n',
};
const contextOf = (files: WorkspaceFiles = {}): MeasurementContext =>
  ({
    files: { ...START, ...files },
    start: START,
    seed: 'hidden',
    signal: new AbortController().signal,
    progress: () => {},
  }) as unknown as MeasurementContext;
const log = (until: number, ...entries: object[]) => JSON.stringify({ seed: 'kinds', until, entries });
const played = (text: string) =>
  playedShift.measure(contextOf({ 'on-call/log.json': text }), { shift: 'on-call/shift.yaml' });

describe('a shift that was played', () => {
  it('is played again from its log, whatever the page had said of it', async () => {
    const { facts } = await played(
      log(
        48,
        { do: 'acknowledge', hour: 14, page: 'HighErrorRate/1' },
        { do: 'act', hour: 14, act: 'rollback-code' },
      ),
    );
    expect(facts).toMatchObject({
      problem: null,
      playedHours: 48,
      open: 0,
      ownActs: 1,
      ownTaken: 1,
      useless: 0,
    });
    const { facts: idle } = await played(log(48, { do: 'acknowledge', hour: 14, page: 'HighErrorRate/1' }));
    expect(idle).toMatchObject({
      open: 1,
      openKind: 'bad-release',
      takenIdle: 1,
      openAlert: 'HighErrorRate',
    });
  });

  it('says nothing of what is not over, and what is wrong with a log', async () => {
    const { facts, evidence } = await played(log(20));
    expect([facts.playedHours, evidence]).toEqual([20, []]);
    expect((await played('{')).facts.problem).toMatch(/on-call\/log\.json is no log/);
    expect((await played(JSON.stringify({ seed: 'other', until: 4, entries: [] }))).facts.otherSeed).toBe(
      'other',
    );
  });

  it('is that of the start: nobody chooses an easier one', async () => {
    const easy = {
      'on-call/shift.yaml': SHIFT.replace('count: 1', 'count: 0'),
      'on-call/log.json': log(48),
      'on-call/runbook.md': '',
    };
    const { facts } = await playedShift.measure(contextOf(easy), { shift: 'on-call/shift.yaml' });
    expect(facts).toMatchObject({ incidents: 1, open: 1 });
  });
});

describe('shifts with nobody there', () => {
  const options = unattendedShifts.parseOptions({
    shifts: [
      {
        name: 'A',
        hours: 48,
        incidents: { count: 2, from: 6, until: 24, among: ['bad-release', 'poisoned-labels'] },
      },
    ],
    calmHours: 24,
  });
  const facts = async (files: WorkspaceFiles) =>
    (await unattendedShifts.measure(contextOf(files), options)).facts;
  const section = (...acts: string[]) => ({
    'on-call/runbook.md': `${START['on-call/runbook.md']}\n## ExpectationFailed\n\`\`\`sh\n${acts.map((act) => `oncall act ${act}\n`).join('')}\`\`\`\n`,
  });

  it('tell a remedy from its order, and from none', async () => {
    expect(await facts(section('rollback-data', 'retrain'))).toMatchObject({
      open: 0,
      poisonLearned: 0,
      falsePages: 0,
      muted: null,
    });
    expect(await facts(section('retrain', 'rollback-data'))).toMatchObject({
      open: 1,
      openKind: 'poisoned-labels',
      poisonLearned: 1,
    });
    expect(await facts({ 'on-call/runbook.md': '' })).toMatchObject({ open: 2, acts: 0, sections: 0 });
    expect(
      await facts({ 'on-call/runbook.md': '## HighErrorRate\n```sh\noncall act restart-service\n```\n' }),
    ).toMatchObject({
      uselessMost: 'restart-service',
    });
  });
});

describe('a post-mortem', () => {
  it('waits for the end of the shift, then is held against it', async () => {
    const options = postMortem.parseOptions({});
    const of = async (files: WorkspaceFiles) => (await postMortem.measure(contextOf(files), options)).facts;
    expect((await of({})).problem).toMatch(/post-mortem\.md is not there/);
    const text = { 'on-call/post-mortem.md': 'Incident: bad-release-1\n\n## Impact\nNobody knows.\n' };
    expect((await of({ ...text, 'on-call/log.json': log(30) })).problem).toMatch(/30 of 48 hours/);
    expect(await of({ ...text, 'on-call/log.json': log(48) })).toMatchObject({
      problem: null,
      incident: 'bad-release-1',
      missing: 7,
      hasNumbers: false,
      restoredAt: '2007-07-03 00:00',
    });
  });
});

describe('a schedule of trainings', () => {
  const options = retrainingSchedule.parseOptions({ weeks: 14, turnWeek: 3, seeds: 1 });
  const of = async (cron: string, run = 'npm run retrain') => {
    const files = {
      '.github/workflows/retrain.yml': `on:\n  schedule:\n    - cron: '${cron}'\njobs: { a: { steps: [{ run: '${run}' }] } }\n`,
    };
    return (await retrainingSchedule.measure(contextOf(files), options)).facts;
  };

  it('costs what old models cost, and what trainings do', async () => {
    const weekly = await of('0 3 * * 1');
    const never = await of('0 3 1 1 *');
    const hourly = await of('0 * * * *', 'echo nothing');
    expect(weekly).toMatchObject({ everyHours: 168, trainings: 13, personHours: 13, runsTraining: true });
    expect(never).toMatchObject({ everyHours: null, trainings: 0, newLabels: null });
    expect(Number(never.wrongShare)).toBeGreaterThan(Number(weekly.wrongShare) + 0.1);
    expect(hourly).toMatchObject({ everyHours: 1, runsTraining: false });
    expect(Number(hourly.personHours)).toBeGreaterThan(2000);
  });

  it('says what is no schedule', async () => {
    expect((await of('every monday')).problem).toMatch(/no schedule of five fields/);
    expect((await retrainingSchedule.measure(contextOf(), options)).facts.problem).toMatch(
      /retrain\.yml is not there/,
    );
  });
});
