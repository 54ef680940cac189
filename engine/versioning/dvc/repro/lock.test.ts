import { describe, expect, test } from 'vitest';
import { md5Hex } from '../hash/md5';
import { CHAIN, pipeline, stage } from '../testing/pipeline';

describe('dvc.lock', () => {
  test('keeps stages where they are, and appends new ones', async () => {
    const lab = await pipeline(CHAIN, { a: '1' });
    await lab.dvc('repro', '-q', 'd');
    await lab.dvc('repro', '-q');
    const order = () => [...lab.read('dvc.lock').matchAll(/^ {2}(\w):$/gm)].map((match) => match[1]);
    expect(order()).toEqual(['d', 'b', 'c']);
    lab.write({ a: '2' });
    await lab.dvc('repro', '-q', 'c');
    expect(order()).toEqual(['d', 'b', 'c']);
  });

  test('sorts items by path, metrics and plots among the outputs, and notes what is executable', async () => {
    const lab = await pipeline(
      'stages:\n  s:\n    cmd: go\n    deps: [z, run.sh]\n    outs: [y]\n    metrics:\n    - m.json: {cache: false}\n    plots: [c.csv]\n',
      { z: 'z', 'run.sh': 'r' },
    );
    lab.fs.setExecutable('/p/run.sh', true);
    lab.commands.set('go', ({ fs, cwd }) => {
      for (const path of ['y', 'm.json', 'c.csv']) fs.write(`${cwd}/${path}`, path);
      fs.setExecutable(`${cwd}/y`, true);
      return 0;
    });
    await lab.dvc('repro', '-q');
    const item = (path: string, text: string, more = '') =>
      `    - path: ${path}\n      hash: md5\n      md5: ${md5Hex(text)}\n      size: ${text.length}\n${more}`;
    const isexec = '      isexec: true\n';
    expect(lab.read('dvc.lock')).toBe(
      `schema: '2.0'\nstages:\n  s:\n    cmd: go\n    deps:\n${item('run.sh', 'r', isexec)}${item('z', 'z')}` +
        `    outs:\n${item('c.csv', 'c.csv')}${item('m.json', 'm.json')}${item('y', 'y', isexec)}`,
    );
    expect(lab.read('.gitignore')).toBe('/y\n/c.csv\n');
    lab.remove('y');
    await lab.dvc('repro', '-q');
    expect(lab.lines).toEqual(['go']);
    expect(lab.fs.at('/p/y')).toMatchObject({ executable: true });
  });

  test('takes paths as they are written, from the working folder of the stage', async () => {
    const lab = await pipeline(
      'stages:\n  s:\n    cmd: ../in > out\n    wdir: sub\n    deps: [../in]\n    outs: [out]\n',
      { in: '1', 'sub/x': '' },
    );
    await lab.dvc('repro', '-q');
    expect(lab.read('dvc.lock')).toContain('    - path: ../in\n');
    expect(lab.read('dvc.lock')).toContain('    - path: out\n');
    expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
  });

  test('shows what dvc.yaml names since then as changed', async () => {
    const lab = await pipeline(`stages:\n${stage('s', 'a > o', ['a'], ['o'], '    params: [lr]\n')}`, {
      a: '1',
      b: '2',
      'params.yaml': 'lr: 1\nn: 2\n',
    });
    await lab.dvc('repro', '-q');
    lab.edit('dvc.yaml', (text) =>
      text.replace('[a]', '[a, b]').replace('[lr]', '[lr, n]').replace('[o]', '[o, p]'),
    );
    lab.write({ p: '1' });
    expect((await lab.dvc('status')).stdout).toBe(
      's:\n\tchanged deps:\n\t\tmodified:           b\n\t\tparams.yaml:\n\t\t\tnew:                n\n\tchanged outs:\n\t\tmodified:           p\n',
    );
  });

  test('keeps the values of a whole parameters file, and of a group in the order of its file', async () => {
    const lab = await pipeline(
      'stages:\n  s:\n    cmd: go\n    params:\n    - net\n    - b\n    - z.yaml:\n    - a.yaml: [k]\n',
      {
        'params.yaml': 'net: {z: 1.0, a: 1e-5}\nb: 1\n',
        'z.yaml': 'y: 2024\nx: [1, 2.50]\n',
        'a.yaml': 'k: text\n',
      },
    );
    lab.commands.set('go', () => 0);
    await lab.dvc('repro', '-q');
    expect(lab.read('dvc.lock')).toContain(
      '    params:\n      params.yaml:\n        b: 1\n        net:\n          z: 1.0\n          a: 1e-05\n      a.yaml:\n        k: text\n' +
        '      z.yaml:\n        x:\n        - 1\n        - 2.5\n        y: 2024\n',
    );
  });
});

describe('a .dvc file', () => {
  test('may say where its data lies, and name several outputs', async () => {
    const lab = await pipeline('stages: {}\n');
    lab.write({
      'far/a': 'a',
      'far/b': 'b',
      'both.dvc': 'wdir: far\nouts:\n- path: a\n  hash: md5\n- path: b\n  hash: md5\n',
    });
    await lab.run(['commit', 'both.dvc'], { stdin: 'y\n' });
    expect(lab.read('both.dvc')).toBe(
      `wdir: far\nouts:\n- path: a\n  hash: md5\n  md5: ${md5Hex('a')}\n  size: 1\n- path: b\n  hash: md5\n  md5: ${md5Hex('b')}\n  size: 1\n`,
    );
    expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
  });

  test.each([
    ['outs: [', "ERROR: './x.dvc' is invalid."],
    ['outs:\n- md5: abc\n', "ERROR: './x.dvc' validation failed.\n\nrequired key not provided"],
    ['- 1\n', "ERROR: './x.dvc' validation failed.\n\nexpected a dictionary"],
  ])('that is none is refused: %j', async (text, message) => {
    const lab = await pipeline('stages: {}\n', { 'x.dvc': text });
    expect(await lab.dvc('status')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(message) });
  });
});
