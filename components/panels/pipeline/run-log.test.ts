import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginLog, endLog, errorLines, feedLog, LONGEST_LOG, stageLog, withRuns } from './run-log';

const RUN = `'data/raw.csv.dvc' didn't change, skipping
Stage 'prepare' is cached - skipping run, checking out outputs
Updating lock file 'dvc.lock'

Running stage 'train':
> node train.ts
epoch 1
epoch 2
Updating lock file 'dvc.lock'

Stage 'report' didn't change, skipping
Use \`dvc push\` to send your updates to remote storage.
`;

const of = (text: string, exitCode = 0) =>
  endLog(feedLog(beginLog('dvc repro', 1000), text, 2000), exitCode, 3000);

describe('the log of a run', () => {
  test('tells the stages apart', () => {
    const log = of(RUN);
    expect(Object.entries(log.stages).map(([name, { state }]) => [name, state])).toEqual([
      ['data/raw.csv.dvc', 'skipped'],
      ['prepare', 'cached'],
      ['train', 'done'],
      ['report', 'skipped'],
    ]);
    expect(stageLog(log, 'train')).toBe('> node train.ts\nepoch 1\nepoch 2\n');
    expect(log).toMatchObject({ exitCode: 0, endedAt: 3000, current: null, text: RUN });
  });

  test('is the same however the output is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: RUN.length })), (places) => {
        const cuts = [0, ...places.sort((a, b) => a - b), RUN.length];
        let log = beginLog('dvc repro', 1000);
        for (let i = 1; i < cuts.length; i++) log = feedLog(log, RUN.slice(cuts[i - 1], cuts[i]), 2000);
        expect(endLog(log, 0, 3000)).toEqual(of(RUN));
      }),
    );
  });

  test('shows a line before its end has come', () => {
    const log = feedLog(beginLog('dvc repro', 0), "Running stage 'a':\n> x\n10 %", 5);
    expect(log).toMatchObject({
      current: 'a',
      stages: { a: { state: 'running', startedAt: 5, endedAt: null } },
    });
    expect(stageLog(log, 'a')).toBe('> x\n10 %');
  });

  test('knows what failed, what was stopped, and what was never reached', () => {
    const failed = of(
      "Running stage 'a':\n> false\nERROR: failed to reproduce 'a': failed to run: false, exited with 1\n",
      255,
    );
    expect(failed.stages.a).toMatchObject({ state: 'failed' });
    expect(stageLog(failed, 'a')).toContain('exited with 1');
    expect(of("Running stage 'a':\n> sleep 9\n", 130).stages.a).toMatchObject({ state: 'stopped' });
    const going = of(
      "Running stage 'a':\n> false\nWARNING: failed to run: false, exited with 1\nWARNING: Stages 'b', 'c' will be skipped due to this failure\n\nRunning stage 'd':\n> true\nUpdating lock file 'dvc.lock'\nERROR: failed to reproduce 'a'\n",
      255,
    );
    expect(Object.entries(going.stages).map(([name, { state }]) => `${name} ${state}`)).toEqual([
      'a failed',
      'b blocked',
      'c blocked',
      'd done',
    ]);
    expect(
      of("ERROR: failed to reproduce 'x': [Errno 2] No such file or directory: '/p/y'\n", 255).stages.x,
    ).toMatchObject({
      state: 'failed',
    });
  });

  test('says what was wrong, not what came before it', () => {
    expect(errorLines("Running stage 'a':\n> x\nERROR: failed to reproduce 'a': no\nsecond line\n")).toBe(
      "ERROR: failed to reproduce 'a': no\nsecond line",
    );
    expect(errorLines('1\n2\n3\n4\n5\n')).toBe('2\n3\n4\n5');
  });

  test('leaves a stage that was skipped the output of its run before', () => {
    const first = withRuns({}, of("Running stage 'a':\n> x\n"));
    const second = withRuns(
      first,
      of("Stage 'a' didn't change, skipping\nStage 'b' didn't change, skipping\n"),
    );
    expect([second.a?.log, second.b?.state]).toEqual(['> x\n', 'skipped']);
  });

  test('stays bounded under a flood', () => {
    let log = feedLog(beginLog('dvc repro', 0), "Running stage 'a':\n", 0);
    for (let i = 0; i < 50; i++) log = feedLog(log, `${'x'.repeat(9_999)}\n`, 0);
    expect(stageLog(log, 'a').length).toBeLessThan(LONGEST_LOG + 20);
    expect(log.text.length).toBeLessThan(LONGEST_LOG + 20);
  });
});
