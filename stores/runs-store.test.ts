import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../engine/core/code-runner';
import { settle } from '../runtime/manual-time';
import { CONSOLE_LINES, FEED_INTERVAL_MS, RunFeed } from './run-feed';
import { RunBusyError } from './runs-store';
import { openFakeSession } from './testing/fake-session';
import { failWrites } from './testing/storage-gate';

const output = (runId: string, text: string): RunEvent => ({ type: 'output', runId, stream: 'stdout', text });

describe('running', () => {
  it('saves first, then runs the script over the files and the data', async () => {
    const { session, runner, storage } = await openFakeSession();
    session.workspace.getState().edit('README.md', 'typed just now');
    let saved: unknown;
    runner.behave = async () => {
      saved = (await storage.loadWorkspace())?.model.files['README.md'];
      return {};
    };
    const view = await session.runs.getState().runScript('train');
    expect(saved).toBe('typed just now');
    expect(runner.requests[0]).toMatchObject({
      language: 'typescript',
      program: { kind: 'module', path: 'src/train.ts' },
    });
    expect(runner.requests[0]?.files).toHaveProperty(['data/sales.csv']);
    expect(view).toMatchObject({
      label: 'npm run train',
      outcome: 'completed',
      params: { learningRate: 0.01 },
    });
    expect(session.runs.getState()).toMatchObject({
      busy: false,
      history: [{ runId: view.runId, console: [] }],
    });
  });

  it('runs although saving failed, and says so', async () => {
    const { session, database } = await openFakeSession();
    failWrites(database, 'workspaces', new DOMException('full', 'QuotaExceededError'));
    session.workspace.getState().edit('README.md', 'x');
    const view = await session.runs.getState().runScript('train');
    expect(view.outcome).toBe('completed');
    expect(view.console[0]).toMatchObject({
      kind: 'system',
      text: expect.stringContaining('without saving'),
    });
  });

  it('runs a test file as tests, and another file as a module', async () => {
    const { session, runner } = await openFakeSession();
    await session.runs.getState().runFile('test/double.test.ts');
    await session.runs.getState().runFile('src/double.ts');
    await session.runs.getState().runScript('test');
    expect(runner.requests.map(({ program }) => program)).toMatchObject([
      { kind: 'tests', paths: ['test/double.test.ts'] },
      { kind: 'module', path: 'src/double.ts' },
      { kind: 'tests', paths: ['test/double.test.ts'] },
    ]);
  });

  it('a script that is not there is a failed run that says why', async () => {
    const { session, runner } = await openFakeSession();
    const view = await session.runs.getState().runScript('deploy');
    expect(view.outcome).toBe('failed');
    expect(view.console.find(({ kind }) => kind === 'error')?.text).toContain('deploy');
    expect(runner.requests).toEqual([]);
  });

  it('a runner that breaks is a crash of the lab, not of the learner', async () => {
    const { session, runner } = await openFakeSession();
    runner.behave = () => {
      throw new Error('worker lost');
    };
    const view = await session.runs.getState().runScript('train');
    expect(view.outcome).toBe('crashed');
    expect(view.console.find(({ kind }) => kind === 'error')?.text).toContain('not your code');
    expect(session.runs.getState().busy).toBe(false);
  });

  it('shows a live run at most thirty times a second', async () => {
    const { session, runner, time } = await openFakeSession();
    let end = () => {};
    runner.behave = async ({ runId }, say) => {
      for (let i = 0; i < 1_000; i++) say(output(runId, `${i}\n`));
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      return {};
    };
    const running = session.runs.getState().runScript('train');
    await settle();
    let updates = 0;
    session.runs.subscribe(() => updates++);
    expect(session.runs.getState().current?.console).toEqual([]);
    await time.advance(FEED_INTERVAL_MS);
    expect(updates).toBe(1);
    expect(session.runs.getState().current?.console).toHaveLength(1_000);
    end();
    expect((await running).console).toHaveLength(1_001);
    await time.advance(FEED_INTERVAL_MS);
    expect(session.runs.getState().current?.outcome).toBe('completed');
  });

  it('stops, refuses a second run meanwhile, and clears the console', async () => {
    const { session, runner } = await openFakeSession();
    runner.behave = (_request, _say, signal) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve({ outcome: 'stopped' })));
    const running = session.runs.getState().runScript('train');
    await settle();
    await expect(session.runs.getState().runScript('train')).rejects.toThrow(RunBusyError);
    session.runs.getState().stop();
    expect(await running).toMatchObject({ outcome: 'stopped' });
    session.runs.getState().clearConsole();
    expect(session.runs.getState().current?.console).toEqual([]);
  });

  it('lays what a run wrote over the work as one step, and leaves the data alone', async () => {
    const { session, runner } = await openFakeSession();
    runner.behave = () => ({
      writes: {
        'model/model.json': '{}',
        'model/weights.bin': new Uint8Array([1]),
        'data/sales.csv': 'changed',
        '../out': 'no',
      },
    });
    const view = await session.runs.getState().runScript('train');
    const workspace = session.workspace.getState();
    expect(workspace.undoLabel).toBe('Run wrote model/');
    expect(Object.keys(workspace.files)).toContain('model/weights.bin');
    expect(workspace.data['data/sales.csv']).not.toBe('changed');
    const said = view.console.map(({ text }) => text).join('\n');
    expect(said).toContain('data/sales.csv was not changed');
    expect(said).toContain('leaves the workspace');
    workspace.undo();
    expect(session.workspace.getState().files).toEqual(session.bundle.start);
  });

  it('keeps twenty runs across visits', async () => {
    const { session, database, time } = await openFakeSession();
    for (let i = 0; i < 23; i++) {
      time.clock.advance(10);
      await session.runs.getState().runScript('train');
    }
    expect(session.runs.getState().history).toHaveLength(20);
    session.dispose();
    await settle();
    const { session: again } = await openFakeSession({ database, time });
    const ids = (history: typeof session) => history.runs.getState().history.map(({ runId }) => runId);
    expect(ids(again)).toEqual(ids(session));
  });
});

describe('params and experiments', () => {
  it('change the params file, visibly and undoably', async () => {
    const { session, runner } = await openFakeSession();
    const view = await session.runs.getState().runExperiment('fast');
    expect(view).toMatchObject({ experimentId: 'fast', params: { learningRate: 0.5, epochs: 3 } });
    expect(runner.requests[0]?.files['params.json']).toBe('{\n  "learningRate": 0.5,\n  "epochs": 3\n}\n');
    session.workspace.getState().undo();
    expect(session.workspace.getState().files['params.json']).toBe(session.bundle.start['params.json']);
  });

  it('a run by hand with the same values is that experiment', async () => {
    const { session } = await openFakeSession();
    session.runs.getState().setParams({ learningRate: 0.5 });
    expect(await session.runs.getState().runScript('train')).toMatchObject({ experimentId: 'fast' });
    session.runs.getState().setParams({ learningRate: 0.4 });
    expect((await session.runs.getState().runScript('train')).experimentId).toBeUndefined();
  });

  it('a broken params file is named, not overwritten', async () => {
    const { session } = await openFakeSession();
    session.workspace.getState().edit('params.json', '{ broken');
    expect(() => session.runs.getState().setParams({ epochs: 1 })).toThrow(/params\.json is not valid JSON/);
    expect(session.workspace.getState().files['params.json']).toBe('{ broken');
    expect(await session.runs.getState().runScript('train')).toMatchObject({ params: {} });
  });
});

describe('predictions', () => {
  it('are compared with the run that answers them, once', async () => {
    const { session, runner } = await openFakeSession();
    const predictions = () => session.learning.getState().predictions['what-happens'];
    await session.runs.getState().runExperiment('fast');
    expect(predictions()).toBeUndefined();
    session.learning.getState().lockPrediction('what-happens', 'diverges', 90);
    session.learning.getState().lockPrediction('what-happens', 'falls', 50);
    expect(predictions()).toMatchObject({ optionId: 'diverges', confidence: 90 });
    await session.runs.getState().runScript('train', 'baseline');
    expect(predictions()?.happened).toBeUndefined();
    runner.behave = () => ({ outcome: 'stopped' });
    await session.runs.getState().runExperiment('fast');
    expect(predictions()?.happened).toBeUndefined();
    runner.behave = () => ({ outcome: 'failed' });
    await session.runs.getState().runExperiment('fast');
    expect(predictions()?.happened).toBeUndefined();
    runner.behave = ({ runId }, say) => {
      for (const [index, loss] of [1, 50].entries())
        say({
          type: 'epoch',
          runId,
          report: { fit: 0, epoch: index, epochs: 2, logs: { loss }, elapsedMs: 1, stepsPerEpoch: 1 },
        });
      return {};
    };
    const answer = await session.runs.getState().runExperiment('fast');
    expect(predictions()).toMatchObject({
      happened: 'diverges',
      runId: answer.runId,
      facts: { 'loss.last': 50 },
    });
    runner.behave = () => ({});
    await session.runs.getState().runExperiment('fast');
    expect(predictions()).toMatchObject({ runId: answer.runId });
  });

  it('refuse options that the lesson does not offer', async () => {
    const { session } = await openFakeSession();
    expect(() => session.learning.getState().lockPrediction('what-happens', 'nonsense', 90)).toThrow(
      /no option/,
    );
    expect(() => session.learning.getState().answerRecall('one', 'perhaps')).toThrow(/no option/);
  });
});

describe('the console', () => {
  it('keeps the newest ten thousand lines and counts the rest', () => {
    const feed = new RunFeed();
    for (let i = 0; i < CONSOLE_LINES + 500; i++) {
      feed.take(output('r', `line ${i}\n`));
      if (i % 700 === 0) feed.snapshot();
    }
    const { console } = feed.snapshot();
    expect(console).toHaveLength(CONSOLE_LINES + 1);
    expect(console[0]).toMatchObject({ kind: 'system', text: '500 earlier lines are no longer kept.' });
    expect(console.at(-1)?.text).toBe(`line ${CONSOLE_LINES + 499}\n`);
    expect(new Set(console.map(({ id }) => id)).size).toBe(console.length);
  });

  it('counts the lines inside a block', () => {
    const feed = new RunFeed();
    feed.take(output('r', 'a\n'.repeat(CONSOLE_LINES)));
    feed.take(output('r', 'b\n'));
    expect(feed.snapshot().console.map(({ text }) => text)).toEqual([
      '10,000 earlier lines are no longer kept.',
      'b\n',
    ]);
  });
});
