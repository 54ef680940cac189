import { LanePool } from '../../runtime/simulator/lane-pool';

const MOST_WORKERS = 8;

/** A pool of lanes with a worker for each core of this machine. */
export function openLanePool(): LanePool {
  const make = () =>
    new Worker(new URL('../../runtime/simulator/worker.ts', import.meta.url), { type: 'module' });
  return new LanePool(make, Math.min(MOST_WORKERS, Math.max(2, navigator.hardwareConcurrency || 2)));
}
