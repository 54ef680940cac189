import { describe, expect, it } from 'vitest';
import { FIGURES, type LaneFigures } from '../../engine/simulator/figures';
import { AD_HOC } from '../../engine/simulator/switches';
import type { LaneYear } from '../../engine/simulator/year';
import { LaneJobError, LanePool } from './lane-pool';
import type { LaneJob, LaneRequest } from './protocol';
import { runJob } from './run-job';

const job = (seed: string): LaneJob => ({ seed, switches: AD_HOC, own: {} });

/** A lane whose only figure tells its seed apart. */
function lane(seed: string): LaneYear {
  const days = { right: [seed.length], wrong: [], unanswered: [], revenue: [], cost: [], upkeep: [] };
  return { days, faults: [], deployments: [], events: [] };
}

/** Workers in this thread that answer when they are told to; each is asked one thing at a time. */
class NearWorkers {
  readonly made: NearWorker[] = [];
  readonly asked: string[] = [];
  make = () => {
    const worker = new NearWorker(this.asked);
    this.made.push(worker);
    return worker as unknown as Worker;
  };
  /** Every worker that holds a job answers it. */
  answer(): void {
    for (const worker of this.made) worker.answer();
  }
}

class NearWorker extends EventTarget {
  isOver = false;
  #asked: string[];
  #request: LaneRequest | null = null;

  constructor(asked: string[]) {
    super();
    this.#asked = asked;
  }

  postMessage(request: LaneRequest): void {
    expect(this.#request).toBeNull();
    this.#asked.push(request.seed);
    this.#request = structuredClone(request);
  }

  answer(): void {
    const request = this.#request;
    if (!request) return;
    this.#request = null;
    if (request.seed === 'breaks') {
      this.dispatchEvent(Object.assign(new Event('error'), { message: 'no memory' }));
      return;
    }
    const reply = runJob(request, ({ seed }) => {
      if (seed === 'throws') throw new RangeError('no such seed');
      return lane(seed);
    });
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }));
  }

  terminate(): void {
    this.isOver = true;
  }
}

const settled = async (workers: NearWorkers, promise: Promise<unknown>) => {
  let isDone = false;
  const outcome = promise.then(
    (value) => {
      isDone = true;
      return value;
    },
    (error: unknown) => {
      isDone = true;
      return error;
    },
  );
  for (let turn = 0; turn < 20 && !isDone; turn++) {
    await Promise.resolve();
    workers.answer();
  }
  return outcome;
};

describe('the pool', () => {
  it('gives each job its own answer, with as many workers as are allowed, which stay', async () => {
    const workers = new NearWorkers();
    const pool = new LanePool(workers.make, 2);
    const seeds = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
    const all = Promise.all(seeds.map((seed) => pool.summary(job(seed))));
    const summaries = (await settled(workers, all)) as { figures: LaneFigures }[];
    expect(summaries.map(({ figures }) => figures.right)).toEqual([1, 2, 3, 4, 5]);
    expect(Object.keys(summaries[0]!.figures).sort()).toEqual(FIGURES.map(({ id }) => id).sort());
    expect(workers.made).toHaveLength(2);
    pool.dispose();
    expect(workers.made.every(({ isOver }) => isOver)).toBe(true);
  });

  it('takes a whole year before the summaries that wait', async () => {
    const workers = new NearWorkers();
    const pool = new LanePool(workers.make, 1);
    const all = Promise.all([pool.summary(job('a')), pool.summary(job('b')), pool.year(job('c'))]);
    await settled(workers, all);
    expect(workers.asked).toEqual(['a', 'c', 'b']);
  });

  it('stops what waits, and does not listen to what runs', async () => {
    const workers = new NearWorkers();
    const pool = new LanePool(workers.make, 1);
    const stop = new AbortController();
    const outcomes = Promise.allSettled([
      pool.summary(job('a'), stop.signal),
      pool.summary(job('b'), stop.signal),
    ]);
    stop.abort();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'simulator-stopped' } });
    expect(await settled(workers, pool.year(job('cc')))).toEqual(lane('cc'));
    expect(workers.asked).toEqual(['a', 'cc']);
    await expect(pool.year(job('d'), stop.signal)).rejects.toBeInstanceOf(LaneJobError);
  });

  it('says why a job failed, and goes on with another worker when one broke', async () => {
    const workers = new NearWorkers();
    const pool = new LanePool(workers.make, 1);
    expect(await settled(workers, pool.year(job('throws')))).toMatchObject({
      code: 'simulator-failed',
      message: 'no such seed',
    });
    expect(workers.made).toHaveLength(1);
    expect(await settled(workers, pool.year(job('breaks')))).toMatchObject({
      message: 'The year could not be simulated: no memory. Reload the page and try again.',
    });
    expect(await settled(workers, pool.year(job('a')))).toEqual(lane('a'));
    expect(workers.made.map(({ isOver }) => isOver)).toEqual([true, false]);
  });
});
