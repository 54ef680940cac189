import { describe, expect, test } from 'vitest';
import { CHAIN, pipeline, stage } from '../testing/pipeline';

describe('dvc repro', () => {
  test('runs what a stage depends on before it, in depth-first order', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    expect((await lab.dvc('repro', '-q')).exitCode).toBe(0);
    expect(lab.lines).toEqual(['a > b', 'b > c', 'a > d']);
  });

  test('takes targets, one alone, and what follows from one', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('repro', '-q', 'b');
    expect(lab.lines).toEqual(['a > b']);
    await lab.dvc('repro', '-q', '-s', 'c');
    expect(lab.lines.splice(0)).toEqual(['a > b', 'b > c']);
    lab.write({ a: '2' });
    await lab.dvc('repro', '-q', '--downstream', 'b');
    expect(lab.lines.splice(0)).toEqual(['a > b', 'b > c']);
    await lab.dvc('repro', '-q', '-P');
    expect(lab.lines.splice(0)).toEqual(['a > d']);
    await lab.dvc('repro', '-q', '-f', '-p', 'b');
    expect(lab.lines.splice(0)).toEqual(['a > b', 'b > c']);
  });

  test('with -f runs all; with --force-downstream what follows from what ran', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('repro', '-q');
    lab.lines.length = 0;
    await lab.dvc('repro', '-q', '-f');
    expect(lab.lines.splice(0)).toEqual(['a > b', 'b > c', 'a > d']);
    lab.commands.set('a > b', ({ fs, cwd }) => {
      fs.write(`${cwd}/b`, 'the same');
      return 0;
    });
    lab.write({ a: '2' });
    await lab.dvc('repro', '-q', 'c');
    lab.lines.length = 0;
    lab.write({ a: '3' });
    await lab.dvc('repro', '-q', 'c');
    expect(lab.lines.splice(0)).toEqual(['a > b']);
    lab.write({ a: '4' });
    await lab.dvc('repro', '-q', '--force-downstream', 'c');
    expect(lab.lines.splice(0)).toEqual(['a > b', 'b > c']);
  });

  test('runs in wdir with DVC_STAGE and DVC_ROOT, each command of a list, and passes its output on', async () => {
    const lab = await pipeline('stages:\n  s:\n    cmd: [one, two]\n    wdir: sub\n    outs: [o]\n', {
      'sub/x': '',
    });
    const seen: unknown[] = [];
    lab.commands.set('one', ({ cwd, env, print }) => {
      seen.push(cwd, env);
      print('out of one\n');
      return 0;
    });
    lab.commands.set('two', ({ fs, cwd }) => {
      fs.write(`${cwd}/o`, '1');
      return 0;
    });
    const { stdout } = await lab.dvc('repro');
    expect(seen).toEqual(['/p/sub', { DVC_STAGE: 's', DVC_ROOT: '/p' }]);
    expect(stdout).toContain("Running stage 's':\n> one\nout of one\n> two\n");
    expect(lab.read('sub/.gitignore')).toBe('/o\n');
    expect(lab.read('dvc.lock')).toBe(
      "schema: '2.0'\nstages:\n  s:\n    cmd:\n    - one\n    - two\n    outs:\n    - path: o\n      hash: md5\n      md5: c4ca4238a0b923820dcc509a6f75849b\n      size: 1\n",
    );
  });

  test('deletes outputs before a run, but not persistent ones', async () => {
    const lab = await pipeline(
      'stages:\n  s:\n    cmd: go\n    deps: [a]\n    outs:\n    - gone\n    - kept: {persist: true, cache: false}\n',
      { a: '1', gone: 'old', kept: 'old' },
    );
    const seen: boolean[] = [];
    lab.commands.set('go', ({ fs, cwd }) => {
      seen.push(fs.exists(`${cwd}/gone`), fs.exists(`${cwd}/kept`));
      fs.write(`${cwd}/gone`, 'new');
      return 0;
    });
    await lab.dvc('repro');
    expect(seen).toEqual([false, true]);
    expect(lab.exists('.dvc/cache/runs')).toBe(false);
  });

  test('restores from the run cache, unless told not to', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('repro', '-q', 'b');
    lab.write({ a: '2' });
    await lab.dvc('repro', '-q', 'b');
    lab.lines.length = 0;
    lab.write({ a: '1' });
    expect((await lab.dvc('repro', 'b')).stdout).toContain(
      "Stage 'b' is cached - skipping run, checking out outputs\n",
    );
    expect([lab.lines, lab.read('b')]).toEqual([[], 'b(1)']);
    lab.write({ a: '2' });
    await lab.dvc('repro', '--no-run-cache', '-q', 'b');
    expect(lab.lines).toEqual(['a > b']);
  });

  test('keeps no run of stages without dependencies or outputs, always changed ones, and plain uncached outputs', async () => {
    const yaml = `stages:\n${stage('a', ' > o1', [], ['o1'])}${stage('b', 'b', ['x'], [])}${stage('c', 'x > o3', ['x'], ['o3'], '    always_changed: true\n')}  d:\n    cmd: x > o4\n    deps: [x]\n    outs:\n    - o4: {cache: false}\n`;
    const lab = await pipeline(yaml.replace('cmd:  >', 'cmd: " >').replace('> o1\n', '> o1"\n'), { x: '1' });
    lab.commands.set('b', () => 0);
    expect((await lab.dvc('repro', '-q')).exitCode).toBe(0);
    expect(lab.exists('.dvc/cache/runs')).toBe(false);
    expect((await lab.dvc('status')).stdout).toBe('c:\n\talways changed\n');
  });

  test('runs a callback each time', async () => {
    const lab = await pipeline('stages:\n  hello:\n    cmd: hi\n');
    lab.commands.set('hi', () => 0);
    expect((await lab.dvc('repro')).stdout).toContain("Running callback stage 'hello':\n> hi\n");
    expect((await lab.dvc('status')).stdout).toBe('hello:\n\talways changed\n');
    await lab.dvc('repro');
    expect(lab.lines).toEqual(['hi', 'hi']);
  });

  test('does not look at the dependencies of a frozen stage, and says so', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('repro', '-q');
    await lab.dvc('freeze', 'b');
    expect(lab.read('dvc.yaml')).toContain('frozen: true');
    lab.write({ a: '2' });
    const { stdout, stderr } = await lab.dvc('repro', 'c');
    expect(stderr).toBe("WARNING: stage: 'b' is frozen. Its dependencies are not going to be reproduced.\n");
    expect(stdout).toBe(
      "Stage 'b' didn't change, skipping\nStage 'c' didn't change, skipping\nData and pipelines are up to date.\n",
    );
    const status = await lab.dvc('status', 'b');
    expect(status.stderr).toBe(
      "WARNING: stage: 'b' is frozen. Its dependencies are not going to be shown in the status output.\n",
    );
    expect(status.stdout).toBe('Data and pipelines are up to date.\n');
  });

  test('with --dry says what it would do and does nothing', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    expect((await lab.dvc('repro', '--dry', 'b')).stdout).toBe(
      "Running stage 'b':\n> a > b\nUse `dvc push` to send your updates to remote storage.\n",
    );
    expect([lab.lines, lab.exists('dvc.lock')]).toEqual([[], false]);
  });

  test('with --no-commit leaves the cache alone', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('repro', '-q', '--no-commit', 'b');
    expect([lab.exists('dvc.lock'), lab.exists('.dvc/cache')]).toEqual([true, false]);
  });

  test('with --allow-missing skips what is only not there', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('repro', '-q');
    for (const path of ['.dvc/cache', 'b', 'c', 'd']) lab.remove(path);
    lab.lines.length = 0;
    expect((await lab.dvc('repro', '--allow-missing')).stdout).toContain(
      'Data and pipelines are up to date.',
    );
    expect(lab.lines).toEqual([]);
  });

  test('with --pull fetches what is missing from the remote', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('remote', 'add', '-d', 'store', '/store');
    await lab.dvc('repro', '-q');
    await lab.dvc('push', '-q');
    for (const path of ['.dvc/cache', 'b', 'c', 'd']) lab.remove(path);
    lab.lines.length = 0;
    expect((await lab.dvc('repro', '--pull')).stdout).toContain("Pulling data for stage: 'b'\n");
    expect([lab.lines, lab.read('c')]).toEqual([[], 'c(b(1))']);
  });

  test('changes .gitignore back when a stage fails', async () => {
    const lab = await pipeline(
      `stages:\n${stage('b', 'a > b', ['a'], ['b'])}${stage('c', 'boom', ['b'], ['c'])}`,
      { a: '1' },
    );
    lab.commands.set('boom', () => 3);
    expect((await lab.dvc('repro')).exitCode).toBe(255);
    expect(lab.exists('.gitignore')).toBe(false);
  });

  test('stops between stages at Ctrl-C, what ran before kept', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    const abort = new AbortController();
    lab.commands.set('b > c', ({ fs, cwd }) => {
      fs.write(`${cwd}/c`, 'half');
      abort.abort();
      return 130;
    });
    const { exitCode, stderr } = await lab.run(['repro'], { signal: abort.signal });
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: 'ERROR: interrupted by the user\n' });
    expect(lab.read('dvc.lock')).toContain('  b:\n');
    expect(lab.read('dvc.lock')).not.toContain('  c:\n');
  });
});
