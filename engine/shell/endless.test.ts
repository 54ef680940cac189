import { expect, it, vi } from 'vitest';
import { openTestShell } from './testing/open-test-shell';

it('ends yes in a pipe, as a reader that has enough would', async () => {
  const { run } = openTestShell();
  expect(await run('yes | head -2')).toEqual({ stdout: 'y\ny\n', stderr: '', exitCode: 0 });
  const { stdout } = await run('yes I do | head -1; echo "${PIPESTATUS[@]}"');
  expect(stdout).toBe('I do\n141 0\n');
});

it('ends yes on the terminal with Ctrl-C', async () => {
  const { run, shown } = openTestShell({}, { columns: () => 80 });
  const interruption = new AbortController();
  const running = run('yes', interruption.signal);
  await vi.waitFor(() => expect(shown).not.toEqual([]));
  interruption.abort();
  const { stdout, exitCode } = await running;
  expect(exitCode).toBe(130);
  expect(stdout).not.toBe('');
  expect(stdout.replaceAll('y\n', '')).toBe('');
});

it.each([
  'while true; do echo a line that has no end; done | head -1',
  'x=$(while true; do echo a line that has no end; done)',
])('says what would never end, and goes on: %s', async (line) => {
  const { run } = openTestShell({}, { limits: { maxOutputSize: 20_000 } });
  await run('kept=1');
  const { stderr, exitCode } = await run(line);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('what never ends by itself is not ended by head');
  expect(await run('echo $kept')).toMatchObject({ stdout: '1\n', exitCode: 0 });
});

it('says that & runs in the foreground', async () => {
  const { run } = openTestShell();
  const ran = await run('true & echo next');
  expect(ran).toMatchObject({ stdout: 'next\n', exitCode: 0 });
  expect(ran.stderr).toContain('runs in the foreground');
});
