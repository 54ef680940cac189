import { describe, expect, test } from 'vitest';
import { seededRng } from '../../../core/rng';
import { Lab } from '../testing/lab';
import { FILES, teachScripts } from '../testing/project';
import { LabGitHelper } from '../testing/real-git';
import type { TestGit } from '../testing/test-git';
import {
  dvcCacheUse,
  dvcDataVersions,
  dvcParamEdit,
  dvcPipeline,
  dvcResults,
  dvcVersionDiff,
} from './questions';

async function project(): Promise<Lab<LabGitHelper>> {
  const lab = new Lab('/workspace', (place) => new LabGitHelper(place));
  await lab.git.setUp();
  await lab.dvc('init', '-q');
  lab.write({ 'raw/sales.csv': 'id,price\n1,10\n2,20\n', 'models/m.bin': 'm1' });
  await lab.dvc('add', '-q', 'raw/sales.csv', 'models');
  await lab.commit('first');
  await lab.git.tag('v1');
  return lab;
}

const context = (lab: Lab<LabGitHelper>) => ({ fs: lab.fs, clock: lab.clock, rng: seededRng('views') });

/** What crosses to a panel is plain data. */
const plain = <T>(answer: T): T => structuredClone(answer);

describe('dvc.data-versions', () => {
  test('lists each content of a file with its commits and where it is kept', async () => {
    const lab = await project();
    await lab.dvc('remote', 'add', '-q', '-d', 'store', '/srv/buckets/data');
    await lab.dvc('push', '-q');
    lab.write({ 'raw/sales.csv': 'id,price\n1,10\n2,21\n3,30\n' });
    await lab.dvc('add', '-q', 'raw/sales.csv');
    await lab.commit('second');
    lab.write({ 'raw/sales.csv': 'id,price\n1,10\n' });
    const answer = plain((await dvcDataVersions(context(lab), {}))!);
    expect([answer.remote, answer.commitCount, answer.files.map(({ path }) => path)]).toEqual([
      'store',
      2,
      ['models', 'raw/sales.csv'],
    ]);
    const sales = answer.files[1]!;
    expect(sales).toMatchObject({
      stage: 'raw/sales.csv.dvc',
      isStageOutput: false,
      isDirectory: false,
      change: 'modified',
    });
    expect(
      sales.versions.map((one) => ({
        size: one.size,
        commits: one.commits.map(({ subject, names }) => [subject, ...names]),
        kept: [one.isInCache, one.isInRemote],
        now: [one.isRecorded, one.isInWorkspace],
      })),
    ).toEqual([
      { size: 14, commits: [], kept: [false, false], now: [false, true] },
      { size: 24, commits: [['second', 'main']], kept: [true, false], now: [true, false] },
      { size: 19, commits: [['first', 'v1']], kept: [true, true], now: [false, false] },
    ]);
    expect(answer.files[0]!.versions[0]).toMatchObject({
      nfiles: 1,
      isInRemote: true,
      commits: [{ subject: 'second' }, { subject: 'first' }],
    });
  });

  test('keeps what is tracked no more, and changes nothing', async () => {
    const lab = await project();
    await lab.dvc('remove', 'models.dvc');
    await lab.commit('gone');
    const id = (await dvcDataVersions(context(lab), {}))!.files.find(({ path }) => path === 'raw/sales.csv')!
      .versions[0]!.md5;
    lab.write({ [`.dvc/cache/files/md5/${id.slice(0, 2)}/${id.slice(2)}`]: 'damaged' });
    lab.fs.takeChanges();
    const answer = (await dvcDataVersions(context(lab), {}))!;
    expect(answer.files[0]).toMatchObject({ path: 'models', change: 'deleted' });
    expect(answer.files[1]!.versions[0]!.isInCache).toBe(false);
    await dvcPipeline(context(lab), {});
    await dvcCacheUse(context(lab), {});
    expect([...lab.fs.takeChanges().keys()]).toEqual([]);
  });
});

describe('dvc.version-diff', () => {
  test('compares CSVs as tables, directories by file, the rest by size', async () => {
    const lab = await project();
    const files = (await dvcDataVersions(context(lab), {}))!.files;
    lab.write({ 'raw/sales.csv': 'id,price\n1,11\n2,20\n', 'models/m.bin': 'm22', 'models/n.bin': 'n' });
    const [models, sales] = files.map(({ versions }) => versions[0]!.md5);
    expect(
      plain(
        await dvcVersionDiff(context(lab), { path: 'raw/sales.csv', before: sales!, after: 'workspace' }),
      ),
    ).toMatchObject({
      kind: 'table',
      diff: { key: ['id'], counts: { changed: 1, same: 1 } },
    });
    expect(
      await dvcVersionDiff(context(lab), { path: 'models', before: models!, after: 'workspace' }),
    ).toMatchObject({
      kind: 'directory',
      same: 0,
      files: [
        { path: 'm.bin', kind: 'changed' },
        { path: 'n.bin', kind: 'added' },
      ],
    });
    expect(
      await dvcVersionDiff(context(lab), { path: 'models/m.bin', before: sales!, after: 'workspace' }),
    ).toEqual({ kind: 'bytes', before: 19, after: 3, isSame: false });
    await expect(
      dvcVersionDiff(context(lab), { path: 'raw/sales.csv', before: 'f'.repeat(32), after: 'workspace' }),
    ).rejects.toThrow("version ffffffff of 'raw/sales.csv' is neither in the cache nor in the remote");
  });
});

describe('dvc.pipeline', () => {
  test('says what is stale and why, before anything runs', async () => {
    const lab = await project();
    await lab.dvc('remove', 'models.dvc');
    lab.write({ 'data/raw.csv': 'x\n1\n', ...FILES });
    await lab.dvc('add', '-q', 'data/raw.csv');
    teachScripts(lab as Lab<TestGit>);
    await lab.dvc('repro', '-q');
    const states = async () => {
      const { nodes } = plain((await dvcPipeline(context(lab), {}))!);
      return Object.fromEntries(
        nodes.map(({ name, state, reasons, isRunKept }) => [name, { state, reasons, isRunKept }]),
      );
    };
    expect(Object.values(await states()).map(({ state }) => state)).toEqual([
      'fresh',
      'fresh',
      'fresh',
      'fresh',
    ]);
    const { edges } = (await dvcPipeline(context(lab), {}))!;
    expect(edges).toEqual([
      { from: 'data/raw.csv.dvc', to: 'prepare', path: 'data/raw.csv' },
      { from: 'prepare', to: 'train', path: 'data/prepared' },
    ]);
    lab.edit('params.yaml', (text) => text.replace('seed: 42', 'seed: 43'));
    expect(await states()).toMatchObject({
      prepare: {
        state: 'stale',
        reasons: [{ kind: 'parameter', path: 'params.yaml', key: 'prepare.seed', change: 'modified' }],
        isRunKept: false,
      },
      train: { state: 'waiting', reasons: [] },
    });
    await lab.dvc('repro', '-q');
    lab.edit('params.yaml', (text) => text.replace('seed: 43', 'seed: 42'));
    expect((await states()).prepare).toMatchObject({ state: 'stale', isRunKept: true });
    lab.remove('models/model.txt');
    expect((await states()).train).toMatchObject({
      reasons: [{ kind: 'output', path: 'models/model.txt', change: 'deleted' }],
    });
  });

  test('says what is wrong with the definitions, and is nothing without a repository', async () => {
    const lab = await project();
    lab.write({ 'dvc.yaml': 'stages:\n  a:\n    cmdd: x\n' });
    expect(await dvcPipeline(context(lab), {})).toEqual({
      nodes: [],
      edges: [],
      error: expect.stringContaining('extra keys not allowed'),
    });
    expect(await dvcPipeline(context(lab), { folder: '/srv' })).toBeNull();
    expect(await dvcCacheUse(context(lab), { folder: '/srv' })).toBeNull();
  });
});

describe('dvc.cache-use', () => {
  test('tells what the workspace, the history and nothing needs', async () => {
    const lab = await project();
    await lab.dvc('remote', 'add', '-q', '-d', 'store', '/srv/buckets/data');
    await lab.dvc('push', '-q');
    lab.write({ 'raw/sales.csv': 'lost' });
    await lab.dvc('add', '-q', 'raw/sales.csv');
    lab.write({ 'raw/sales.csv': 'newest' });
    await lab.dvc('add', '-q', 'raw/sales.csv');
    const { cache, remote, runs } = plain((await dvcCacheUse(context(lab), {}))!);
    expect(cache).toMatchObject({
      total: { objects: 5 },
      workspace: { objects: 3 },
      history: { objects: 1, bytes: 19 },
      unreachable: { objects: 1, bytes: 4 },
    });
    expect(remote).toMatchObject({ name: 'store', url: '/srv/buckets/data', total: { objects: 3 } });
    expect(runs).toEqual({ objects: 0, bytes: 0 });
  });
});

describe('dvc.results', () => {
  test('tells metrics, parameters and plots now and at HEAD', async () => {
    const lab = await project();
    lab.write({
      'dvc.yaml':
        'stages:\n  a:\n    cmd: go\n    params: [lr]\n    metrics: [{m.json: {cache: false}}]\n    plots: [{p.csv: {x: step, y: loss}}]\n',
      'params.yaml': 'lr: 0.1\n',
    });
    lab.commands.set('go', ({ fs, cwd }) => {
      const lr = /[\d.]+/.exec(fs.readText(`${cwd}/params.yaml`))![0];
      fs.write(`${cwd}/m.json`, `{"loss": ${lr}}`);
      fs.write(`${cwd}/p.csv`, `step,loss\n0,1\n1,${lr}\n`);
      return 0;
    });
    await lab.dvc('repro', '-q');
    await lab.commit('ran');
    expect(plain((await dvcResults(context(lab), {}))!)).toMatchObject({
      hasHead: true,
      metrics: [{ path: 'm.json', key: 'loss', old: '0.1', now: '0.1', isChanged: false }],
      problems: [],
    });
    lab.write({ 'params.yaml': 'lr: 0.25\n' });
    await lab.dvc('repro', '-q');
    const answer = plain((await dvcResults(context(lab), {}))!);
    expect([...answer.metrics, ...answer.params]).toEqual([
      { path: 'm.json', key: 'loss', old: '0.1', now: '0.25', change: '0.15', isChanged: true },
      { path: 'params.yaml', key: 'lr', old: '0.1', now: '0.25', change: '0.15', isChanged: true },
    ]);
    expect(answer.plots).toMatchObject([{ id: 'p.csv', revisions: ['workspace', 'HEAD'] }]);
    expect(answer.plots[0]!.points).toHaveLength(4);
    lab.remove('m.json');
    expect((await dvcResults(context(lab), {}))!.problems.join()).toContain('m.json');
  });

  test('compares with nothing before the first commit; a parameter is changed and all else kept', async () => {
    const lab = new Lab('/workspace', (place) => new LabGitHelper(place));
    await lab.git.setUp();
    await lab.dvc('init', '-q');
    lab.write({ 'params.yaml': '# rates\nlr: 0.1 # slow\nn: 3\n' });
    expect(await dvcResults(context(lab), {})).toMatchObject({ hasHead: false, metrics: [], plots: [] });
    const edit = await dvcParamEdit(context(lab), { change: 'params.yaml:lr=0.2' });
    expect(edit).toEqual({ path: '/workspace/params.yaml', text: '# rates\nlr: 0.2 # slow\nn: 3\n' });
    await expect(dvcParamEdit(context(lab), { change: 'none=1' })).rejects.toThrow(
      "Could not override 'none'",
    );
  });
});
