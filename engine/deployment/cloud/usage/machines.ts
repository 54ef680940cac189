import { sha256Hex } from '../../../core/hash';
import type { Account, CloudState, Resource } from '../state/cloud-state';
import { standing } from '../state/cloud-state';
import type { SpotAssumptions } from './spot-lives';
import { machineLives } from './usage-of-state';

/** A machine that is up. */
export interface Machine {
  /** 17 hexadecimal digits of its own. */
  readonly id: string;
  readonly pool: Resource;
  readonly startedAt: number;
  /** What became of those that stood in its place before: how often a spot machine was taken away. */
  readonly interruptions: number;
}

/** The machines of an account that are up at a moment. A spot machine that is being replaced is not. */
export function machinesOf(
  state: CloudState,
  account: Account,
  now: number,
  assumed: SpotAssumptions,
): Machine[] {
  return standing(state, account.id, 'node-pool').flatMap((pool) => {
    // One millisecond more, so that what started at this moment counts as up.
    const lives = machineLives(pool, account, now + 1, assumed);
    return lives
      .filter(({ from, to }) => from <= now && to > now)
      .map(({ from, place }) => ({
        id: sha256Hex(`${account.id}/${pool.id}/${place}/${from}`).slice(0, 17),
        pool,
        startedAt: from,
        interruptions: lives.filter((life) => life.place === place && life.to <= from).length,
      }));
  });
}
