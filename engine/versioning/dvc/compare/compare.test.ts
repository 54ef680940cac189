import { describe, expect, test } from 'vitest';
import { Lab } from '../testing/lab';

async function project(files: Record<string, string> = {}): Promise<Lab> {
  const lab = new Lab('/p');
  await lab.dvc('init', '-q');
  lab.write(files);
  await lab.commit('init');
  return lab;
}

/** Data a.csv, b.csv and d/ tracked and committed. */
async function tracked(): Promise<Lab> {
  const lab = await project();
  lab.write({ 'a.csv': 'a', 'b.csv': 'b', 'd/x': 'x', 'd/s/y': 'y' });
  await lab.dvc('add', '-q', 'a.csv', 'b.csv', 'd');
  await lab.commit('data');
  return lab;
}

describe('dvc status', () => {
  test('of a project without stages', async () => {
    const lab = await project();
    expect((await lab.dvc('status')).stdout).toBe(
      'There are no data or pipelines tracked in this project yet.\nSee <https://dvc.org/doc/start> to get started!\n',
    );
  });

  test('tells missing, changed and uncached data apart', async () => {
    const lab = await tracked();
    lab.remove('a.csv');
    lab.write({ 'b.csv': 'bb' });
    const id = /md5: (\w+)\.dir/.exec(lab.read('d.dvc'))![1]!;
    lab.remove(`.dvc/cache/files/md5/${id.slice(0, 2)}/${id.slice(2)}.dir`);
    const { stdout } = await lab.dvc('status');
    expect(stdout).toBe(
      'a.csv.dvc:\n\tchanged outs:\n\t\tdeleted:            a.csv\nb.csv.dvc:\n\tchanged outs:\n\t\tmodified:           b.csv\n' +
        'd.dvc:\n\tchanged outs:\n\t\tnot in cache:       d\n',
    );
    expect(await lab.dvc('status', '-q')).toMatchObject({ exitCode: 1, output: '' });
  });

  test('sees an object of the cache that was tampered with', async () => {
    const lab = await tracked();
    const id = /md5: (\w+)/.exec(lab.read('a.csv.dvc'))![1]!;
    lab.write({ [`.dvc/cache/files/md5/${id.slice(0, 2)}/${id.slice(2)}`]: 'damaged' });
    expect((await lab.dvc('status')).stdout).toContain('not in cache:       a.csv');
  });

  test('of parameters: new file, new, deleted and modified keys', async () => {
    const lab = await project({
      'params.yaml': 'lr: 0.1\nnet: {width: 3}\n',
      'conf.json': '{"k": 1}',
      'dvc.yaml': 'stages:\n  s:\n    cmd: go\n    params:\n    - lr\n    - net.width\n    - conf.json:\n',
    });
    lab.commands.set('go', () => 0);
    expect((await lab.dvc('status')).stdout).toBe(
      's:\n\tchanged deps:\n\t\tnew:                params.yaml\n\t\tnew:                conf.json\n',
    );
    await lab.dvc('repro', '-q');
    expect(lab.read('dvc.lock')).toContain(
      '    params:\n      params.yaml:\n        lr: 0.1\n        net.width: 3\n      conf.json:\n        k: 1\n',
    );
    lab.write({ 'params.yaml': 'lr: 0.2\nnet: {}\n', 'conf.json': '{"k": 1.0, "m": 2}' });
    expect((await lab.dvc('status')).stdout).toBe(
      's:\n\tchanged deps:\n\t\tparams.yaml:\n\t\t\tmodified:           lr\n\t\t\tdeleted:            net.width\n' +
        '\t\tconf.json:\n\t\t\tnew:                m\n',
    );
    lab.remove('params.yaml');
    expect((await lab.dvc('status', '--json')).stdout).toBe(
      '{"s": [{"changed deps": {"params.yaml": "deleted", "conf.json": {"m": "new"}}}]}\n',
    );
  });

  test('refuses a date in a parameters file', async () => {
    const lab = await project({
      'params.yaml': 'f: 2024-01-31\n',
      'dvc.yaml': 'stages:\n  s:\n    cmd: go\n',
    });
    expect(await lab.dvc('status')).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining(
        "ERROR: unexpected error - Unsupported value of type 'date' in 'params.yaml:f'\n",
      ),
    });
  });

  test('of a target in another folder', async () => {
    const lab = await project({
      'sub/dvc.yaml': 'stages:\n  s:\n    cmd: go\n    deps: [x]\n',
      'sub/x': '1',
    });
    expect((await lab.dvc('status', 'sub/dvc.yaml:s')).stdout).toBe(
      'sub/dvc.yaml:s:\n\tchanged deps:\n\t\tmodified:           sub/x\n',
    );
    expect((await lab.dvc('status', 'nope')).stderr).toContain(
      "ERROR: 'nope' does not exist as an output or a stage name in 'dvc.yaml'",
    );
  });
});

describe('dvc diff', () => {
  test('shows what was added, deleted, renamed, changed and lost', async () => {
    const lab = await tracked();
    lab.write({ 'c.csv': 'c', 'b.csv': 'bb', 'd/x': 'xx' });
    await lab.dvc('add', '-q', 'c.csv', 'b.csv');
    await lab.dvc('move', '-q', 'a.csv', 'z.csv');
    const id = /md5: (\w+)/.exec(lab.read('b.csv.dvc'))![1]!;
    expect((await lab.dvc('diff')).stdout).toBe(
      'Added:\n    c.csv\n\nRenamed:\n    a.csv -> z.csv\n\nModified:\n    b.csv\n    d/\n    d/x\n\nfiles summary: 1 added, 1 renamed, 2 modified\n',
    );
    expect((await lab.dvc('diff', '--show-hash')).stdout).toContain(
      `    92eb5ffe..${id.slice(0, 8)}  b.csv\n`,
    );
    expect((await lab.dvc('diff', '--json', '--targets', 'd')).stdout).toBe(
      '{"added": [], "deleted": [], "modified": [{"path": "d/"}, {"path": "d/x"}], "renamed": [], "not in cache": []}\n',
    );
    expect((await lab.dvc('diff', '--md')).stdout).toContain(
      '| Status   | Path           |\n|----------|----------------|\n| added    | c.csv          |\n',
    );
    lab.remove('.dvc/cache/files/md5/92');
    expect((await lab.dvc('diff')).stdout).toContain(
      'Not in cache:\n    b.csv\n\nfiles summary: 1 added, 1 renamed, 2 modified, 1 not in cache\n',
    );
    expect((await lab.dvc('diff', '--hide-missing')).stdout).not.toContain('Not in cache');
  });

  test('shows deleted data, nothing for nothing, and an unknown revision', async () => {
    const lab = await tracked();
    expect(await lab.dvc('diff')).toMatchObject({ exitCode: 0, output: '' });
    expect((await lab.dvc('diff', '--json')).stdout).toBe('{}\n');
    lab.remove('d');
    expect((await lab.dvc('diff')).stdout).toBe(
      'Deleted:\n    d/\n    d/s/y\n    d/x\n\nfiles summary: 2 deleted\n',
    );
    expect(await lab.dvc('diff', 'badrev')).toMatchObject({
      exitCode: 1,
      stderr: "ERROR: failed to get diff - unknown Git revision 'badrev'\n",
    });
  });
});

describe('dvc data status', () => {
  test('tells committed from uncommitted changes', async () => {
    const lab = await tracked();
    expect((await lab.dvc('data', 'status')).stdout).toBe('No changes.\n');
    lab.write({ 'c.csv': 'c', 'd/x': 'xx', 'b.csv': 'bb' });
    await lab.dvc('add', '-q', 'c.csv', 'b.csv');
    lab.remove('b.csv');
    const { stdout } = await lab.dvc('data', 'status');
    expect(stdout).toBe(
      'DVC committed changes:\n  (git commit the corresponding dvc files to update the repo)\n        modified: b.csv\n        added: c.csv\n\n' +
        'DVC uncommitted changes:\n  (use "dvc commit <file>..." to track changes)\n  (use "dvc checkout <file>..." to discard changes)\n' +
        '        deleted: b.csv\n        modified: d/\n' +
        '(there are other changes not tracked by dvc, use "git status" to see)\n',
    );
    expect((await lab.dvc('data', 'status', '--granular', '--json', 'd')).stdout).toBe(
      '{"uncommitted": {"modified": ["d/", "d/x"]}}\n',
    );
    expect((await lab.dvc('data', 'status', '--unchanged', '--json', 'a.csv')).stdout).toBe(
      '{"unchanged": ["a.csv"]}\n',
    );
    expect((await lab.dvc('data', 'status', '--untracked-files', '--json')).stdout).toContain(
      '"untracked": ["c.csv.dvc"]',
    );
    lab.remove('.dvc/cache');
    expect((await lab.dvc('data', 'status')).stdout).toContain(
      'Not in cache:\n  (use "dvc fetch <file>..." to download files)\n',
    );
  });

  test('says what is not in the remote', async () => {
    const lab = await tracked();
    await lab.dvc('remote', 'add', '-d', 'store', '/store');
    await lab.dvc('push', '-q', 'd');
    expect((await lab.dvc('data', 'status', '--not-in-remote', '--json')).stdout).toBe(
      '{"not_in_remote": ["a.csv", "b.csv"]}\n',
    );
  });
});

describe('dvc metrics and params', () => {
  const YAML =
    'stages:\n  s:\n    cmd: go\n    metrics:\n    - m.json: {cache: false}\n    params:\n    - lr\n    - other.yaml: [k]\n';

  async function measured(): Promise<Lab> {
    const lab = await project({
      'dvc.yaml': YAML,
      'm.json': '{"acc": 0.1, "n": 3, "gone": 1, "deep": {"f1": 0.123456789, "names": [1, "a"]}}',
      'params.yaml': 'lr: 1e-5\nseed: 1\n',
      'other.yaml': 'k: 1\nfree: 1\n',
    });
    lab.write({
      'm.json': '{"acc": 0.3, "n": 5, "new": "x", "deep": {"f1": 0.123456789, "names": [1, "a"]}}',
      'params.yaml': 'lr: 1e5\nseed: 1\n',
      'other.yaml': 'k: 2\nfree: 2\n',
    });
    return lab;
  }

  test('metrics diff shows what changed, rounded', async () => {
    const lab = await measured();
    expect((await lab.dvc('metrics', 'diff')).stdout).toBe(
      'Path    Metric    HEAD    workspace    Change\nm.json  acc       0.1     0.3          0.2\nm.json  gone      1       -            -\n' +
        'm.json  n         3       5            2\nm.json  new       -       x            -\n',
    );
    expect((await lab.dvc('metrics', 'diff', '--json')).stdout).toBe(
      '{"m.json": {"acc": {"old": 0.1, "new": 0.3, "diff": 0.19999999999999998}, "gone": {"old": 1, "new": null}, "n": {"old": 3, "new": 5, "diff": 2}, "new": {"old": null, "new": "x"}}}\n',
    );
    expect((await lab.dvc('metrics', 'diff', '--all', '--no-path', '--precision', '2')).stdout).toContain(
      'deep.f1     0.12      0.12         0.0\n',
    );
    expect((await lab.dvc('metrics', 'diff', '--md')).stdout).toContain(
      '| Path   | Metric   | HEAD   | workspace   | Change   |\n|--------|----------|--------|-------------|----------|\n',
    );
  });

  test('metrics show has a column for each, lists as Python shows them', async () => {
    const lab = await measured();
    expect((await lab.dvc('metrics', 'show')).stdout).toBe(
      "Path    acc    deep.f1    deep.names    n    new\nm.json  0.3    0.12346    [1, 'a']      5    x\n",
    );
    expect((await lab.dvc('metrics', 'show', '--json')).stdout).toBe(
      '{"": {"data": {"m.json": {"data": {"acc": 0.3, "n": 5, "new": "x", "deep": {"f1": 0.123456789, "names": [1, "a"]}}}}}}\n',
    );
    expect((await lab.dvc('metrics', 'show', '-a')).stdout).toContain('main        m.json  0.1');
    lab.write({ 'm.json': '{' });
    expect((await lab.dvc('metrics', 'show')).stderr).toBe(
      "DVC failed to load some metrics for following revisions: 'workspace'.\n",
    );
  });

  test('params diff takes params.yaml whole, and of other files what stages read', async () => {
    const lab = await measured();
    expect((await lab.dvc('params', 'diff')).stdout).toBe(
      'Path         Param    HEAD    workspace\nother.yaml   k        1       2\nparams.yaml  lr       1e-05   100000.0\n',
    );
    expect((await lab.dvc('params', 'diff', '--all', '--deps')).stdout).not.toContain('seed');
    expect((await lab.dvc('params', 'diff', '--targets', 'other.yaml')).stdout).toContain('other.yaml  free');
  });

  test('metrics in the cache are read from there', async () => {
    const lab = await project({ 'dvc.yaml': 'stages:\n  s:\n    cmd: go\n    metrics: [m.json]\n' });
    lab.commands.set('go', ({ fs, cwd }) => {
      fs.write(`${cwd}/m.json`, '{"a": 1}');
      return 0;
    });
    await lab.dvc('repro', '-q');
    await lab.commit('one');
    lab.commands.set('go', ({ fs, cwd }) => {
      fs.write(`${cwd}/m.json`, '{"a": 2}');
      return 0;
    });
    await lab.dvc('repro', '-q', '-f');
    expect((await lab.dvc('metrics', 'diff')).stdout).toContain('m.json  a         1       2            1\n');
    lab.remove('m.json');
    expect((await lab.dvc('metrics', 'show')).stdout).toBe('Path    a\nm.json  2\n');
  });
});

describe('metrics that are not there', () => {
  test('are named on stderr', async () => {
    const lab = await project({ 'dvc.yaml': 'stages:\n  s:\n    cmd: go\n    metrics: [m.json]\n' });
    expect(await lab.dvc('metrics', 'show')).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: "DVC failed to load some metrics for following revisions: 'workspace'.\n",
    });
  });
});
