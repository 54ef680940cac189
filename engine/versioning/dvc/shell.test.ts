import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { seededRng } from '../../core/rng';
import { openShell } from '../../shell/session';
import { git } from '../git/git';
import { dvc } from './dvc';

describe('dvc in the terminal', () => {
  test('runs stages in the same shell, with its pipes and variables', async () => {
    const clock = new ManualClock(1_700_000_000_000);
    const fs = new FileSystem(clock);
    fs.makeFolder('/workspace');
    const programs = { git: async () => git, dvc: async () => dvc };
    const shell = openShell({ fs, clock, rng: seededRng('shell'), programs });
    let output = '';
    const print = (text: string) => {
      output += text;
    };
    const run = async (line: string): Promise<string> => {
      output = '';
      clock.advance(1000);
      const exitCode = await shell.run(line, { stdout: print, stderr: print });
      return `${output}[${exitCode}]`;
    };
    expect(await run('git init -q -b main . && dvc init -q')).toBe('[0]');
    await run("printf 'b\\na\\nc\\n' > in.txt && dvc add -q in.txt");
    await run(
      `dvc stage add -q -n sorted -d in.txt -o out.txt 'sort in.txt | head -2 > out.txt && echo "$DVC_STAGE of $DVC_ROOT"'`,
    );
    expect(await run('dvc repro')).toContain('sorted of /workspace\n');
    expect(await run('cat out.txt && dvc status')).toBe('a\nb\nData and pipelines are up to date.\n[0]');
    expect(await run('git status --short')).toContain('?? dvc.lock');
    await run(`dvc stage add -q -n failing 'exit 3'`);
    expect(await run('dvc repro failing || echo failed')).toContain(
      "ERROR: failed to reproduce 'failing': failed to run: exit 3, exited with 3\nfailed\n[0]",
    );
    expect(await run('echo y | dvc commit >/dev/null; dvc status -q; echo $?')).toBe('1\n[0]');
  });
});
