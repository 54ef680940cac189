import { describe, expect, it } from 'vitest';
import { openTestShell } from '../../shell/testing/open-test-shell';
import { planText, scoresProject, scoresRunner } from '../testing/scores-project';
import { traffic } from './traffic';

const open = (files = scoresProject()) =>
  openTestShell(files, { programs: { traffic }, runner: scoresRunner() });

describe('traffic', () => {
  it('measures, runs, and reports the same again', async () => {
    const { run, output, fs } = open();
    const measured = await run('traffic measure');
    expect(measured).toMatchObject({ exitCode: 0, stderr: '' });
    expect(measured.stdout).toContain('app.ts really answered 12 rows: 45 ms in the middle, 45 ms at most.');
    expect(fs.readText('/workspace/traffic/service-times.json')).toContain('"/healthz":200');
    const ran = await run('traffic run few --seed 3');
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(/^10 users a day, seed 3\n {2}Requests {6}\d+ sent, \d+ answered/);
    expect(ran.stdout).toContain('a month like this (list price, no discounts or tax)');
    expect(await output('traffic report')).toBe(ran.stdout);
  }, 60_000);

  it.each([
    ['traffic', 0, 'usage: traffic <command>'],
    ['traffic profiles', 0, 'burst     A burst of 100,000 within an hour'],
    ['traffic jam', 2, 'there is no command "jam"'],
    ['traffic run', 2, 'name one profile: few, thousand'],
    ['traffic run few --sed 1', 2, 'unknown flag: --sed'],
    ['traffic run few', 1, 'the service has not been measured'],
    ['traffic report', 1, 'there is none yet. Run `traffic run <profile>`.'],
  ])('%s', async (line, exitCode, text) => {
    const ran = await open().run(line);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.stdout + ran.stderr).toContain(text);
  });

  it('says what is wrong with the plan', async () => {
    const { output } = open(scoresProject({ 'traffic/traffic.yaml': planText('workers: 0') }));
    expect(await output('traffic measure')).toContain('traffic/traffic.yaml: workers: ');
    const none = open({ 'app.ts': '' });
    expect(await none.output('traffic measure')).toContain('traffic/traffic.yaml: there is no such file');
  });
});
