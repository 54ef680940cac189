import { readFileSync } from 'node:fs';
import { parseTable } from '../../../../dataset/parse-table';
import type { WorldInput } from '../../../../world/input';
import type { RowFeed } from '../../../../world/rows/row-feed';
import { World } from '../../../../world/world';
import { churnFeed } from '../churn-feed';
import { worldPorts } from '../compose-world';
import { housePriceFeed } from '../house-price-feed';
import { practicePolicies } from '../reference-policies';
import { calmWorld } from '../reference-service';

/** The Ames sales as a feed, of a seed. */
export const houseFeed = (seed = 'test'): RowFeed =>
  housePriceFeed(parseTable(readFileSync('public/data/ames_housing.csv', 'utf8')), seed);

/** The telephone customers as a feed, of a seed. */
export const customerFeed = (seed = 'test'): RowFeed =>
  churnFeed(parseTable(readFileSync('public/data/telco_churn.csv', 'utf8')), seed);

/** The input of a calm world with a steady load and nobody who responds, with what a test changes. */
export function steadyInput(feed: RowFeed, change: Partial<WorldInput> = {}): WorldInput {
  const calm = calmWorld(feed, 'test', practicePolicies(feed));
  return { ...calm, load: { perDay: 2400 }, responder: 'player', ...change };
}

/** A world without monitors: quicker, and what happens does not depend on who looks. */
export function unwatchedWorld(input: WorldInput): World {
  const monitoring = { ...input.policies.monitoring, rules: null };
  const quiet = { ...input, policies: { ...input.policies, monitoring } };
  return new World(quiet, worldPorts(quiet));
}

/** Lets a world pass until an hour. */
export function passUntil(world: World, hour: number): World {
  while (world.hour < hour) world.step();
  return world;
}
