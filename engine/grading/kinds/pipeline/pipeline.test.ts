import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../../../core/code-runner';
import { FakeRunner } from '../../testing/fake-runner';
import type { MeasurementContext } from '../../types';
import { Workshop } from '../versions/workshop';
import { pipeline } from './pipeline';

const FILES = {
  'p/raw.csv': 'n\n1\n2\n',
  'p/params.yaml': 'one:\n  add: 1\ntwo:\n  times: 2\n',
  'p/one.ts': "import '../lib/sum.ts';\n",
  'p/two.ts': '// two\n',
  'lib/sum.ts': '// sum\n',
};

const OPTIONS = pipeline.parseOptions({
  folder: 'p',
  metric: 'm.json',
  scripts: [
    { name: 'one', script: 'one.ts', reads: ['raw.csv'], params: ['one.add'], writes: ['one.csv'] },
    { name: 'two', script: 'two.ts', reads: ['one.csv'], params: ['two.times'], writes: ['m.json'] },
  ],
  edits: [
    { id: 'idle', says: 'nothing', touch: [] },
    { id: 'times', says: 'two.times', param: 'two.times', by: 1 },
    { id: 'raw', says: 'a row', touch: ['p/raw.csv'] },
    { id: 'code', says: 'a comment in one.ts', touch: ['p/one.ts'] },
    { id: 'lib', says: 'a line in lib/sum.ts', touch: ['lib/sum.ts'] },
  ],
});

const GOOD = `stages:
  one:
    cmd: node one.ts
    deps: [one.ts, ../lib/sum.ts, raw.csv]
    params: [one.add]
    outs: [one.csv]
  two:
    cmd: node two.ts
    deps: [two.ts, one.csv]
    params: [two.times]
    metrics:
      - m.json:
          cache: false
`;

/** What the two scripts do: one counts rows and adds, two multiplies. */
function scripts({ files, program }: RunRequest): Partial<RunResult> {
  const number = (key: string) =>
    Number(new RegExp(`${key}: (\\d+)`).exec(String(files['p/params.yaml']))?.[1]);
  if (program.kind === 'module' && program.path === 'p/one.ts')
    return { writes: { 'p/one.csv': `${String(files['p/raw.csv']).length + number('add')}\n` } };
  return { writes: { 'p/m.json': `{"n": ${Number(files['p/one.csv']) * number('times')}}\n` } };
}

/** Lays a pipeline over the scripts, plays lines, and measures what they leave. */
async function measured(
  definition: string | null,
  lines: readonly string[] = ['cd p && dvc repro -q', 'git add .', 'git commit -q -m Run'],
) {
  const runner = new FakeRunner(scripts);
  const signal = new AbortController().signal;
  const files = definition === null ? FILES : { ...FILES, 'p/dvc.yaml': definition };
  const shop = new Workshop({ files, runner, seed: 'left', signal });
  for (const line of [
    'git config --global user.name A',
    'git config --global user.email a@b.c',
    'git init -q',
    'dvc init -q',
  ])
    await shop.run(line);
  for (const line of lines) await shop.run(`cd /workspace && ${line}`);
  const { fs } = shop.store;
  const left = Object.fromEntries(
    fs.filesBelow('/workspace').map((path) => [path.slice('/workspace/'.length), fs.read(path)]),
  );
  const context: MeasurementContext = {
    files: left,
    support: {},
    solution: {},
    start: FILES,
    runner,
    seed: `${definition}`,
    remake: (path) => path,
    signal,
    newRunId: () => 'run',
    progress: () => {},
  };
  return (await pipeline.measure(context, OPTIONS)).facts;
}

describe('a pipeline', () => {
  it('that names all that it reads leaves nothing stale and runs nothing for nothing', async () => {
    expect(await measured(GOOD)).toMatchObject({
      works: true,
      stages: 2,
      neverRun: 0,
      foreign: 0,
      undeclared: 0,
      stale: 0,
      needless: 0,
      metrics: true,
      metricInCache: false,
      behind: 0,
      locks: 1,
      metricInGit: true,
    });
  });

  it.each<[string, string, object]>([
    [
      'a parameter',
      GOOD.replace('    params: [two.times]\n', ''),
      { stale: 1, timesStale: 1, staleScripts: 'two.ts' },
    ],
    ['its own code', GOOD.replace('one.ts, ../lib', '../lib'), { stale: 1, codeStale: 1, needless: 0 }],
    ['imported code', GOOD.replace(' ../lib/sum.ts,', ''), { stale: 1, libStale: 1 }],
    [
      'a file of another stage',
      GOOD.replace('two.ts, one.csv', 'two.ts'),
      { stale: 1, rawStale: 1, rawStaleScripts: 'two.ts' },
    ],
  ])('that leaves out %s is stale after a change of it', async (_what, definition, facts) => {
    expect(await measured(definition)).toMatchObject(facts);
  });

  it.each<[string, string, object]>([
    [
      'runs each time',
      GOOD.replace('node one.ts\n', 'node one.ts\n    always_changed: true\n'),
      { always: 1, needless: 2, idleNeedless: 1 },
    ],
    [
      'reads a file that it does not use',
      GOOD.replace('two.ts, one.csv', 'two.ts, ../lib/sum.ts, one.csv'),
      { needless: 1, libNeedless: 1 },
    ],
    [
      'runs the script of another',
      GOOD.replace('node two.ts', 'node one.ts && node two.ts'),
      { foreign: 1, foreignScript: 'one.ts' },
    ],
    [
      'keeps its metrics in the cache',
      GOOD.replace('m.json:\n          cache: false', 'm.json'),
      { metricInCache: true, metricInGit: false },
    ],
    ['names the folder of one machine', GOOD.replace(' raw.csv', ' /workspace/p/raw.csv'), { absolute: 1 }],
  ])('with a stage that %s shows it', async (_what, definition, facts) => {
    expect(await measured(definition)).toMatchObject(facts);
  });

  it('that was run by hand since has a record that is behind', async () => {
    const lines = [
      'cd p && dvc repro -q',
      'sed -i "s/times: 2/times: 5/" p/params.yaml',
      'cd p && node two.ts',
    ];
    expect(await measured(GOOD, lines)).toMatchObject({ behind: 1, locks: 0 });
  });

  it('that is not there is told from one that DVC cannot read', async () => {
    expect(await measured(null)).toMatchObject({ defined: false, works: false, error: null });
    const twice = GOOD.replace('outs: [one.csv]', 'outs: [m.json]');
    expect(await measured(twice)).toMatchObject({ defined: true, works: false });
    expect((await measured(twice)).error).toContain('is specified in');
  });
});
