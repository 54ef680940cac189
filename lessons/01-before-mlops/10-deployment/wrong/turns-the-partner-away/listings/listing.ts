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

/** The house that a listing describes, as the model knows houses. */
export function houseOf({ listedIn, areaUnit: _areaUnit, ...listing }: Listing): House {
  return {
    ...listing,
    yearSold: listedIn,
    yearRemodelled: listing.yearRemodelled ?? listing.yearBuilt,
    centralAir: Number(listing.centralAir),
    fullyFunctional: Number(listing.fullyFunctional),
  };
}

/** The estimate for a listing, in dollars. */
export function estimateListing(listing: Listing): number {
  return model.predict([houseOf(listing)])[0]!;
}
