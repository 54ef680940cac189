import type { JsonValue } from '../../../core/json';
import type { Rng } from '../../../core/rng';
import { numberIn, type SaleRow } from './table';

/** What a client puts into a request about a house that is for sale. */
export type Body = Readonly<Record<string, JsonValue>>;

/** Who sends a request, to which path, and with what. */
export interface Sent {
  readonly client: string;
  readonly path: string;
  readonly body: Body;
  /** What the answer should be, dollars, where the line says it. */
  readonly reference?: number;
}

const CONDITION = [
  'Very_Poor',
  'Poor',
  'Fair',
  'Below_Average',
  'Average',
  'Above_Average',
  'Good',
  'Very_Good',
  'Excellent',
];
const QUALITY = ['Poor', 'Fair', 'Typical', 'Good', 'Excellent'];

/** 1 for the first word of a scale. */
const rank = (scale: readonly string[], word: string) => scale.indexOf(word) + 1;

/**
 * The small service of lesson 0.1: a few facts, a garage only where there is one. The reference is the price that the
 * house was sold for later.
 */
export function smallListing(sale: SaleRow): Sent {
  const garage = numberIn(sale, 'Garage_Area');
  return {
    client: 'homestead.example',
    path: '/estimate',
    body: {
      livingArea: numberIn(sale, 'Gr_Liv_Area'),
      yearBuilt: numberIn(sale, 'Year_Built'),
      basement: numberIn(sale, 'Total_Bsmt_SF'),
      baths: numberIn(sale, 'Full_Bath'),
      condition: rank(CONDITION, sale.cell('Overall_Cond')),
      garage: garage > 0 ? { area: garage } : null,
    },
    reference: numberIn(sale, 'Sale_Price'),
  };
}

/** The areas of a listing, by the name that the site has for each. */
const AREAS = {
  lotArea: 'Lot_Area',
  livingArea: 'Gr_Liv_Area',
  firstFloor: 'First_Flr_SF',
  secondFloor: 'Second_Flr_SF',
  basement: 'Total_Bsmt_SF',
  basementUnfinished: 'Bsmt_Unf_SF',
  masonryVeneer: 'Mas_Vnr_Area',
  garageArea: 'Garage_Area',
  woodDeck: 'Wood_Deck_SF',
  openPorch: 'Open_Porch_SF',
  enclosedPorch: 'Enclosed_Porch',
  screenPorch: 'Screen_Porch',
} as const;

/** Square metres in a square foot (0.3048², exact). */
const M2_PER_SQFT = 0.3048 ** 2;
/** The share of requests that come from the partner, who measures in square metres. */
const METRIC_SHARE = 0.35;

/**
 * What the listing site sends for lesson 1.10. Its own agents measure in square feet, those of a partner in square
 * metres, rounded to two decimals; the form leaves the year of remodelling empty for a house that never was.
 */
export function siteListing(sale: SaleRow, rng: Rng): Sent {
  const metric = rng.next() < METRIC_SHARE;
  const area = (name: string) => {
    const feet = numberIn(sale, name);
    return metric ? Math.round(feet * M2_PER_SQFT * 100) / 100 : feet;
  };
  const built = numberIn(sale, 'Year_Built');
  const remodelled = numberIn(sale, 'Year_Remod_Add');
  return {
    client: metric ? 'nordhaus.example' : 'homestead.example',
    path: '/listings/estimate',
    body: {
      listedIn: numberIn(sale, 'Year_Sold'),
      areaUnit: metric ? 'm2' : 'sqft',
      ...Object.fromEntries(Object.entries(AREAS).map(([name, column]) => [name, area(column)])),
      yearBuilt: built,
      yearRemodelled: remodelled === built ? null : remodelled,
      garageCars: numberIn(sale, 'Garage_Cars'),
      rooms: numberIn(sale, 'TotRms_AbvGrd'),
      bedrooms: numberIn(sale, 'Bedroom_AbvGr'),
      kitchens: numberIn(sale, 'Kitchen_AbvGr'),
      fullBaths: numberIn(sale, 'Full_Bath'),
      halfBaths: numberIn(sale, 'Half_Bath'),
      basementBaths: numberIn(sale, 'Bsmt_Full_Bath'),
      fireplaces: numberIn(sale, 'Fireplaces'),
      condition: rank(CONDITION, sale.cell('Overall_Cond')),
      exteriorCondition: rank(QUALITY, sale.cell('Exter_Cond')),
      heating: rank(QUALITY, sale.cell('Heating_QC')),
      centralAir: sale.cell('Central_Air') === 'Y',
      fullyFunctional: sale.cell('Functional') === 'Typ',
      longitude: numberIn(sale, 'Longitude'),
      latitude: numberIn(sale, 'Latitude'),
    },
  };
}
