import { labPrices } from '../../../deployment/cloud/prices/lab-prices';
import type { PriceBook } from '../../../deployment/cloud/prices/price-book';
import { admitAutoscaler } from '../../../deployment/cluster/admission/admit-autoscaler';
import { FieldFaults } from '../../../deployment/cluster/admission/field-faults';
import { WorldError } from '../../../world/errors';
import type { WorldInput } from '../../../world/input';
import type { ModelMaker, Scaler, WorldPorts } from '../../../world/ports';
import { World } from '../../../world/world';
import { HOUR_MS } from './hours';
import { hpaScaler } from './hpa-scaler';
import { type Care, referenceLearner } from './reference-learner';
import { watchMonitors } from './watch-monitors';

/** A machine that replicas run on. */
export interface WorldMachine {
  readonly provider: 'aws' | 'gcp' | 'azure';
  readonly sku: string;
  readonly region: string;
}

/** The machine of the reference: two processors and 8 GiB, with a verified list price. */
export const REFERENCE_MACHINE: WorldMachine = { provider: 'aws', sku: 'm5.large', region: 'us-east-1' };

/** What a world is composed of besides its input. */
export interface WorldParts {
  /** Whose models; the regression of the reference when absent. */
  readonly models?: ModelMaker;
  /** How careful the code of the reference is with rows; as its policy of code says when absent. */
  readonly care?: Care;
  readonly machine?: WorldMachine;
  readonly prices?: PriceBook;
}

/**
 * A world with the lab's own autoscaler, monitors and prices behind its ports.
 * @throws WorldError; MonitoringError for rules and suites that cannot be read, ClusterError for an autoscaler that would be refused
 *
 * @example
 * const feed = housePriceFeed(table, seed);
 * const world = composeWorld({ ...calmWorld(feed, seed), policies: practicePolicies(feed) });
 */
export function composeWorld(input: WorldInput, parts: WorldParts = {}): World {
  return new World(input, worldPorts(input, parts));
}

/** The ports of a world. @throws as `composeWorld` does */
export function worldPorts(input: WorldInput, parts: WorldParts = {}): WorldPorts {
  const { feed, policies, looksPerHour } = input;
  return {
    models: parts.models ?? referenceLearner(feed, knownRows(input), parts.care ?? careOf(input)),
    monitors: watchMonitors(policies.monitoring, feed, HOUR_MS / looksPerHour),
    scaler: scalerOf(input),
    nanoUsdPerNodeHour: priceOf(parts.machine ?? REFERENCE_MACHINE, parts.prices ?? labPrices()),
  };
}

/** Code that refuses what is missing refuses what it does not know as well; code that does not computes with what there is. */
const careOf = ({ policies }: WorldInput): Care =>
  policies.code.rows.missing.refused >= 0.5 ? 'checked' : 'none';

/** The rows of a feed that come before hour 0. */
export function knownRows({ feed }: Pick<WorldInput, 'feed'>): number {
  let known = 0;
  while (known < feed.arrivals.length && feed.arrivals[known]! < 0) known++;
  return known;
}

/** Pods that a cluster of the lab follows at most. */
const MOST_PODS = 200;

function scalerOf({ policies }: WorldInput): Scaler | null {
  const { autoscaler, cpuRequestMilli } = policies.scale;
  if (autoscaler === null) return null;
  const faults = new FieldFaults();
  const spec = admitAutoscaler(autoscaler, MOST_PODS, faults);
  faults.end('HorizontalPodAutoscaler', 'of the policy');
  return hpaScaler(spec, cpuRequestMilli);
}

function priceOf({ provider, sku, region }: WorldMachine, prices: PriceBook): number {
  const price = prices.machineHour(provider, sku, region);
  if (price === null)
    throw new WorldError(
      'world-input',
      `The price list has no price of ${sku} of ${provider} in ${region}. Choose a machine that it has, or add a row.`,
    );
  return Number(price.nano);
}
