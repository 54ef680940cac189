import type { House } from './sales.ts';

/** The facts that the model sees, each as a number. The year of sale itself is not among them: it only gives the ages. */
const FEATURES: Record<string, (house: House) => number> = {
  age: (house) => house.yearSold - house.yearBuilt,
  yearsSinceRemodelled: (house) => house.yearSold - house.yearRemodelled,
  lotArea: (house) => house.lotArea,
  livingArea: (house) => house.livingArea,
  firstFloor: (house) => house.firstFloor,
  secondFloor: (house) => house.secondFloor,
  basement: (house) => house.basement,
  basementUnfinished: (house) => house.basementUnfinished,
  masonryVeneer: (house) => house.masonryVeneer,
  garageArea: (house) => house.garageArea,
  garageCars: (house) => house.garageCars,
  woodDeck: (house) => house.woodDeck,
  openPorch: (house) => house.openPorch,
  enclosedPorch: (house) => house.enclosedPorch,
  screenPorch: (house) => house.screenPorch,
  rooms: (house) => house.rooms,
  bedrooms: (house) => house.bedrooms,
  kitchens: (house) => house.kitchens,
  fullBaths: (house) => house.fullBaths,
  halfBaths: (house) => house.halfBaths,
  basementBaths: (house) => house.basementBaths,
  fireplaces: (house) => house.fireplaces,
  condition: (house) => house.condition,
  exteriorCondition: (house) => house.exteriorCondition,
  heating: (house) => house.heating,
  centralAir: (house) => house.centralAir,
  fullyFunctional: (house) => house.fullyFunctional,
  longitude: (house) => house.longitude,
  latitude: (house) => house.latitude,
};

/** The names of the features, in the order of an encoded house. */
export const FEATURE_NAMES = Object.keys(FEATURES);

/** Turns houses into rows of standardised numbers, one column a feature. */
export interface Encoder {
  /** What the training rows said of each feature. */
  columns: { name: string; mean: number; scale: number }[];
  encode(houses: House[]): number[][];
}

/**
 * Learns the mean and standard deviation of every feature from `rows`, and scales any house by them. Give it the rows
 * that you train on, and no others: what it learns is part of the model.
 */
export function fitEncoder(rows: House[]): Encoder {
  const columns = Object.entries(FEATURES).map(([name, read]) => {
    const values = rows.map(read);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { name, read, mean, scale: Math.sqrt(variance) || 1 };
  });
  return {
    columns: columns.map(({ name, mean, scale }) => ({ name, mean, scale })),
    encode: (houses) => houses.map((house) => columns.map(({ read, mean, scale }) => (read(house) - mean) / scale)),
  };
}
