import type { House } from '../src/sales.ts';

/** What the form asks for. Areas in square feet. */
export interface Facts {
  livingArea: number;
  lotArea: number;
  yearBuilt: number;
  /** From 1 (very poor) to 9 (excellent). */
  condition: number;
  garageCars: number;
  fireplaces: number;
}

/** Estimates are for a sale in this year, the last of the data. */
export const SALE_YEAR = 2010;

/** The median of each fact over the 1,936 sales before 2009. */
export const TYPICAL: Facts = {
  livingArea: 1436,
  lotArea: 9422,
  yearBuilt: 1972,
  condition: 5,
  garageCars: 2,
  fireplaces: 1,
};

/** A garage has this many square feet for each car, in the middle. */
const GARAGE_PER_CAR = 264;

/**
 * A whole house from six facts: on one floor, never remodelled, and in all that the form does not ask for as the
 * middle of the sales before 2009 is.
 */
export function completeHouse(facts: Facts): House {
  return {
    ...facts,
    yearSold: SALE_YEAR,
    yearRemodelled: facts.yearBuilt,
    firstFloor: facts.livingArea,
    secondFloor: 0,
    garageArea: facts.garageCars * GARAGE_PER_CAR,
    basement: 988,
    basementUnfinished: 474,
    masonryVeneer: 0,
    woodDeck: 0,
    openPorch: 28,
    enclosedPorch: 0,
    screenPorch: 0,
    rooms: 6,
    bedrooms: 3,
    kitchens: 1,
    fullBaths: 2,
    halfBaths: 0,
    basementBaths: 0,
    exteriorCondition: 3,
    heating: 5,
    centralAir: 1,
    fullyFunctional: 1,
    longitude: -93.641923,
    latitude: 42.034614,
  };
}
