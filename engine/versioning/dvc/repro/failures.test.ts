import { describe, expect, test } from 'vitest';
import { CHAIN, pipeline, stage } from '../testing/pipeline';

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
