import { describe, expect, it } from 'vitest';
import { operate as operateNow } from '../engine/operations/operation';
import { deployment, shop } from '../engine/operations/testing/shop';
import { createTrafficStore, type Operate } from './traffic-store';

const DESCRIPTION = shop([deployment({ replicas: 1 })], { duration: 60 });

/** Runs that end when they are told to. */
function held() {
  const ends: (() => void)[] = [];
  const operate: Operate = ({ description, seed }, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('stopped')));
      onProgress?.(30, 1);
      ends.push(() => resolve(operateNow(description, seed)));
    });
  return { store: createTrafficStore(operate), ends };
}

describe('the traffic of a session', () => {
  it('tells how far a run is, and keeps what came of it', async () => {
    const { store, ends } = held();
    const done = store.getState().start('few', '7', DESCRIPTION);
    expect(store.getState()).toMatchObject({ status: 'running', progress: 0.5, run: null });
    ends[0]!();
    await done;
    const { status, run } = store.getState();
    expect(status).toBe('idle');
    expect(run).toMatchObject({ profile: 'few', seed: '7', result: operateNow(DESCRIPTION, '7') });
  });

  it('keeps the last run when the next is stopped, and lets a newer run take the place of one at work', async () => {
    const { store, ends } = held();
    const first = store.getState().start('few', '1', DESCRIPTION);
    ends[0]!();
    await first;
    const stopped = store.getState().start('few', '2', DESCRIPTION);
    store.getState().stop();
    await stopped;
    expect(store.getState()).toMatchObject({ status: 'idle', error: null, run: { seed: '1' } });
    const replaced = store.getState().start('few', '3', DESCRIPTION);
    const newest = store.getState().start('few', '4', DESCRIPTION);
    await replaced;
    expect(store.getState().status).toBe('running');
    ends.at(-1)!();
    await newest;
    expect(store.getState().run!.seed).toBe('4');
  });

  it('says why a run failed', async () => {
    const store = createTrafficStore(async () => {
      throw new Error('no memory');
    });
    await store.getState().start('few', '1', DESCRIPTION);
    expect(store.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'traffic-failed', message: expect.stringContaining('no memory') },
    });
  });
});
