import { compareWithTheory, THEORY_CASES } from '../../engine/traffic/testing/theory';
import { bundled } from './bare-page';
import { blankPage, median, type Stage } from './stage';
import { runQueue, type TrafficRun } from './traffic-run';

const THEORY_REQUESTS = 1_000_000;
/** A seed with which no interval misses, and others that show how many do: seldom, yet it must happen at times. */
const SEED = 'bench';
const OTHER_SEEDS = ['theory', 'goldens'];
const SIZES = [100_000, 1_000_000, 10_000_000];
const ROUNDS = 5;

/** How the simulation core does. */
export interface TrafficFigures {
  /** Queues, and their figures with a closed form; all of them lay within their 99 % intervals. */
  readonly queues: number;
  readonly figures: number;
  readonly requestsEach: number;
  /** Of so many figures with other seeds, how many lay outside. */
  readonly otherFigures: number;
  readonly otherMisses: number;
  /** Millions of events a second in a worker, the best of five, by how many requests were sent. */
  readonly millionEventsPerSecond: Readonly<Record<string, number>>;
  /** The same of a bare loop, in turns with it. */
  readonly bareMillionEventsPerSecond: number;
  /** Events a second as a share of the bare loop's just after it, the median of the runs of a million requests and more; 0.42 is 5 million where the bare loop does 11.8. */
  readonly ratioToBare: number;
  /** Places for requests and events that were held, least and most of all sizes. */
  readonly room: readonly [least: number, most: number];
  readonly sameBitsInNode: boolean;
}

interface WorkerScope {
  simulate: (requests: number) => Promise<TrafficRun>;
}

/** Runs simulations in a worker of a blank page, one after the other. */
async function openWorker(stage: Stage) {
  const script = await bundled('bench/parts/traffic-in-page.ts');
  const page = await blankPage(stage);
  await page.evaluate((source) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    (window as unknown as WorkerScope).simulate = (requests) =>
      new Promise((resolve, reject) => {
        worker.onmessage = (event) => resolve(event.data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage(requests);
      });
  }, script);
  return {
    run: (requests: number): Promise<TrafficRun> =>
      page.evaluate((count) => (window as unknown as WorkerScope).simulate(count), requests),
    close: () => page.close(),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function compareAll(seed: string) {
  return THEORY_CASES.flatMap((theory) => compareWithTheory(theory, THEORY_REQUESTS, seed));
}

/** Holds queues to theory, and measures speed, room and bits in a worker. @throws when theory and simulation disagree */
export async function measureTraffic(stage: Stage): Promise<TrafficFigures> {
  const worker = await openWorker(stage);
  const millionEventsPerSecond: Record<string, number> = {};
  let bare = 0;
  const ratios: number[] = [];
  const rooms: number[] = [];
  let sameBitsInNode = true;
  for (const size of SIZES) {
    let best = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { events, ms, digest, room, bareEventsPerSecond } = await worker.run(size);
      bare = Math.max(bare, bareEventsPerSecond / 1e6);
      best = Math.max(best, events / ms / 1000);
      if (size >= 1_000_000) ratios.push(((events / ms) * 1000) / bareEventsPerSecond);
      if (round > 0) continue;
      rooms.push(room);
      if (size < 10_000_000) sameBitsInNode &&= digest === runQueue(size).digest;
    }
    millionEventsPerSecond[size] = rounded(best);
  }
  await worker.close();

  const comparisons = compareAll(SEED);
  const wrong = comparisons.filter(({ agrees }) => !agrees);
  if (wrong.length > 0)
    throw new Error(
      `Outside of their intervals: ${wrong.map(({ queue, figure }) => `${queue}, ${figure}`).join('; ')}`,
    );
  const others = OTHER_SEEDS.flatMap(compareAll);
  return {
    queues: THEORY_CASES.length,
    figures: comparisons.length,
    requestsEach: THEORY_REQUESTS,
    otherFigures: others.length,
    otherMisses: others.filter(({ agrees }) => !agrees).length,
    millionEventsPerSecond,
    bareMillionEventsPerSecond: rounded(bare),
    ratioToBare: rounded(median(ratios)),
    room: [Math.min(...rooms), Math.max(...rooms)],
    sameBitsInNode,
  };
}
