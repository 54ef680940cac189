import { sha256Hex } from '../../../core/hash';
import type { Account, CloudState, Resource } from '../state/cloud-state';
import { sizeNow, standing } from '../state/cloud-state';
import { poolSpans } from './pool-spans';
import type { SpotAssumptions } from './spot-lives';
import { machineLives } from './usage-of-state';

/** A machine that is up. */
export interface Machine {
  /** 17 hexadecimal digits of its own. */
  readonly id: string;
  readonly pool: Resource;
  readonly startedAt: number;
}

/** How the machines of a pool are. */
export interface PoolHealth {
  /** How many are up; a spot machine that is being replaced is not. */
  readonly up: number;
  /** How often a machine was taken away from the places that it has now, since they were filled. */
  readonly interruptions: number;
}

/** The lives of a pool's machines up to a moment; what started at it counts as up, hence a millisecond more. */
const livesAt = (pool: Resource, account: Account, now: number, assumed: SpotAssumptions) =>
  machineLives(pool, account, now + 1, assumed);

/** The machines of an account that are up at a moment. A spot machine that is being replaced is not. */
export function machinesOf(
  state: CloudState,
  account: Account,
  now: number,
  assumed: SpotAssumptions,
): Machine[] {
  return standing(state, account.id, 'node-pool').flatMap((pool) =>
    livesAt(pool, account, now, assumed)
      .filter(({ from, to }) => from <= now && to > now)
      .map(({ from, place }) => ({
        id: sha256Hex(`${account.id}/${pool.id}/${place}/${from}`).slice(0, 17),
        pool,
        startedAt: from,
      })),
  );
}

/** How a pool is at a moment. */
export function poolHealth(
  pool: Resource,
  account: Account,
  now: number,
  assumed: SpotAssumptions,
): PoolHealth {
  const lives = livesAt(pool, account, now, assumed);
  const up = lives.filter(({ from, to }) => from <= now && to > now).length;
  if (pool.spec.market !== 'spot') return { up, interruptions: 0 };
  // Each place has one life more than it was interrupted.
  const size = sizeNow(pool);
  const filled = new Map(
    poolSpans(pool.sizes, now + 1).map(({ place, from, to }) => [place, to > now ? from : null]),
  );
  const own = lives.filter(({ place, from }) => {
    const since = filled.get(place);
    return place < size && since !== null && since !== undefined && from >= since;
  });
  const places = new Set(own.map(({ place }) => place)).size;
  return { up, interruptions: own.length - places };
}
