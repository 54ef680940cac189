import { describe, expect, test } from 'vitest';
import { md5Hex } from '../hash/md5';
import { Lab } from '../testing/lab';

async function project(): Promise<Lab> {
  const lab = new Lab('/p');
  await lab.dvc('init', '-q');
  await lab.commit('init');
  return lab;
}

const TELL = (files: string) =>
  `\nTo track the changes with git, run:\n\n\tgit add ${files}\n\nTo enable auto staging, run:\n\n\tdvc config core.autostage true\n`;

describe('dvc init', () => {
  test('makes and stages exactly three files', async () => {
    const lab = new Lab('/p');
    const { exitCode, stdout } = await lab.dvc('init');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Initialized DVC repository.\n\nYou can now commit the changes to git.\n');
    lab.git.commit('init');
    expect(await lab.git.filesAt((await lab.git.commitOf('HEAD'))!)).toEqual([
      '.dvc/config',
      '.dvc/.gitignore',
      '.dvcignore',
    ]);
    expect(lab.read('.dvc/config')).toBe('');
    expect(lab.read('.dvc/.gitignore')).toBe('/config.local\n/tmp\n/cache\n');
    expect(lab.read('.dvcignore')).toBe(
      '# Add patterns of files dvc should ignore, which could improve\n# the performance. Learn more at\n# https://dvc.org/doc/user-guide/dvcignore\n',
    );
  });

  test('refuses a second time, and a folder without git', async () => {
    const lab = await project();
    expect(await lab.dvc('init')).toMatchObject({
      exitCode: 1,
      stderr: "ERROR: failed to initiate DVC - '.dvc' exists. Use `-f` to force.\n",
    });
    expect(await lab.dvc('init', '-f', '-q')).toMatchObject({ exitCode: 0, output: '' });
    const bare = new Lab('/q');
    bare.hasGit = false;
    expect((await bare.dvc('init')).stderr).toContain(
      '/q is not tracked by any supported SCM tool (e.g. Git).',
    );
    expect((await bare.dvc('init', '--no-scm')).exitCode).toBe(0);
    bare.write({ 'a.csv': '1\n' });
    expect(await bare.dvc('add', 'a.csv')).toMatchObject({ exitCode: 0, output: '' });
    expect(bare.exists('.gitignore')).toBe(false);
  });
});

describe('dvc add', () => {
  test('writes the .dvc file, the cache and .gitignore of each target', async () => {
    const lab = await project();
    lab.write({ 'a.csv': '1\n', 'data/d/x.csv': 'x\n', 'data/d/é.csv': 'é' });
    const { exitCode, stdout, stderr } = await lab.dvc('add', 'a.csv', 'data/d');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split(' ').sort()).toEqual(
      TELL('.gitignore a.csv.dvc data/.gitignore data/d.dvc').split(' ').sort(),
    );
    expect(lab.read('a.csv.dvc')).toBe(
      `outs:\n- md5: ${md5Hex('1\n')}\n  size: 2\n  hash: md5\n  path: a.csv\n`,
    );
    const object = `[{"md5": "${md5Hex('x\n')}", "relpath": "x.csv"}, {"md5": "${md5Hex('é')}", "relpath": "\\u00e9.csv"}]`;
    const id = `${md5Hex(object)}.dir`;
    expect(lab.read('data/d.dvc')).toBe(
      `outs:\n- md5: ${id}\n  size: 4\n  nfiles: 2\n  hash: md5\n  path: d\n`,
    );
    expect(lab.read(`.dvc/cache/files/md5/${id.slice(0, 2)}/${id.slice(2)}`)).toBe(object);
    expect([lab.read('.gitignore'), lab.read('data/.gitignore')]).toEqual(['/a.csv\n', '/d\n']);
  });

  test('notes an executable file', async () => {
    const lab = await project();
    lab.write({ 'run.sh': 'x' });
    lab.fs.setExecutable('/p/run.sh', true);
    await lab.dvc('add', 'run.sh');
    expect(lab.read('run.sh.dvc')).toBe(
      `outs:\n- md5: ${md5Hex('x')}\n  size: 1\n  isexec: true\n  hash: md5\n  path: run.sh\n`,
    );
    lab.remove('run.sh');
    await lab.dvc('checkout');
    expect(lab.fs.at('/p/run.sh')).toMatchObject({ executable: true });
  });

  test('adds to .gitignore once, after a line end, and escapes what means something there', async () => {
    const lab = await project();
    lab.write({ '.gitignore': '*.log', 'a.csv': '1', 'b [1]#.csv': '2', 'c.log': '3' });
    await lab.dvc('add', 'a.csv', 'b [1]#.csv', 'c.log');
    await lab.dvc('add', 'a.csv');
    expect(lab.read('.gitignore')).toBe('*.log\n/a.csv\n/b \\[1\\]\\#.csv\n');
  });

  test('keeps comments and descriptions of a .dvc file that is there', async () => {
    const lab = await project();
    lab.write({ 'a.csv': '1' });
    await lab.dvc('add', 'a.csv');
    lab.write({
      'a.csv.dvc': `# ours\n${lab.read('a.csv.dvc')}  desc: sales\nmeta:\n  owner: me\n`,
      'a.csv': '22',
    });
    await lab.dvc('add', 'a.csv');
    expect(lab.read('a.csv.dvc')).toBe(
      `# ours\nouts:\n- md5: ${md5Hex('22')}\n  size: 2\n  hash: md5\n  path: a.csv\n  desc: sales\nmeta:\n  owner: me\n`,
    );
  });

  test('takes one file of a directory that is tracked', async () => {
    const lab = await project();
    lab.write({ 'd/a': '1', 'd/b': '2' });
    await lab.dvc('add', 'd');
    lab.write({ 'd/a': '11', 'd/b': '22' });
    await lab.dvc('add', 'd/a');
    const object = `[{"md5": "${md5Hex('11')}", "relpath": "a"}, {"md5": "${md5Hex('2')}", "relpath": "b"}]`;
    expect(lab.read('d.dvc')).toContain(`md5: ${md5Hex(object)}.dir\n  size: 3\n  nfiles: 2\n`);
    expect((await lab.dvc('diff', '--json')).exitCode).toBe(0);
  });

  test('with --no-commit leaves the cache alone', async () => {
    const lab = await project();
    lab.write({ 'a.csv': '1' });
    await lab.dvc('add', '--no-commit', 'a.csv');
    expect(lab.exists('.dvc/cache')).toBe(false);
    expect((await lab.dvc('status')).stdout).toContain('\t\tnot in cache:       a.csv\n');
    await lab.dvc('commit');
    expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
  });

  test('tells git itself with core.autostage', async () => {
    const lab = await project();
    await lab.dvc('config', 'core.autostage', 'true');
    lab.write({ 'a.csv': '1' });
    expect(await lab.dvc('add', 'a.csv')).toMatchObject({ exitCode: 0, output: '' });
    expect(await lab.git.isTracked('/p/a.csv.dvc')).toBe(true);
    expect(await lab.git.isTracked('/p/.gitignore')).toBe(true);
  });

  test('refuses what git tracks, in real words', async () => {
    const lab = await project();
    lab.write({ 'a.csv': '1' });
    await lab.commit();
    expect(await lab.dvc('add', 'a.csv')).toMatchObject({
      exitCode: 1,
      stderr:
        "ERROR:  output 'a.csv' is already tracked by SCM (e.g. Git).\n    You can remove it from Git, then add to DVC.\n" +
        '        To stop tracking from Git:\n            git rm -r --cached \'a.csv\'\n            git commit -m "stop tracking a.csv" \n',
    });
    expect(lab.exists('a.csv.dvc')).toBe(false);
  });

  test('refuses what overlaps, either way', async () => {
    const lab = await project();
    lab.write({ 'd/s/a': '1' });
    await lab.dvc('add', 'd/s');
    expect((await lab.dvc('add', 'd')).stderr).toBe(
      "ERROR: Cannot add 'd', because it is overlapping with other DVC tracked output: 'd/s'.\n" +
        "To include 'd/s' in 'd', run 'dvc remove d/s.dvc' and then 'dvc add d'\n",
    );
  });

  test('refuses a second output of a stage, a .dvc file, and a path outside', async () => {
    const lab = await project();
    lab.write({ 'x.dvc': 'outs: []\n' });
    lab.fs.write('/outside', '1');
    expect(await lab.dvc('add', 'x.dvc')).toMatchObject({
      exitCode: 1,
      stderr: "ERROR: DVC file 'x.dvc' cannot be an output.\n",
    });
    expect((await lab.dvc('add', '../outside')).stderr).toContain('Cached output(s) outside of DVC project');
  });

  test('works from a folder, with paths seen from there', async () => {
    const lab = await project();
    lab.write({ 'data/a.csv': '1' });
    const { stdout } = await lab.run(['add', 'a.csv'], { cwd: '/p/data' });
    expect(stdout).toBe(TELL('.gitignore a.csv.dvc'));
    lab.write({ 'data/a.csv': '2' });
    expect((await lab.run(['status'], { cwd: '/p/data' })).stdout).toBe(
      'a.csv.dvc:\n\tchanged outs:\n\t\tmodified:           a.csv\n',
    );
    expect((await lab.run(['root'], { cwd: '/p/data' })).stdout).toBe('..\n');
  });

  test('stops at Ctrl-C with nothing half done', async () => {
    const lab = await project();
    lab.write({ 'd/a': '1', 'd/b': '2' });
    expect(await lab.run(['add', 'd'], { signal: AbortSignal.abort() })).toMatchObject({
      exitCode: 130,
      stderr: 'ERROR: interrupted by the user\n',
    });
    expect(lab.exists('d.dvc')).toBe(false);
  });
});

describe('.dvcignore', () => {
  test('hides files from hashes, in any folder, by gitignore rules', async () => {
    const lab = await project();
    lab.write({
      '.dvcignore': '*.tmp\n!keep.tmp\n/d/only-top\n',
      'd/a': '1',
      'd/b.tmp': '2',
      'd/keep.tmp': '3',
      'd/only-top': '4',
    });
    await lab.dvc('add', 'd');
    expect(lab.read('d.dvc')).toContain('nfiles: 2');
    expect((await lab.dvc('list', '.', 'd')).stdout).toBe('a\nkeep.tmp\n');
    expect((await lab.dvc('add', 'd/b.tmp')).stderr).toBe("ERROR: Path 'd/b.tmp' is ignored by .dvcignore\n");
    lab.write({ 'x.tmp': '1' });
    expect(await lab.dvc('add', 'x.tmp')).toMatchObject({
      exitCode: 1,
      stderr: "ERROR: Path 'x.tmp' is ignored by .dvcignore\n",
    });
  });
});

describe('dvc remove', () => {
  test('takes the .dvc file and the line of .gitignore, not the data', async () => {
    const lab = await project();
    lab.write({ 'a.csv': '1', 'b.csv': '2' });
    await lab.dvc('add', 'a.csv', 'b.csv');
    expect(await lab.dvc('remove', 'a.csv.dvc')).toMatchObject({ exitCode: 0, output: '' });
    expect([lab.exists('a.csv.dvc'), lab.exists('a.csv'), lab.read('.gitignore')]).toEqual([
      false,
      true,
      '/b.csv\n',
    ]);
    await lab.dvc('remove', '--outs', 'b.csv.dvc');
    expect([lab.exists('b.csv'), lab.exists('.gitignore')]).toEqual([false, false]);
    expect(await lab.dvc('remove', 'nope.dvc')).toMatchObject({
      exitCode: 1,
      stderr: "ERROR: '/p/nope.dvc' does not exist\n",
    });
  });
});

describe('dvc move', () => {
  test('moves data, .dvc file and line of .gitignore together', async () => {
    const lab = await project();
    lab.write({ 'a.csv': '1', 'sub/x': '' });
    await lab.dvc('add', 'a.csv');
    const { exitCode, stdout } = await lab.dvc('move', 'a.csv', 'sub');
    expect([exitCode, stdout.includes('sub/a.csv.dvc')]).toEqual([0, true]);
    expect([
      lab.exists('a.csv.dvc'),
      lab.exists('.gitignore'),
      lab.read('sub/.gitignore'),
      lab.read('sub/a.csv'),
    ]).toEqual([false, false, '/a.csv\n', '1']);
    expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
  });
});

describe('dvc commit', () => {
  test('asks, and takes yes, no and skip', async () => {
    const lab = await project();
    lab.write({ 'a.csv': '1' });
    await lab.dvc('add', 'a.csv');
    lab.write({ 'a.csv': '2' });
    const question =
      "outputs ['a.csv'] of stage: 'a.csv.dvc' changed. Are you sure you want to commit it? [y/n/s]";
    expect(await lab.dvc('commit')).toMatchObject({
      exitCode: 255,
      stdout: `${question}: \n`,
      stderr: "ERROR: unable to commit changed stage: 'a.csv.dvc'. Use `-f|--force` to force.\n",
    });
    expect((await lab.run(['commit'], { stdin: 's\n' })).exitCode).toBe(0);
    expect(lab.read('a.csv.dvc')).toContain(md5Hex('1'));
    expect((await lab.run(['commit', 'a.csv'], { stdin: 'y\n' })).exitCode).toBe(0);
    expect(lab.read('a.csv.dvc')).toContain(md5Hex('2'));
    lab.write({ 'a.csv': '3' });
    expect(await lab.dvc('commit', '-f', '-q')).toMatchObject({ exitCode: 0, output: '' });
  });
});
