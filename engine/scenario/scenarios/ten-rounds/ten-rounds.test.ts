import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../../../core/code-runner';
import { FakeRunner } from '../../../grading/testing/fake-runner';
import { secondsFor } from '../../ten-rounds/measures';
import type { Lane } from '../../types';
import { tenRounds } from './ten-rounds';

const SCRIPTS = {
  'p/raw.csv': 'n\n1\n2\n',
  'p/params.yaml': 'one:\n  add: 1\ntwo:\n  epochs: 2\n',
  'p/one.ts': '// one\n',
  'p/two.ts': '// two\n',
};

const PIPELINE = `stages:
  one:
    cmd: node one.ts
    deps: [one.ts, raw.csv]
    params: [one.add]
    outs: [one.csv]
  two:
    cmd: node two.ts
    deps: [two.ts, one.csv]
    params: [two.epochs]
    outs: [two.csv]
`;

const OPTIONS = tenRounds.parseOptions({
  folder: 'p',
  scripts: [
    { name: 'one', script: 'one.ts', reads: ['raw.csv'], params: ['one.add'], writes: ['one.csv'] },
    { name: 'two', script: 'two.ts', reads: ['one.csv'], params: ['two.epochs'], writes: ['two.csv'] },
  ],
  param: { key: 'one.add', by: 1 },
  raw: 'raw.csv',
  forgets: 'one',
  passes: { two: 'two.epochs' },
});

function scripts({ files, program }: RunRequest): Partial<RunResult> {
  const number = (key: string) =>
    Number(new RegExp(`${key}: (\\d+)`).exec(String(files['p/params.yaml']))?.[1]);
  if (program.kind === 'module' && program.path === 'p/one.ts')
    return { writes: { 'p/one.csv': `${String(files['p/raw.csv']).length + number('add')}\n` } };
  return { writes: { 'p/two.csv': `${Number(files['p/one.csv']) * number('epochs')}\n` } };
}

const replay = (lane: Lane, files: Record<string, string>) =>
  tenRounds.run(
    {
      lane,
      files,
      support: {},
      solution: {},
      runner: new FakeRunner(scripts),
      seed: 'ten',
      remake: (path) => path,
      signal: new AbortController().signal,
      newRunId: () => 'run',
      progress: () => {},
    },
    OPTIONS,
  );

describe('ten rounds', () => {
  it('by hand run everything but what is forgotten, and ship that stale', async () => {
    const { events, measures } = await replay('ad-hoc', SCRIPTS);
    expect(measures).toMatchObject({ stages: 19, stale: 1 });
    expect(events.map(({ outcome }) => outcome).indexOf('silently-wrong')).toBe(3);
    expect(events[3]!.detail).toContain('Shipped stale: one');
  });

  it('by pipeline run what has something new to read, and catch the slip', async () => {
    const files = { ...SCRIPTS, 'p/dvc.yaml': PIPELINE, '.dvc/config': '[core]\n    no_scm = true\n' };
    const [byHand, { events, measures }] = [await replay('ad-hoc', SCRIPTS), await replay('practice', files)];
    expect(measures.stale).toBe(0);
    expect(measures.stages).toBeLessThan(byHand.measures.stages!);
    expect(measures.seconds).toBeLessThan(byHand.measures.seconds!);
    expect(events[3]!.detail).toMatch(/dvc status named .*one.* before shipping/);
    expect(events[2]!.detail).toBe('Nothing ran.');
  });

  it('have nothing to run where there is no pipeline yet', async () => {
    const { measures, notes } = await replay('practice', SCRIPTS);
    expect(Object.values(measures)).toEqual([null, null, null, null]);
    expect(notes.stages).toContain('no dvc.yaml');
  });

  it('take three seconds a stage, and one for each 10 kB of each pass', () => {
    expect([secondsFor(0, 1), secondsFor(20_000, 1), secondsFor(20_000, 10)]).toEqual([3, 5, 23]);
  });
});
