import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logInputs } from '../mlflow/store/logging';
import { createModel, createVersion, setAlias } from '../mlflow/store/registry-changes';
import { listVersions } from '../mlflow/store/registry-read';
import { createRun } from '../mlflow/store/run-changes';
import { listRuns } from '../mlflow/store/runs';
import { newStore, START } from '../mlflow/testing/store';
import { buildLineage } from './build-lineage';
import { dataIn } from './data-files';
import { commitId, dataId, predictionId, runId, versionId } from './node-ids';
import { readPredictions } from './predictions';
import type { Lineage, LineageGit } from './types';
import { downstream, neighbours, trail, upstream } from './walk';

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];
const [V1, V2, DIR] = ['a1'.repeat(16), 'b2'.repeat(16), `${'c3'.repeat(16)}.dir`];

const dvcFile = (md5: string) => `outs:\n- md5: ${md5}\n  size: 1\n  hash: md5\n  path: ames.csv\n`;
const LOCK = `schema: '2.0'
stages:
  train:
    cmd: node train.ts
    deps:
    - path: raw/ames.csv
      hash: md5
      md5: ${V1}
      size: 1
    - path: prepared
      hash: md5
      md5: ${DIR}
      size: 2
      nfiles: 1
    - path: train.ts
      hash: md5
      md5: ${'d4'.repeat(16)}
      size: 3
    outs:
    - path: model.json
      hash: md5
      md5: ${'e5'.repeat(16)}
      size: 4
`;

/** A repository of two commits that keep different versions of `raw/ames.csv`. */
const git: LineageGit = {
  commit: async (id) =>
    id === A || id === B ? { subject: `commit ${id[0]}`, author: 'Ada', timeMs: START } : undefined,
  filesAt: async (id) => (id === A ? ['train.ts', 'dvc.lock', 'raw/ames.csv.dvc'] : ['raw/ames.csv.dvc']),
  readAt: async (id, path) =>
    new TextEncoder().encode(path === 'dvc.lock' ? LOCK : dvcFile(id === A ? V1 : V2)),
};

/** Three runs (of commit A; of B but with the data of A; of nothing), the first two registered, and four predictions. */
async function world(): Promise<Lineage> {
  const store = newStore();
  createModel(store, 'price');
  const run = (name: string, tags: Record<string, string>) =>
    createRun(store, {
      experimentId: '0',
      runName: name,
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    }).info.runId;
  const first = run('first', { 'mlflow.source.git.commit': A, 'dvc.raw/ames.csv': V1, 'dvc.note': 'no md5' });
  const second = run('second', { 'mlflow.source.git.commit': B });
  const dataset = {
    name: 'ames.csv',
    digest: V1,
    sourceType: 'local',
    source: '{"uri":"raw/ames.csv"}',
    schema: null,
    profile: null,
  };
  logInputs(store, second, [{ dataset, tags: [] }]);
  run('third', {});
  for (const id of [first, second])
    createVersion(store, { name: 'price', source: `mlruns/0/${id}/artifacts/model`, runId: id });
  createVersion(store, { name: 'price', source: 's', runId: 'f'.repeat(32) });
  createVersion(store, { name: 'price', source: 's' });
  setAlias(store, 'price', 'champion', '2');
  const log = [
    { id: 'p1', model: 'price', version: 1, time: START, prediction: 5 },
    { id: 'p2', model_uri: 'models:/price/2' },
    { id: 'p3', model_name: 'price', model_version: '2' },
    { id: 'p4', model: 'price', version: '9' },
  ];
  const { predictions, damaged } = readPredictions(
    'log.jsonl',
    log.map((one) => JSON.stringify(one)).join('\n'),
  );
  expect(damaged).toEqual([]);
  return buildLineage({
    predictions,
    versions: listVersions(store, 'price').items,
    runs: listRuns(store, '0', 'ALL').items,
    git,
  });
}

const runNamed = (lineage: Lineage, name: string) =>
  lineage.nodes.find((node) => node.kind === 'run' && node.name === name)!.id;
const idsOf = (lineage: Lineage) => lineage.nodes.map(({ id }) => id).sort();

describe('lineage', () => {
  it('follows a prediction back to code and data', async () => {
    const lineage = await world();
    const first = runNamed(lineage, 'first');
    const path = upstream(lineage, predictionId('p1'));
    expect(idsOf(path)).toEqual(
      [predictionId('p1'), versionId('price', 1), first, commitId(A), dataId(V1), dataId(DIR)].sort(),
    );
    expect(path.edges).toContainEqual({ from: first, to: dataId(V1), path: 'raw/ames.csv' });
    expect(path.edges).toContainEqual({ from: commitId(A), to: dataId(DIR), path: 'prepared' });
    expect(path.gaps).toEqual([]);
    expect(lineage.nodes.find(({ id }) => id === commitId(A))).toMatchObject({
      facts: { subject: 'commit a' },
    });
    expect(lineage.nodes.find(({ id }) => id === dataId(V1))).toMatchObject({ paths: ['raw/ames.csv'] });
    expect(lineage.nodes.find(({ id }) => id === versionId('price', 2))).toMatchObject({
      aliases: ['champion'],
    });
  });

  it('follows data forward to every prediction that it touched', async () => {
    const lineage = await world();
    const touched = idsOf(downstream(lineage, dataId(V1))).filter((id) => id.startsWith('prediction:'));
    expect(touched).toEqual(['p1', 'p2', 'p3'].map(predictionId));
    expect(idsOf(downstream(lineage, dataId(V2))).filter((id) => id.startsWith('prediction:'))).toEqual(
      ['p2', 'p3'].map(predictionId),
    );
    const around = neighbours(lineage, versionId('price', 2));
    expect(around.sources.map(({ id }) => id)).toEqual([runNamed(lineage, 'second')]);
    expect(around.products.map(({ id }) => id)).toEqual(['p2', 'p3'].map(predictionId));
  });

  it('tells every gap with what would have kept it', async () => {
    const lineage = await world();
    const third = runNamed(lineage, 'third');
    const gaps = Object.fromEntries(lineage.gaps.map(({ node, kind }) => [`${node} ${kind}`, true]));
    expect(gaps).toEqual({
      [`${third} no-commit`]: true,
      [`${third} no-data`]: true,
      [`${runNamed(lineage, 'second')} other-data`]: true,
      [`${versionId('price', 3)} no-run`]: true,
      [`${versionId('price', 4)} no-run`]: true,
      [`${predictionId('p4')} no-version`]: true,
    });
    const other = lineage.gaps.find(({ kind }) => kind === 'other-data')!;
    expect(other.message).toBe(
      'second read raw/ames.csv at a1a1a1a, but its commit has it at b2b2b2b: the data was changed and not committed.',
    );
  });

  it('knows a commit that is gone, and a project without a repository', async () => {
    const store = newStore();
    createRun(store, {
      experimentId: '0',
      tags: [{ key: 'mlflow.source.git.commit', value: 'c'.repeat(40) }],
    });
    for (const one of [git, null]) {
      const runs = listRuns(store, '0', 'ALL').items;
      const { gaps } = await buildLineage({ predictions: [], versions: [], runs, git: one });
      expect(gaps.map(({ kind }) => kind)).toEqual(['lost-commit', 'no-data']);
    }
  });

  it('walks both ways alike in any graph', () => {
    const edge = fc
      .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }))
      .filter(([a, b]) => a < b);
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 15 }), (pairs) => {
        const nodes = Array.from(
          { length: 8 },
          (_, i) => ({ kind: 'data', id: `${i}`, md5: `${i}`, paths: [] }) as const,
        );
        const lineage: Lineage = {
          nodes,
          edges: pairs.map(([a, b]) => ({ from: `${a}`, to: `${b}` })),
          gaps: [],
        };
        for (const a of nodes)
          for (const b of nodes)
            expect(idsOf(upstream(lineage, a.id)).includes(b.id)).toBe(
              idsOf(downstream(lineage, b.id)).includes(a.id),
            );
        for (const { id } of nodes)
          expect(idsOf(trail(lineage, id))).toEqual(
            [...new Set([...idsOf(upstream(lineage, id)), ...idsOf(downstream(lineage, id))])].sort(),
          );
      }),
    );
  });
});

describe('files of DVC', () => {
  it('are read from wherever they lie, or not at all', () => {
    expect([...dataIn('raw/ames.csv.dvc', dvcFile(V1))]).toEqual([['raw/ames.csv', V1]]);
    expect([...dataIn('sub/dvc.lock', LOCK)]).toEqual([
      ['sub/raw/ames.csv', V1],
      ['sub/prepared', DIR],
    ]);
    for (const text of ['', '<<<<<<< HEAD', 'a: [', '- 1', 'stages: 5', 'outs:\n- path: 5\n'])
      expect([...dataIn('x.dvc', text)]).toEqual([]);
  });
});

describe('logs of predictions', () => {
  it('have times as numbers or as text', () => {
    const line = (time: unknown) => JSON.stringify({ model: 'a', version: 1, time });
    const texts = [START, '2026-01-05T09:00:00.000Z', '2026-01-05T09:00:00.25Z', 'Monday'];
    const { predictions } = readPredictions('p', texts.map(line).join('\n'));
    expect(predictions.map(({ timeMs }) => timeMs)).toEqual([START, START, START + 250, null]);
  });

  it('tell the lines that say too little', () => {
    const { predictions, damaged } = readPredictions(
      'p.jsonl',
      '{"model":"a","version":1}\n{\n{"model":"a"}\n5\n',
    );
    expect(predictions).toEqual([{ id: 'p.jsonl:1', model: 'a', version: '1', timeMs: null, value: null }]);
    expect(damaged.map(({ reason }) => reason)).toEqual([
      'line 2 is not JSON',
      'line 3 does not say which version of which model answered',
      'line 4 does not say which version of which model answered',
    ]);
  });
});

it('names nodes by what they are', () => {
  expect(runId('x')).toBe('run:x');
});
