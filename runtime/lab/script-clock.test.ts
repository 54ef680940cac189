import { describe, expect, it } from 'vitest';
import { openTestShell } from '../../engine/shell/testing/open-test-shell';
import { clockProgram, SCRIPT_START, ScriptClock } from './script-clock';

describe('the clock of a script', () => {
  it('goes on with each look, and is moved forward by `at`', async () => {
    const clock = new ScriptClock();
    expect(clock.now()).toBe(SCRIPT_START + 1);
    expect(clock.now()).toBe(SCRIPT_START + 2);
    const { run } = openTestShell({}, { programs: { at: clockProgram(clock) } });
    expect(await run("at '2026-03-03 14:30'")).toMatchObject({ exitCode: 0, stderr: '' });
    expect(clock.now()).toBe(Date.UTC(2026, 2, 3, 14, 30) + 1);
  });

  it('refuses what is no moment, and what has passed', async () => {
    const { run } = openTestShell({}, { programs: { at: clockProgram(new ScriptClock()) } });
    expect(await run('at noon')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('noon') });
    expect(await run('at 2026-03-01 10:00')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('has passed'),
    });
  });
});
