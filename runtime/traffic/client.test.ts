import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TrafficDescription } from '../../engine/traffic/description';
import { simulate } from '../../engine/traffic/simulation';
import { simulateInWorker, TrafficJobError } from './client';
import type { TrafficJob } from './protocol';
import { runJob } from './run-job';

const DESCRIPTION: TrafficDescription = {
  duration: 100,
  window: 10,
  arrivals: { kind: 'poisson', perSecond: 5 },
  fleet: {
    versions: [{ name: 'v1', workers: 4, service: { kind: 'gamma', mean: 0.3, variation: 1 } }],
    replicas: [{ version: 'v1', count: 2 }],
  },
};

/** A worker in this thread: it gets and gives copies, in tasks of their own. */
class NearWorker extends EventTarget {
  static started = 0;
  static ended = 0;
  /** What the next one does instead of its job. */
  static breaks = false;
  #isOver = false;

  constructor() {
    super();
    NearWorker.started++;
  }

  postMessage(job: TrafficJob): void {
    const { breaks } = NearWorker;
    const copy = structuredClone(job);
    setTimeout(() => {
      if (breaks) this.#say(Object.assign(new Event('error'), { message: 'no memory' }));
      else
        runJob(copy, (reply) => {
          const data = structuredClone(reply);
          setTimeout(() => this.#say(new MessageEvent('message', { data })));
        });
    });
  }

  terminate(): void {
    this.#isOver = true;
    NearWorker.ended++;
  }

  #say(event: Event): void {
    if (!this.#isOver) this.dispatchEvent(event);
  }
}

vi.stubGlobal('Worker', NearWorker);
afterEach(() => {
  expect(NearWorker.ended).toBe(NearWorker.started);
  NearWorker.breaks = false;
});

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('simulateInWorker', () => {
  it('gives what the engine gives, and says how far it is', async () => {
    const progress: number[] = [];
    const result = await simulateInWorker(
      { description: DESCRIPTION, seed: 'far' },
      { onProgress: (time) => progress.push(time) },
    );
    expect(result).toEqual(simulate(DESCRIPTION, 'far'));
    expect(progress).toHaveLength(49);
  });

  it('says why it failed', async () => {
    const wrong = { ...DESCRIPTION, duration: -1 };
    expect(await failure(simulateInWorker({ description: wrong, seed: 1 }))).toMatchObject({
      code: 'traffic-description',
      message: 'duration: expected a number above 0 and at most 10000000000, found -1.',
    });
    NearWorker.breaks = true;
    expect(await failure(simulateInWorker({ description: DESCRIPTION, seed: 1 }))).toMatchObject({
      code: 'traffic-failed',
      message: 'The simulation of traffic could not be run: no memory. Try again.',
    });
  });

  it('is stopped, before and in the middle', async () => {
    const before = AbortSignal.abort();
    expect(
      await failure(simulateInWorker({ description: DESCRIPTION, seed: 1 }, { signal: before })),
    ).toMatchObject({
      code: 'traffic-stopped',
    });
    const stop = new AbortController();
    const stopped = await failure(
      simulateInWorker(
        { description: DESCRIPTION, seed: 1 },
        { signal: stop.signal, onProgress: () => stop.abort() },
      ),
    );
    expect(stopped).toBeInstanceOf(TrafficJobError);
    expect(stopped).toMatchObject({ code: 'traffic-stopped' });
  });
});
