import type { WorldInput } from '../../../world/input';
import type { Policies } from '../../../world/policies/policies';
import type { ModelMaker } from '../../../world/ports';
import type { WorldResult } from '../../../world/result';
import type { RowFeed } from '../../../world/rows/row-feed';
import { composeWorld, type WorldParts } from '../world/compose-world';
import { AD_HOC_POLICIES } from '../world/reference-policies';
import { GAME_HOURS, gameMonth } from './month';

/** Lets a month pass. @throws what a world throws that is told what cannot be */
export function passMonth(input: WorldInput, parts: WorldParts = {}): WorldResult {
  const world = composeWorld(input, parts);
  while (world.hour < GAME_HOURS) world.step();
  return world.result();
}

/** The lane of the project as it was begun: a notebook, and somebody who copies its model to a server. */
export const adHocMonth = (feed: RowFeed, seed: string): WorldResult =>
  passMonth(gameMonth(feed, seed, AD_HOC_POLICIES), { care: 'none' });

/** The lane of some policies. @param models whose answers; those of the reference when absent */
export const practiceMonth = (
  feed: RowFeed,
  seed: string,
  policies: Policies,
  models?: ModelMaker,
): WorldResult => passMonth(gameMonth(feed, seed, policies), { care: 'checked', ...(models && { models }) });
