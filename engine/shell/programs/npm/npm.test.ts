import { describe, expect, it } from 'vitest';
import { openTestShell } from '../../testing/open-test-shell';

const PROJECT = {
  name: 'small',
  version: '1.2.3',
  scripts: {
    train: 'echo training && echo evaluating > out.txt',
    fails: 'exit 3',
    pretest: 'echo before',
    test: 'echo tests "$npm_lifecycle_event" $npm_package_name',
    posttest: 'echo after',
    args: 'echo',
  },
  dependencies: { '@tensorflow/tfjs': '4.22.0', 'd3-array': '^3.0.0' },
  devDependencies: { tsx: '4.23.15' },
};
const aShell = (more: Record<string, string> = {}) =>
  openTestShell({ 'package.json': JSON.stringify(PROJECT), 'src/a.ts': '', ...more });

describe('npm run', () => {
  it('runs a script by the shell, below the lines that npm prints', async () => {
    const { run, fs } = aShell();
    expect(await run('npm run train')).toEqual({
      stdout: '\n> small@1.2.3 train\n> echo training && echo evaluating > out.txt\n\ntraining\n',
      stderr: '',
      exitCode: 0,
    });
    expect(fs.readText('/workspace/out.txt')).toBe('evaluating\n');
    expect((await run('npm run --silent train')).stdout).toBe('training\n');
  });

  it('has the exit code of the script', async () => {
    const { run } = aShell();
    expect(await run('npm run fails')).toMatchObject({ exitCode: 3, stderr: '' });
    expect((await run('npm run fails || echo saved')).stdout).toContain('saved');
  });

  it('hands arguments on, from any folder of the project', async () => {
    const { output } = aShell();
    expect(await output('cd src', 'npm run args -- a "b  c"')).toBe(
      "\n> small@1.2.3 args\n> echo a 'b  c'\n\na b  c\n",
    );
  });

  it('lists scripts, and says which one is missing', async () => {
    const { output, run } = aShell();
    expect(await output('npm run')).toBe(
      `Lifecycle scripts included in small@1.2.3:
  pretest
    echo before
  test
    echo tests "$npm_lifecycle_event" $npm_package_name
  posttest
    echo after
available via \`npm run\`:
  train
    echo training && echo evaluating > out.txt
  fails
    exit 3
  args
    echo
`,
    );
    expect(await run('npm run nope')).toEqual({
      stdout: '',
      stderr:
        'npm error Missing script: "nope"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run\n',
      exitCode: 1,
    });
  });

  it('says what is wrong with package.json', async () => {
    expect((await openTestShell({ a: '' }).run('npm test')).stderr).toContain('npm error code ENOENT');
    expect((await openTestShell({ 'package.json': '{' }).run('npm test')).stderr).toContain(
      'npm error code EJSONPARSE',
    );
  });
});

it('npm test runs what stands before and after the tests', async () => {
  const { stdout } = await aShell().run('npm test');
  expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('>'))).toEqual([
    'before',
    'tests test small',
    'after',
  ]);
});

describe('npm install and npm ci', () => {
  it('say that nothing is downloaded, and what the lab has', async () => {
    const { run } = aShell({ 'package-lock.json': '{}' });
    expect(await run('npm ci')).toEqual({
      stdout:
        '\nup to date: the lab has these 3 packages built in, nothing was downloaded.\n  @tensorflow/tfjs@4.22.0\n  d3-array@3.2.5\n  tsx@4.23.15\n',
      stderr: '',
      exitCode: 0,
    });
  });

  it('refuse what the lab does not have, and npm ci without a lock file', async () => {
    const { run } = aShell();
    expect((await run('npm ci')).stderr).toContain('can only install with an existing package-lock.json');
    const missing = await run('npm install left-pad');
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain('npm error 404 Not Found: left-pad@latest');
  });

  it('warn of another version than the one that is asked for', async () => {
    const { run } = openTestShell({ 'package.json': '{"dependencies":{"d3-array":"^2.0.0"}}' });
    expect((await run('npm install')).stderr).toBe(
      'npm warn lab d3-array@^2.0.0 is asked for; the lab runs d3-array@3.2.5.\n',
    );
  });

  it('write a package that the lab has into package.json', async () => {
    const { run, fs } = aShell();
    await run('npm install d3-dsv');
    expect(JSON.parse(fs.readText('/workspace/package.json')).dependencies).toMatchObject({
      'd3-dsv': '^3.0.2',
    });
  });
});

it('npx calls what the lab has', async () => {
  const { run } = aShell();
  expect((await run('npx -y node --version')).stdout).toBe('v20.20.2\n');
  expect((await run('npx cowsay hi')).stderr).toContain('The lab downloads nothing');
});
