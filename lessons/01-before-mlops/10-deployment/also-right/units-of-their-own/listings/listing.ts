import { readFileSync } from 'node:fs';
import { loadModel } from '../src/saved-model.ts';
import { SQFT, scaled } from './units.ts';
import type { House } from '../src/sales.ts';

/** What a listing site sends about a house. Its names are ours; its habits are its own. */
export interface Listing extends Omit<House, 'yearSold' | 'yearRemodelled' | 'centralAir' | 'fullyFunctional'> {
  listedIn: number;
  areaUnit: 'sqft' | 'm2';
  yearRemodelled: number | null;
  centralAir: boolean;
  fullyFunctional: boolean;
}

const model = loadModel(JSON.parse(readFileSync('out/model.json', 'utf8')));

const AREAS = [
  'lotArea',
  'livingArea',
  'firstFloor',
  'secondFloor',
  'basement',
  'basementUnfinished',
  'masonryVeneer',
  'garageArea',
  'woodDeck',
  'openPorch',
  'enclosedPorch',
  'screenPorch',
] as const;

/** The house that a listing describes, as the model knows houses. Throws on a unit that nobody has heard of. */
export function houseOf(listing: Listing): House {
  const factor = SQFT[listing.areaUnit];
  if (factor === undefined) throw new Error(`The unit ${listing.areaUnit} is not known.`);
  const { listedIn, areaUnit: _unit, yearRemodelled, ...facts } = scaled(listing, [...AREAS], factor);
  return {
    ...facts,
    yearSold: listedIn,
    yearRemodelled: yearRemodelled === null ? facts.yearBuilt : yearRemodelled,
    centralAir: facts.centralAir ? 1 : 0,
    fullyFunctional: facts.fullyFunctional ? 1 : 0,
  };
}

/** The estimate for a listing, in dollars. */
export function estimateListing(listing: Listing): number {
  return model.predict([houseOf(listing)])[0]!;
}
