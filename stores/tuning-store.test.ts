import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../engine/core/code-runner';
import { ManualTime, settle } from '../runtime/manual-time';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { fakeBundle } from './testing/fake-bundle';
import { FakeRunner } from './testing/fake-runner';
import { openFakeSession } from './testing/fake-session';

const PLAN = {
  script: 'train',
  objective: { name: 'error' },
  resource: { name: 'epochs', max: 4 },
  budget: 20,
  search: { algorithm: 'halving', trials: 4, eta: 2 },
  space: { rate: { from: 0.001, to: 1, scale: 'log' } },
};
/** 4 trials of 1 epoch, 2 of 2, 1 of 4. */
const ALL = 7;

const paramsOf = (request: RunRequest) =>
  JSON.parse(String(request.files['params.json'])) as { rate: number; epochs: number; seed: number };

/** Answers each trial only when it is let go, so that a test can stop in the middle. */
class GatedRunner extends FakeRunner {
  readonly gates: (() => void)[] = [];
  constructor() {
    super(async (request, _say, signal) => {
      await new Promise<void>((go) => {
        this.gates.push(go);
        signal?.addEventListener('abort', () => go());
      });
      if (signal?.aborted) return { outcome: 'stopped' as const };
      const { rate, epochs } = paramsOf(request);
      return { writes: { 'out/trial.json': JSON.stringify({ error: rate / epochs }) } };
    });
  }
  async letGo(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.gates.shift()?.();
      await settle();
    }
  }
}

async function open(shared: { database?: MemoryDatabase; plan?: object; cores?: number } = {}) {
  const bundle = fakeBundle();
  const runner = new GatedRunner();
  const fake = await openFakeSession({
    bundle: {
      ...bundle,
      start: { ...bundle.start, 'tuning.json': JSON.stringify(shared.plan ?? PLAN) },
    },
    runner,
    database: shared.database,
    time: new ManualTime(),
    ports: { cores: shared.cores ?? 2 },
  });
  const store = await fake.session.tuning();
  return { ...fake, runner, store };
}

const numbers = (trials: readonly { id: number; objective: number | null }[]) =>
  trials.map(({ id, objective }) => [id, objective]);

describe('a search', () => {
  it('runs as many trials at once as there are processors, and ends with the best in the csv', async () => {
    const { store, runner, session } = await open();
    await store.getState().start();
    expect(runner.requests).toHaveLength(2);
    expect(store.getState()).toMatchObject({ status: 'running', spent: 0 });
    await runner.letGo(ALL);
    const { status, trials, bestId, spent } = store.getState();
    expect({ status, count: trials.length, bestId, spent }).toEqual({
      status: 'finished',
      count: ALL,
      bestId: 7,
      spent: 12,
    });
    const csv = String(session.workspace.getState().files['out/trials.csv']).trim().split('\n');
    expect(csv).toHaveLength(1 + ALL);
    expect(csv[0]).toBe('trial,rate,epochs,seed,error');
  });

  it('gives the same one by one and side by side', async () => {
    const alone = await open({ cores: 1 });
    await alone.store.getState().start();
    await alone.runner.letGo(ALL);
    const together = await open({ cores: 3 });
    await together.store.getState().start();
    for (let i = 0; i < ALL; i++) {
      together.runner.gates.reverse();
      await together.runner.letGo(1);
    }
    expect(numbers(together.store.getState().trials)).toEqual(numbers(alone.store.getState().trials));
    expect(together.session.workspace.getState().files['out/trials.csv']).toBe(
      alone.session.workspace.getState().files['out/trials.csv'],
    );
  });

  it('pauses after the trials that run, and goes on after a reload without running one twice', async () => {
    const database = new MemoryDatabase();
    const first = await open({ database });
    await first.store.getState().start();
    await first.runner.letGo(1);
    first.store.getState().pause();
    expect(first.store.getState().status).toBe('pausing');
    await first.runner.letGo(2);
    expect(first.store.getState()).toMatchObject({ status: 'paused', spent: 3 });
    first.session.dispose();
    await settle();

    const second = await open({ database });
    expect(second.store.getState()).toMatchObject({ status: 'paused', spent: 3, stale: false });
    await second.store.getState().resume();
    await second.runner.letGo(ALL);
    expect(second.store.getState().status).toBe('finished');
    expect(first.runner.requests.length + second.runner.requests.length).toBe(ALL);
  });

  it('whose page was closed while it ran is paused; what had not ended runs again', async () => {
    const database = new MemoryDatabase();
    const first = await open({ database });
    await first.store.getState().start();
    await first.runner.letGo(1);
    first.session.dispose();
    await settle();
    const second = await open({ database });
    expect(second.store.getState()).toMatchObject({ status: 'paused', spent: 1 });
  });

  it('does not go on with other code', async () => {
    const { store, runner, session } = await open();
    await store.getState().start();
    store.getState().pause();
    await runner.letGo(2);
    session.workspace.getState().edit('src/double.ts', 'export const double = 0;');
    expect(store.getState().stale).toBe(true);
    await store.getState().resume();
    expect(store.getState().failure?.message).toContain('changed since');
    session.workspace.getState().undo();
    expect(store.getState().stale).toBe(false);
  });

  it('stops at once, and keeps what is finished', async () => {
    const { store, runner } = await open();
    await store.getState().start();
    await runner.letGo(1);
    store.getState().stop();
    await settle();
    expect(store.getState()).toMatchObject({ status: 'stopped', spent: 1 });
    expect(store.getState().trials.filter(({ status }) => status === 'running')).toEqual([]);
  });

  it('lays the settings of a trial over the params file, undoably, and runs a trial again from its seed', async () => {
    const { store, runner, session } = await open();
    await store.getState().start();
    await runner.letGo(ALL);
    const before = session.workspace.getState().files['params.json'];
    const best = store.getState().trials.find(({ id }) => id === 7)!;
    store.getState().use(7);
    expect(JSON.parse(String(session.workspace.getState().files['params.json']))).toMatchObject({
      rate: best.params.rate,
      epochs: 4,
      seed: best.seed,
    });
    session.workspace.getState().undo();
    expect(session.workspace.getState().files['params.json']).toBe(before);
    const rerun = store.getState().rerun(7);
    await runner.letGo(1);
    await rerun;
    expect(store.getState().trials[6]!.again).toEqual({ objective: best.objective, same: true });
    expect(runner.requests).toHaveLength(ALL + 1);
  });

  it('says why a trial gave no number, and why a search cannot begin', async () => {
    const failing = await open({ plan: { ...PLAN, objective: { name: 'loss' } }, cores: 9 });
    await failing.store.getState().start();
    await failing.runner.letGo(4);
    expect(failing.store.getState()).toMatchObject({ status: 'finished', bestId: null });
    expect(failing.store.getState().trials[0]).toMatchObject({
      status: 'failed',
      message: 'out/trial.json has no number "loss".',
    });
    const broken = await open({ plan: { ...PLAN, budget: 0 } });
    await broken.store.getState().start();
    expect(broken.store.getState()).toMatchObject({ status: 'idle', failure: { code: 'tuning-plan' } });
  });

  it('rests when the lab itself fails, and blames nobody', async () => {
    const { store, runner } = await open();
    runner.behave = () => ({ outcome: 'crashed' as const });
    await store.getState().start();
    await settle();
    expect(store.getState()).toMatchObject({
      status: 'paused',
      spent: 0,
      failure: { code: 'trial-crashed' },
    });
  });
});
