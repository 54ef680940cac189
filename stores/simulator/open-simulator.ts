import { parseTable } from '../../engine/dataset/parse-table';
import { housePriceFeed } from '../../engine/scenario/scenarios/world/house-price-feed';
import { practicePolicies } from '../../engine/scenario/scenarios/world/reference-policies';
import { fetchTable } from '../../runtime/simulator/fetch-table';
import { openLanePool } from './open-lane-pool';
import { readOwnPractices } from './read-own-practices';
import { createSimulator, type Simulator } from './simulator-store';

/** The simulator of this browser, with a worker for each core. Import it lazily: it brings the database with it. */
export function openSimulator(): Simulator {
  return createSimulator({
    pool: openLanePool(),
    readOwn: async () =>
      readOwnPractices(practicePolicies(housePriceFeed(parseTable(await fetchTable()), 'own'))),
  });
}
