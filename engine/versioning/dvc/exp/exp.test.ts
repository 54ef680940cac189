import { describe, expect, test } from 'vitest';
import { Lab } from '../testing/lab';
import { FILES, teachScripts } from '../testing/project';
import { LabGitHelper } from '../testing/real-git';
import type { TestGit } from '../testing/test-git';

async function project(): Promise<Lab<LabGitHelper>> {
  const lab = new Lab('/p', (place) => new LabGitHelper(place));
  await lab.git.setUp();
  await lab.dvc('init', '-q');
  lab.write({ 'data/raw.csv': 'x,y\n1,2\n', ...FILES });
  await lab.dvc('add', '-q', 'data/raw.csv');
  teachScripts(lab as Lab<TestGit>);
  await lab.dvc('repro', '-q');
  await lab.commit('base');
  return lab;
}

const head = async (lab: Lab<LabGitHelper>) =>
  (await lab.git.port({ fs: lab.fs, clock: lab.clock, env: {} }))!.commitOf('HEAD');

describe('dvc exp', () => {
  test('run keeps the result beside the branches, apply and branch bring it back', async () => {
    const lab = await project();
    const before = await head(lab);
    const ran = await lab.dvc(
      'exp',
      'run',
      '-n',
      'fast',
      '-S',
      'train.lr=0.3',
      '-S',
      '+train.extra.deep=[1, 2]',
    );
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^Reproducing experiment 'fast'\n/);
    expect(ran.stdout).toContain("Running stage 'train':\n");
    expect(
      ran.stdout.endsWith(
        '\nRan experiment(s): fast\nExperiment results have been applied to your workspace.\n',
      ),
    ).toBe(true);
    expect(ran.stdout).not.toContain('To track the changes');
    expect(await head(lab)).toBe(before);
    expect(lab.read('params.yaml')).toBe(
      'prepare:\n  split: 0.2\n  seed: 42\ntrain:\n  lr: 0.3\n  epochs: 5\n  extra:\n    deep:\n    - 1\n    - 2\n',
    );
    await lab.dvc('exp', 'run', '-q', '-n', 'slow', '-S', 'train.lr=0.01');
    expect(lab.read('models/model.txt')).toBe('model lr=0.01\n');
    expect((await lab.dvc('exp', 'list', '--name-only')).stdout).toBe('fast\nslow\n');
    expect((await lab.dvc('exp', 'list')).stdout).toMatch(
      /^main:\n\t[0-9a-f]{7} \[fast\]\n\t[0-9a-f]{7} \[slow\]\n$/,
    );
    expect((await lab.dvc('exp', 'apply', 'fast')).stdout).toBe(
      "Changes for experiment 'fast' have been applied to your current workspace.\n",
    );
    expect([lab.read('models/model.txt'), lab.read('params.yaml').includes('lr: 0.3')]).toEqual([
      'model lr=0.3\n',
      true,
    ]);
    expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
    expect((await lab.dvc('exp', 'branch', 'slow', 'try')).stdout).toContain(
      "Git branch 'try' has been created from experiment 'slow'.\n",
    );
    await lab.git.run('checkout', '-q', '-f', 'try');
    await lab.dvc('checkout', '-q');
    expect(lab.read('models/model.txt')).toBe('model lr=0.01\n');
    expect((await lab.dvc('metrics', 'diff', 'fast', 'slow')).stdout).toContain(
      'metrics.json  acc       0.6     0.89    0.29\n',
    );
  });

  test('show lists workspace, baseline and experiments with metrics and parameters', async () => {
    const lab = await project();
    await lab.dvc('exp', 'run', '-q', '-n', 'fast', '-S', 'train.lr=0.3');
    const csv = (await lab.dvc('exp', 'show', '--csv')).stdout.split('\r\n').map((line) => line.split(','));
    expect(csv[0]).toEqual([
      'Experiment',
      'rev',
      'typ',
      'Created',
      'parent',
      'acc',
      'nested.f1',
      'prepare.split',
      'prepare.seed',
      'train.lr',
      'train.epochs',
      'data/prepared',
      'data/raw.csv',
      'src/prepare.py',
      'src/train.py',
    ]);
    expect(csv[1]!.slice(0, 6)).toEqual(['', 'workspace', 'baseline', '', '', '0.6000000000000001']);
    expect(csv[2]!.slice(0, 3)).toEqual(['main', expect.stringMatching(/^[0-9a-f]{7}$/), 'baseline']);
    expect(csv[2]![3]).toMatch(/^2023-11-14T\d\d:\d\d:\d\d$/);
    expect(csv[3]!.slice(0, 3)).toEqual(['fast', expect.any(String), 'branch_base']);
    const json = JSON.parse((await lab.dvc('exp', 'show', '--json')).stdout) as {
      rev: string;
      experiments: { name: string; revs: { data: { metrics: unknown } }[] }[] | null;
    }[];
    expect(json.map((one) => one.rev.length)).toEqual(['workspace'.length, 40]);
    expect(json[1]!.experiments![0]).toMatchObject({
      name: 'fast',
      revs: [{ data: { params: { 'params.yaml': { data: { train: { lr: 0.3 } } } } } }],
    });
    expect((await lab.dvc('exp', 'show')).stdout).toContain('fast        ');
  });

  test('the commit is what DVC would make: message, parent, files', async () => {
    const lab = await project();
    await lab.dvc('exp', 'run', '-q', '-n', 'fast', '-S', 'train.lr=0.3');
    const git = (await lab.git.port({ fs: lab.fs, clock: lab.clock, env: {} }))!;
    const [ref] = await git.refs('refs/exps/');
    const base = (await head(lab))!;
    expect(ref!.name).toBe(`refs/exps/${base.slice(0, 2)}/${base.slice(2)}/fast`);
    expect(new TextDecoder().decode(await git.readAt(ref!.commit, 'params.yaml'))).toContain('lr: 0.3');
    expect(await git.filesAt(ref!.commit)).toContain('metrics.json');
    expect(await git.commitOf(`${ref!.name}~1`)).toBe(base);
  });

  test('remove forgets them; gc keeps their data only when asked', async () => {
    const lab = await project();
    await lab.dvc('exp', 'run', '-q', '-n', 'fast', '-S', 'train.lr=0.3');
    await lab.git.run('checkout', '-q', '-f', 'main');
    await lab.dvc('checkout', '-q', '-f');
    expect((await lab.dvc('gc', '-w', '--all-experiments', '-f')).stdout).toContain(
      'Removed 2 objects from repo cache.',
    );
    expect((await lab.dvc('exp', 'apply', 'fast')).exitCode).toBe(0);
    await lab.git.run('checkout', '-q', '-f', 'main');
    await lab.dvc('checkout', '-q', '-f');
    expect((await lab.dvc('exp', 'remove', 'fast')).stdout).toBe("Removed experiments: 'fast'\n");
    expect((await lab.dvc('gc', '-w', '--all-experiments', '-f')).stdout).toContain(
      'Removed 1 objects from repo cache.',
    );
    expect((await lab.dvc('exp', 'apply', 'fast')).stderr).toBe("ERROR: Could not find experiment 'fast'\n");
  });

  test('gives a name of its own, the same for the same chance', async () => {
    const lab = await project();
    const { stdout } = await lab.dvc('exp', 'run', '-S', 'train.lr=0.3');
    expect(stdout).toMatch(/^Reproducing experiment '[a-z]+-[a-z]+'\n/);
  });

  test('refuses what cannot be', async () => {
    const lab = await project();
    await lab.dvc('exp', 'run', '-q', '-n', 'one');
    expect((await lab.dvc('exp', 'run', '-n', 'one')).stderr).toContain(
      "Experiment conflicts with existing experiment 'one'.",
    );
    expect((await lab.dvc('exp', 'run', '-n', 'a/b')).stderr).toContain('Invalid exp name a/b');
    expect((await lab.dvc('exp', 'run', '-S', 'train.nope=1')).stderr).toContain(
      "Could not override 'train.nope'.\nTo append to your config use +train.nope=<value>",
    );
    expect((await lab.dvc('exp', 'run', '-S', 'train.lr=0.1,0.2')).stderr).toContain(
      "Sweep overrides can't be used without `--queue`",
    );
    expect((await lab.dvc('exp', 'branch', 'one', 'main')).stderr).toBe(
      "ERROR: Git branch 'main' already exists.\n",
    );
    expect((await lab.dvc('exp')).exitCode).toBe(254);
  });
});

describe('dvc plots', () => {
  async function plotted(): Promise<Lab> {
    const lab = new Lab('/p');
    await lab.dvc('init', '-q');
    lab.write({
      'dvc.yaml':
        'stages:\n  s:\n    cmd: go\n    plots:\n    - logs.csv: {cache: false, x: epoch, y: loss, title: Loss}\nplots:\n- steps.json\n- both:\n    x: epoch\n    y: {logs.csv: acc}\n    template: scatter\n',
      'logs.csv': 'epoch,acc,loss\n0,0.5,1.5\n1,0.6,1.2\n',
      'steps.json': '{"train": [{"v": 1.5}, {"v": 2}]}',
    });
    await lab.commit('one');
    lab.write({ 'logs.csv': 'epoch,acc,loss\n0,0.7,1.1\n' });
    return lab;
  }

  test('show prints each plot in Vega-Lite', async () => {
    const lab = await plotted();
    const { data } = JSON.parse((await lab.dvc('plots', 'show', '--json')).stdout) as {
      data: Record<
        string,
        {
          type: string;
          revisions: string[];
          content: { title: string; data: { values: unknown[] }; mark: unknown };
        }[]
      >;
    };
    expect(Object.keys(data)).toEqual(['logs.csv', 'steps.json', 'both']);
    expect(data['logs.csv']![0]).toMatchObject({
      type: 'vega',
      revisions: ['workspace'],
      content: {
        title: 'Loss',
        data: { values: [{ epoch: '0', acc: '0.7', loss: '1.1', rev: 'workspace' }] },
      },
    });
    expect(data['steps.json']![0]!.content.data.values).toEqual([
      { v: 1.5, step: 0, rev: 'workspace' },
      { v: 2, step: 1, rev: 'workspace' },
    ]);
    expect(data.both![0]!.content.mark).toEqual({ type: 'point', filled: true });
  });

  test('diff lays revisions over each other', async () => {
    const lab = await plotted();
    const { stdout } = await lab.dvc('plots', 'diff', '--show-vega', '--targets', 'logs.csv');
    expect(
      (JSON.parse(stdout) as { data: { values: { rev: string }[] } }).data.values.map(({ rev }) => rev),
    ).toEqual(['workspace', 'HEAD', 'HEAD']);
  });

  test('say what the lab does not do', async () => {
    const lab = await plotted();
    expect((await lab.dvc('plots', 'show')).stderr).toContain('the lab writes no HTML of plots');
    lab.write({ 'x.png': '' });
    expect((await lab.dvc('plots', 'show', '--json', 'x.png')).stderr).toContain("'x.png' cannot be drawn");
  });
});
