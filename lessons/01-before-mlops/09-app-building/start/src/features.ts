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

/** What was learnt of one feature: its name, and what it is scaled by. */
export interface Column {
  name: string;
  mean: number;
  scale: number;
}

/** Turns houses into rows of standardised numbers, one column a feature. */
export interface Encoder {
  /** What it scales by, in the order of an encoded house. */
  columns: Column[];
  encode(houses: House[]): number[][];
}

/**
 * Learns the mean and standard deviation of every feature from `rows`, and scales any house by them. Give it the rows
 * that you train on, and no others: what it learns is part of the model.
 */
export function fitEncoder(rows: House[]): Encoder {
  return encoderOf(
    Object.entries(FEATURES).map(([name, read]) => {
      const values = rows.map(read);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      return { name, mean, scale: Math.sqrt(variance) || 1 };
    }),
  );
}

/** The encoder that scales by these columns, as `fitEncoder` learnt them. Throws when a feature is unknown. */
export function encoderOf(columns: Column[]): Encoder {
  const readers = columns.map(({ name, mean, scale }) => {
    const read = FEATURES[name];
    if (read === undefined) throw new Error(`There is no feature ${JSON.stringify(name)} in src/features.ts.`);
    return (house: House) => (read(house) - mean) / scale;
  });
  return { columns, encode: (houses) => houses.map((house) => readers.map((read) => read(house))) };
}
