import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { waitBefore } from './lib/supervise.mjs';

it('waits longer after each end, and never longer than half a minute', () => {
  expect([1, 2, 3, 4, 20].map(waitBefore)).toEqual([0, 250, 500, 1_000, 30_000]);
});

it('starts a process again that ended, and ends with it when it is done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'supervise-'));
  const count = join(folder, 'count');
  writeFileSync(count, '');
  const child = `const fs = require('node:fs'); fs.appendFileSync(${JSON.stringify(count)}, 'x');
    if (fs.readFileSync(${JSON.stringify(count)}, 'utf8').length < 2) process.kill(process.pid, 'SIGKILL');`;
  const script = `import { spawn } from 'node:child_process';
    import { keepRunning } from ${JSON.stringify(pathToFileURL(join(__dirname, 'lib/supervise.mjs')).href)};
    keepRunning(() => spawn(process.execPath, ['-e', ${JSON.stringify(child)}]));`;
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(readFileSync(count, 'utf8')).toBe('xx');
  expect(stderr).toContain('The server ended (SIGKILL). It is started again.');
  rmSync(folder, { recursive: true });
});
