import { describe, expect, it } from 'vitest';
import { laneFigures } from '../../engine/simulator/lane-figures';
import { PRACTICES } from '../../engine/simulator/practices';
import { FIRST_SETTINGS } from '../../engine/simulator/share-link';
import { AD_HOC, practicesOn } from '../../engine/simulator/switches';
import { fakeLane } from '../../engine/simulator/testing/fake-lane';
import { LaneJobError, type LanePool } from '../../runtime/simulator/lane-pool';
import type { LaneJob } from '../../runtime/simulator/protocol';
import { createSimulator } from './simulator-store';
import type { OwnState, ReadOwn } from './state';

const NOT_PASSED = Object.fromEntries(
  PRACTICES.map(({ id }): [string, OwnState] => [id, { status: 'not-passed' }]),
) as ReadOwn['states'];

/** A simulator whose lanes are made at once; every job is noted. */
function simulatorWith({
  own = { practices: {}, states: NOT_PASSED },
  fails = '',
}: {
  own?: ReadOwn;
  fails?: string;
} = {}) {
  const jobs: LaneJob[] = [];
  const lane = async (job: LaneJob, signal?: AbortSignal) => {
    jobs.push(job);
    await Promise.resolve();
    if (signal?.aborted || job.seed === fails)
      throw new LaneJobError({ name: 'LaneJobError', code: 'simulator-failed', message: 'out of luck' });
    return fakeLane(job.seed, job.switches);
  };
  const pool: Pick<LanePool, 'year' | 'summary' | 'dispose'> = {
    year: lane,
    summary: async (job, signal) => {
      const { events, ...rest } = await lane(job, signal);
      return { figures: laneFigures({ events, ...rest }), events };
    },
    dispose: () => {},
  };
  const { store } = createSimulator({ pool, readOwn: async () => own });
  return { store, jobs };
}

const settled = async () => {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
};

describe('the simulator', () => {
  it('computes both lanes of what it takes, and only the lower one for a switch', async () => {
    const { store, jobs } = simulatorWith();
    store.getState().take({ ...FIRST_SETTINGS, seed: 'oak' });
    await settled();
    const { shown } = store.getState();
    expect(shown).toMatchObject({ status: 'ready', year: { settings: { seed: 'oak' } } });
    expect(jobs).toHaveLength(2);
    store.getState().setSwitch('ci', 'off');
    await settled();
    expect(jobs).toHaveLength(3);
    expect(practicesOn(jobs[2]!.switches)).not.toContain('ci');
    expect(store.getState().shown.year!.adHoc).toBe(shown.year!.adHoc);
    store.getState().setAll('off');
    await settled();
    expect(jobs).toHaveLength(3);
    expect(store.getState().shown.year!.practice).toBe(shown.year!.adHoc);
  });

  it('shows the last settings alone, however often they change, and keeps the last year when one fails', async () => {
    const { store } = simulatorWith({ fails: 'elm' });
    for (const seed of ['a', 'b', 'c']) store.getState().setSeed(seed);
    await settled();
    expect(store.getState().shown).toMatchObject({ status: 'ready', year: { settings: { seed: 'c' } } });
    store.getState().setSeed('elm');
    await settled();
    expect(store.getState().shown).toMatchObject({
      status: 'failed',
      error: { message: 'out of luck' },
      year: { settings: { seed: 'c' } },
    });
    store.getState().setSeed('  ');
    expect(store.getState().settings.seed).toBe('elm');
  });

  it('runs a spread, uses its ad hoc lanes again, and stops at once', async () => {
    const { store, jobs } = simulatorWith();
    store.getState().runSpread(5);
    await settled();
    expect(store.getState().spread).toMatchObject({ status: 'done', total: 5 });
    expect(new Set(store.getState().spread.outcomes.map(({ seed }) => seed)).size).toBe(5);
    expect(jobs).toHaveLength(10);
    store.getState().setSwitch('code', 'off');
    store.getState().runSpread(5);
    await settled();
    // The year of the new switches, which is computed too, has both its lanes to make.
    expect(jobs).toHaveLength(17);
    store.getState().runSpread(50);
    store.getState().stopSpread();
    await settled();
    expect(store.getState().spread).toMatchObject({ status: 'stopped', outcomes: [] });
  });

  it('takes the learner’s own practice where there is one, and the reference where a link asks for more', async () => {
    const experiments = { compares: false };
    const own: ReadOwn = {
      practices: { experiments },
      states: { ...NOT_PASSED, experiments: { status: 'ready' } },
    };
    const { store, jobs } = simulatorWith({ own });
    await settled();
    expect(store.getState().own?.experiments.status).toBe('ready');
    store.getState().take({
      seed: 'oak',
      switches: { ...AD_HOC, experiments: 'own', ci: 'own' },
    });
    await settled();
    const last = jobs.at(-1)!;
    expect(last.own).toEqual({ experiments });
    expect([last.switches.experiments, last.switches.ci, last.switches.code]).toEqual([
      'own',
      'reference',
      'off',
    ]);
  });
});
