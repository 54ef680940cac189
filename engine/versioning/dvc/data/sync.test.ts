import { describe, expect, test } from 'vitest';
import { md5Hex } from '../hash/md5';
import { Lab } from '../testing/lab';

async function tracked(): Promise<Lab> {
  const lab = new Lab('/p');
  await lab.dvc('init', '-q');
  lab.write({ 'a.csv': 'a', 'd/x': 'x', 'd/y': 'y' });
  await lab.dvc('add', '-q', 'a.csv', 'd');
  await lab.commit('one');
  return lab;
}

async function withRemote(url = '/store'): Promise<Lab> {
  const lab = await tracked();
  await lab.dvc('remote', 'add', '-q', '-d', 'origin', url);
  return lab;
}

const objectsIn = (lab: Lab, folder: string): number => lab.fs.filesBelow(`${folder}/files/md5`).length;

describe('dvc push, fetch, pull', () => {
  test('move what is not there yet', async () => {
    const lab = await withRemote();
    expect((await lab.dvc('status', '-c')).stdout).toBe(
      '\tnew:                a.csv\n\tnew:                d\n\tnew:                d/x\n\tnew:                d/y\n',
    );
    expect((await lab.dvc('push', 'd/x')).stdout).toBe('2 files pushed\n');
    expect((await lab.dvc('push')).stdout).toBe('2 files pushed\n');
    expect((await lab.dvc('status', '-c')).stdout).toBe("Cache and remote 'origin' are in sync.\n");
    lab.remove('.dvc/cache');
    expect((await lab.dvc('fetch', 'a.csv')).stdout).toBe('1 file fetched\n');
    lab.remove('d');
    expect((await lab.dvc('pull')).stdout).toBe('A       d/\n3 files fetched and 2 files added\n');
    expect((await lab.dvc('pull')).stdout).toBe('Everything is up to date.\n');
  });

  test('refuse without a remote', async () => {
    const lab = await tracked();
    const hint =
      'config file error: no remote specified in /p. Create a default remote with\n    dvc remote add -d <remote name> <remote url>\n';
    expect(await lab.dvc('push')).toMatchObject({
      exitCode: 1,
      stderr: `ERROR: failed to push data to the cloud - ${hint}`,
    });
    expect(await lab.dvc('fetch')).toMatchObject({
      exitCode: 1,
      stderr: `ERROR: failed to fetch data from the cloud - ${hint}`,
    });
    expect(await lab.dvc('status', '-c')).toMatchObject({ exitCode: 1, stderr: `ERROR: ${hint}` });
    expect((await lab.dvc('push', '-r', 'nope')).stderr).toContain(
      "config file error: remote 'nope' doesn't exist",
    );
  });

  test('say what is nowhere, and lay out the rest', async () => {
    const lab = await withRemote();
    await lab.dvc('push', '-q', 'd');
    for (const path of ['.dvc/cache', 'a.csv', 'd']) lab.remove(path);
    expect((await lab.dvc('status', '-c')).stdout).toContain('\tmissing:            a.csv\n');
    expect(await lab.dvc('pull')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('A       d/\n'),
      stderr:
        `WARNING: Some of the cache files do not exist neither locally nor on remote. Missing cache files:\nmd5: ${md5Hex('a')}\n` +
        'ERROR: failed to pull data from the cloud - Checkout failed for following targets:\na.csv\nIs your cache up to date?\n<https://error.dvc.org/missing-files>\n',
    });
    expect(lab.read('d/x')).toBe('x');
    expect((await lab.dvc('pull', '--allow-missing')).exitCode).toBe(0);
  });

  test('reach the buckets of the lab by URL, and say when there is none', async () => {
    const lab = await withRemote('s3://models/store');
    expect(await lab.dvc('push')).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining('ERROR: unexpected error - The specified bucket does not exist'),
    });
    lab.fs.makeFolder('/srv/buckets/models');
    expect((await lab.dvc('push')).stdout).toBe('4 files pushed\n');
    expect(objectsIn(lab, '/srv/buckets/models/store')).toBe(4);
    await lab.dvc('remote', 'modify', 'origin', 'url', 'ssh://host/x');
    expect(await lab.dvc('push')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        "URL 'ssh://host/x' is supported but requires these missing dependencies: ['dvc_ssh']",
      ),
    });
  });

  test('take branches, tags and all commits', async () => {
    const lab = await withRemote();
    lab.git.tag('v1');
    lab.write({ 'a.csv': 'aa' });
    await lab.dvc('add', '-q', 'a.csv');
    await lab.commit('two');
    lab.write({ 'a.csv': 'aaa' });
    await lab.dvc('add', '-q', 'a.csv');
    expect((await lab.dvc('push')).stdout).toBe('4 files pushed\n');
    expect((await lab.dvc('push', '-a')).stdout).toBe('1 file pushed\n');
    expect((await lab.dvc('push', '-T')).stdout).toBe('1 file pushed\n');
    expect((await lab.dvc('push', '-A')).stdout).toBe('Everything is up to date.\n');
  });

  test('leave out what is not to be pushed, and send to the remote of an output', async () => {
    const lab = await withRemote();
    await lab.dvc('remote', 'add', '-q', 'other', '/other');
    lab.edit('a.csv.dvc', (text) => `${text}  push: false\n`);
    lab.edit('d.dvc', (text) => `${text}  remote: other\n`);
    expect((await lab.dvc('push')).stdout).toBe('3 files pushed\n');
    expect([objectsIn(lab, '/store'), objectsIn(lab, '/other')]).toEqual([0, 3]);
  });

  test('move runs of stages when asked', async () => {
    const lab = await withRemote();
    lab.write({ 'dvc.yaml': 'stages:\n  s:\n    cmd: go\n    deps: [a.csv]\n    outs: [o]\n' });
    lab.commands.set('go', ({ fs, cwd }) => {
      fs.write(`${cwd}/o`, 'o');
      return 0;
    });
    await lab.dvc('repro', '-q');
    await lab.dvc('push', '-q', '--run-cache');
    for (const path of ['.dvc/cache', 'o', 'dvc.lock']) lab.remove(path);
    await lab.dvc('fetch', '-q', '--run-cache', 'a.csv');
    expect(lab.fs.filesBelow('/p/.dvc/cache/runs').length).toBe(1);
  });
});

describe('dvc checkout', () => {
  test('brings back every state that was committed, to the byte', async () => {
    const lab = await tracked();
    lab.write({ 'a.csv': 'aa', 'd/x': 'xx', 'd/s/z': 'z' });
    lab.remove('d/y');
    await lab.dvc('add', '-q', 'a.csv', 'd');
    await lab.commit('two');
    await lab.git.checkout('HEAD~1');
    expect((await lab.dvc('checkout')).stdout).toBe('M       d/\nM       a.csv\n');
    expect([lab.read('a.csv'), lab.fs.filesBelow('/p/d'), lab.read('d/x')]).toEqual([
      'a',
      ['/p/d/x', '/p/d/y'],
      'x',
    ]);
    expect(lab.exists('d/s')).toBe(false);
    await lab.git.checkout('main');
    expect((await lab.dvc('checkout', '--summary')).stdout).toBe(
      '1 file added, 1 file deleted and 2 files modified\n',
    );
    expect(lab.read('d/s/z')).toBe('z');
  });

  test('takes away what no file tracks any more, unless it was touched', async () => {
    const lab = await tracked();
    for (const path of ['a.csv.dvc', 'd.dvc']) lab.remove(path);
    lab.write({ 'd/x': 'mine' });
    lab.clock.advance(1000);
    expect((await lab.dvc('checkout')).stdout).toBe('D       d/\nD       a.csv\n');
    expect(lab.exists('a.csv')).toBe(false);
    expect((await lab.dvc('checkout')).stdout).toBe('');
  });

  test('never destroys what is kept nowhere else, unless forced', async () => {
    const lab = await tracked();
    lab.write({ 'a.csv': 'unsaved', 'd/new': 'n' });
    expect(await lab.dvc('checkout')).toMatchObject({
      exitCode: 255,
      stderr:
        "ERROR: Can't remove the following unsaved files without confirmation. Use `--force` to force.\n/p/a.csv\n/p/d/new\n",
    });
    expect((await lab.dvc('checkout', '-f', 'd/new')).exitCode).toBe(0);
    expect((await lab.dvc('checkout', '--force')).stdout).toBe('M       a.csv\n');
    expect([lab.read('a.csv'), lab.exists('d/new')]).toEqual(['a', false]);
  });

  test('fails for what the cache lacks, and does the rest', async () => {
    const lab = await tracked();
    lab.remove('.dvc/cache/files/md5/0c');
    for (const path of ['a.csv', 'd']) lab.remove(path);
    expect(await lab.dvc('checkout')).toMatchObject({
      exitCode: 255,
      stdout: 'A       d/\n',
      stderr:
        'ERROR: Checkout failed for following targets:\na.csv\nIs your cache up to date?\n<https://error.dvc.org/missing-files>\n',
    });
    expect((await lab.dvc('checkout', 'nope')).stderr).toContain('Did you mean `git checkout nope`?');
  });

  test('replaces a file by a folder and back', async () => {
    const lab = await tracked();
    lab.remove('a.csv');
    lab.write({ 'a.csv/inner': '1' });
    await lab.dvc('add', '-q', 'a.csv');
    await lab.commit('two');
    await lab.git.checkout('HEAD~1');
    await lab.dvc('checkout', '-q');
    expect(lab.read('a.csv')).toBe('a');
    await lab.git.checkout('main');
    await lab.dvc('checkout', '-q');
    expect(lab.read('a.csv/inner')).toBe('1');
  });
});

describe('dvc gc', () => {
  async function twoVersions(): Promise<Lab> {
    const lab = await withRemote();
    await lab.dvc('push', '-q');
    lab.write({ 'a.csv': 'aa', 'd/x': 'xx' });
    await lab.dvc('add', '-q', 'a.csv', 'd');
    await lab.commit('two');
    return lab;
  }

  test('removes what the workspace does not need, after a yes', async () => {
    const lab = await twoVersions();
    const warning =
      'WARNING: This will remove all cache except items used in the workspace of the current repo.\n';
    expect(await lab.dvc('gc', '-w')).toMatchObject({ exitCode: 1, stderr: warning });
    expect(objectsIn(lab, '/p/.dvc/cache')).toBe(7);
    expect(await lab.run(['gc', '-w'], { stdin: 'y\n' })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(
        "Removed 3 objects from repo cache.\nNo unused 'local' cache to remove.\nNo unused 'legacy' cache to remove.\n",
      ),
    });
    expect(objectsIn(lab, '/p/.dvc/cache')).toBe(4);
  });

  test('keeps what commits need when told so', async () => {
    const lab = await twoVersions();
    expect((await lab.dvc('gc', '-A', '-f')).stdout).toContain("No unused 'repo' cache to remove.");
    expect((await lab.dvc('gc', '-a', '-T', '-f')).stderr).toContain(
      'the workspace and all git branches and tags of the current repo',
    );
  });

  test('with -c cleans the remote', async () => {
    const lab = await twoVersions();
    expect((await lab.dvc('gc', '-w', '-c', '-f')).stdout).toContain('Removed 3 objects from remote.\n');
    expect(objectsIn(lab, '/store')).toBe(1);
  });

  test('needs a scope', async () => {
    const lab = await tracked();
    expect(await lab.dvc('gc', '-f')).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining('needs to be set.'),
    });
    expect((await lab.dvc('gc', '-w', '-r', 'x')).stderr).toContain(
      '`--remote` requires `--cloud` or `--not-in-remote`',
    );
  });
});
