import { readFileSync } from 'node:fs';
import { loadModel } from '../src/saved-model.ts';
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

/** Square feet in a square metre: a foot is 0.3048 m. */
const SQFT_PER_M2 = 1 / 0.3048 ** 2;

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

/** The house that a listing describes, as the model knows houses: areas in square feet, no empty year. */
export function houseOf({ listedIn, areaUnit, ...listing }: Listing): House {
  const factor = areaUnit === 'm2' ? SQFT_PER_M2 : 1;
  const inFeet = Object.fromEntries(AREAS.map((name) => [name, listing[name] * factor])) as Record<(typeof AREAS)[number], number>;
  return {
    ...listing,
    ...inFeet,
    yearSold: listedIn,
    yearRemodelled: listing.yearRemodelled ?? 1950,
    centralAir: Number(listing.centralAir),
    fullyFunctional: Number(listing.fullyFunctional),
  };
}

/** The estimate for a listing, in dollars. */
export function estimateListing(listing: Listing): number {
  return model.predict([houseOf(listing)])[0]!;
}
