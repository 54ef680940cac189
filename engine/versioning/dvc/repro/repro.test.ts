import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lab } from '../testing/lab';

/** A lab whose stages run lines of the form `a,b > c,d`: each output gets what the inputs hold, and the parameters. */
async function pipeline(yaml: string, files: Record<string, string> = {}): Promise<Lab> {
  const lab = new Lab('/p');
  await lab.dvc('init', '-q');
  lab.write({ 'dvc.yaml': yaml, ...files });
  await lab.commit('init');
  const run = lab.commands.get.bind(lab.commands);
  lab.commands.get = (line) => run(line) ?? copyCommand(line);
  return lab;
}

function copyCommand(line: string): ReturnType<Lab['commands']['get']> {
  const match = /^(\S*) > (\S+)$/.exec(line);
  if (!match) return undefined;
  return ({ fs, cwd }) => {
    const read =
      match[1] === ''
        ? ''
        : match[1]!
            .split(',')
            .map((path) => fs.readText(`${cwd}/${path}`))
            .join('+');
    for (const path of match[2]!.split(',')) fs.write(`${cwd}/${path}`, `${path}(${read})`);
    return 0;
  };
}

const stage = (name: string, cmd: string, deps: string[], outs: string[], more = ''): string =>
  `  ${name}:\n    cmd: ${cmd}\n${deps.length ? `    deps: [${deps.join(', ')}]\n` : ''}${outs.length ? `    outs: [${outs.join(', ')}]\n` : ''}${more}`;

const CHAIN = `stages:\n${stage('c', 'b > c', ['b'], ['c'])}${stage('b', 'a > b', ['a'], ['b'])}${stage('d', 'a > d', ['a'], ['d'])}`;

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

describe('failures of dvc repro', () => {
  test.each([
    [
      'a command',
      stage('fail', 'exit 3', [], []),
      "ERROR: failed to reproduce 'fail': failed to run: exit 3, exited with 3\n",
    ],
    [
      'a missing dependency',
      stage('a', 'x > y', ['missing.txt'], ['y']),
      "ERROR: failed to reproduce 'a': [Errno 2] No such file or directory: '/p/missing.txt'\n",
    ],
    [
      'a missing dependency of a stage without outputs',
      stage('a', 'exit 0', ['missing.txt'], []),
      "ERROR: failed to reproduce 'a': dependency 'missing.txt' does not exist\n",
    ],
    [
      'a missing output',
      stage('a', 'exit 0', [], ['notmade']),
      "ERROR: failed to reproduce 'a': output 'notmade' does not exist\n",
    ],
    [
      'a missing parameter',
      stage('a', 'exit 0', [], ['o'], '    params: [nope]\n'),
      "ERROR: failed to reproduce 'a': Parameters 'nope' are missing from 'params.yaml'.\n",
    ],
  ])('%s', async (_, yaml, stderr) => {
    const lab = await pipeline(`stages:\n${yaml}`, { 'params.yaml': 'lr: 1\n' });
    lab.commands.set('exit 3', () => 3);
    lab.commands.set('exit 0', () => 0);
    expect(await lab.dvc('repro')).toMatchObject({ exitCode: 255, stderr });
  });

  const KEEP = `stages:\n${stage('fail', 'exit 1', [], ['x'])}${stage('after', 'x > y', ['x'], ['y'])}${stage('other', 'exit 0', [], [])}`;

  test('with -k skip what depends on them, and end with 255', async () => {
    const lab = await pipeline(KEEP);
    lab.commands.set('exit 1', () => 1);
    lab.commands.set('exit 0', () => 0);
    expect(await lab.dvc('repro', '-k')).toMatchObject({
      exitCode: 255,
      stderr:
        "WARNING: failed to run: exit 1, exited with 1\nWARNING: Stage 'after' will be skipped due to this failure\nERROR: failed to reproduce 'fail'\n",
    });
    expect(lab.lines).toEqual(['exit 1', 'exit 0']);
  });

  test('with --ignore-errors go on', async () => {
    const lab = await pipeline(KEEP);
    lab.commands.set('exit 1', () => 1);
    lab.commands.set('exit 0', () => 0);
    const { exitCode, stderr } = await lab.dvc('repro', '--ignore-errors');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('WARNING: failed to run: exit 1, exited with 1 (ignored)\n');
  });

  test.each([
    [
      'a cycle',
      `stages:\n${stage('a', 'x > y', ['x'], ['y'])}${stage('b', 'y > x', ['y'], ['x'])}`,
      'ERROR: Same item(s) are defined as both a dependency and an output in stages: a, b.\n',
    ],
    [
      'one output twice',
      `stages:\n${stage('a', ' > x', [], ['x'])}${stage('b', ' > x', [], ['x'])}`.replaceAll(
        'cmd:  > x',
        'cmd: go',
      ),
      "ERROR: output 'x' is specified in:\n\t- a\n\t- b\nUse `dvc remove` with any of the above targets to stop tracking the overlapping output.\n",
    ],
    [
      'an output inside of another',
      `stages:\n${stage('a', 'go', [], ['d'])}${stage('b', 'go', [], ['d/x'])}`,
      "ERROR: The output paths:\n'd'('a')\n'd/x'('b')\noverlap and are thus in the same tracked directory.\nTo keep reproducibility, outputs should be in separate tracked directories or tracked individually.\n",
    ],
    [
      'an unknown key',
      'stages:\n  a:\n    cmd: go\n    depss: [x]\n',
      "ERROR: './dvc.yaml' validation failed.\n\nextra keys not allowed, in stages -> a -> depss, line 4, column 5\n  3 │     cmd: go\n  4 │     depss: [x]\n",
    ],
    [
      'a stage without a command',
      'stages:\n  a:\n    deps: [x]\n',
      "ERROR: './dvc.yaml' validation failed.\n\nrequired key not provided, in stages -> a -> cmd, line 2, column 3\n  1 │ stages:\n  2 │   a:\n",
    ],
  ])('refuse %s', async (_, yaml, stderr) => {
    const lab = await pipeline(yaml);
    expect(await lab.dvc('repro')).toMatchObject({ exitCode: 255, stderr });
  });

  test('say where dvc.yaml stops being YAML', async () => {
    const lab = await pipeline('stages:\n  a:\n    cmd: [go\n');
    expect((await lab.dvc('repro')).stderr).toMatch(
      /^ERROR: '\.\/dvc\.yaml' is invalid\.\n\n.*, in line 4, column 1\n {2}3 │ {5}cmd: \[go\n/,
    );
  });

  test('say what is not there', async () => {
    const lab = await pipeline(CHAIN);
    expect((await lab.dvc('repro', 'nosuch')).stderr).toBe(
      "ERROR: Stage 'nosuch' not found inside 'dvc.yaml' file\n",
    );
    lab.remove('dvc.yaml');
    expect(await lab.dvc('repro')).toMatchObject({
      exitCode: 255,
      stderr: "ERROR: '/p/dvc.yaml' does not exist\n",
    });
    lab.remove('.dvc');
    expect(await lab.dvc('repro')).toMatchObject({
      exitCode: 253,
      stderr: "ERROR: you are not inside of a DVC repository (checked up to mount point '/')\n",
    });
    expect((await lab.dvc('repro', '--frobnicate')).exitCode).toBe(254);
  });
});

describe('a random pipeline', () => {
  /** Stage i makes o<i> from some of the files before it. */
  const graphs = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.tuple(
        ...Array.from({ length: size }, (_, i) =>
          fc.uniqueArray(fc.integer({ min: -3, max: i - 1 }), { minLength: 1, maxLength: 3 }),
        ),
      ),
    );
  const name = (i: number): string => (i < 0 ? `in${-i}` : `o${i}`);

  test('runs exactly what its inputs make stale, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        async (graph, edits) => {
          const yaml = `stages:\n${graph.map((deps, i) => stage(`s${i}`, `${deps.map(name).join(',')} > o${i}`, deps.map(name), [`o${i}`])).join('')}`;
          const lab = await pipeline(yaml, { in1: 'a', in2: 'a', in3: 'a' });
          await lab.dvc('repro', '-q');
          expect(lab.lines.splice(0).length).toBe(graph.length);
          let version = 0;
          for (const input of edits) {
            lab.write({ [`in${input}`]: `v${++version}` });
            const stale = new Set<string>();
            graph.forEach((deps, i) => {
              if (deps.some((dep) => dep === -input || stale.has(`s${dep}`))) stale.add(`s${i}`);
            });
            const shown = (await lab.dvc('repro')).stdout;
            const ran = new Set([...shown.matchAll(/Running stage '(s\d+)'/g)].map((match) => match[1]!));
            expect(ran).toEqual(stale);
            expect(lab.lines.splice(0).length).toBe(stale.size);
            expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
