import { readFile } from 'node:fs/promises';
import { parseCsv, type Row } from './csv.ts';

/** What is known about a house when it is listed. Areas in square feet, porches and garages too. */
export interface House {
  yearSold: number;
  yearBuilt: number;
  yearRemodelled: number;
  lotArea: number;
  livingArea: number;
  firstFloor: number;
  secondFloor: number;
  basement: number;
  basementUnfinished: number;
  masonryVeneer: number;
  garageArea: number;
  garageCars: number;
  woodDeck: number;
  openPorch: number;
  enclosedPorch: number;
  screenPorch: number;
  rooms: number;
  bedrooms: number;
  kitchens: number;
  fullBaths: number;
  halfBaths: number;
  basementBaths: number;
  fireplaces: number;
  /** From 1 (very poor) to 9 (excellent). */
  condition: number;
  /** From 1 (poor) to 5 (excellent). */
  exteriorCondition: number;
  heating: number;
  /** 1 yes, 0 no. */
  centralAir: number;
  fullyFunctional: number;
  longitude: number;
  latitude: number;
}

/** A house that was sold, and for how many dollars. */
export interface Sale extends House {
  price: number;
}

const CONDITION = ['Very_Poor', 'Poor', 'Fair', 'Below_Average', 'Average', 'Above_Average', 'Good', 'Very_Good', 'Excellent'];
const QUALITY = ['Poor', 'Fair', 'Typical', 'Good', 'Excellent'];

/** The house that a row of the Ames table describes. */
export function toHouse(row: Row): House {
  const number = (name: string) => {
    const value = Number(row[name]);
    if (row[name] === '' || !Number.isFinite(value)) throw new Error(`${name} is ${JSON.stringify(row[name])}, not a number.`);
    return value;
  };
  const rank = (name: string, scale: string[]) => {
    const place = scale.indexOf(row[name] ?? '');
    if (place < 0) throw new Error(`${name} is ${JSON.stringify(row[name])}, not one of ${scale.join(', ')}.`);
    return place + 1;
  };
  return {
    yearSold: number('Year_Sold'),
    yearBuilt: number('Year_Built'),
    yearRemodelled: number('Year_Remod_Add'),
    lotArea: number('Lot_Area'),
    livingArea: number('Gr_Liv_Area'),
    firstFloor: number('First_Flr_SF'),
    secondFloor: number('Second_Flr_SF'),
    basement: number('Total_Bsmt_SF'),
    basementUnfinished: number('Bsmt_Unf_SF'),
    masonryVeneer: number('Mas_Vnr_Area'),
    garageArea: number('Garage_Area'),
    garageCars: number('Garage_Cars'),
    woodDeck: number('Wood_Deck_SF'),
    openPorch: number('Open_Porch_SF'),
    enclosedPorch: number('Enclosed_Porch'),
    screenPorch: number('Screen_Porch'),
    rooms: number('TotRms_AbvGrd'),
    bedrooms: number('Bedroom_AbvGr'),
    kitchens: number('Kitchen_AbvGr'),
    fullBaths: number('Full_Bath'),
    halfBaths: number('Half_Bath'),
    basementBaths: number('Bsmt_Full_Bath'),
    fireplaces: number('Fireplaces'),
    condition: rank('Overall_Cond', CONDITION),
    exteriorCondition: rank('Exter_Cond', QUALITY),
    heating: rank('Heating_QC', QUALITY),
    centralAir: row.Central_Air === 'Y' ? 1 : 0,
    fullyFunctional: row.Functional === 'Typ' ? 1 : 0,
    longitude: number('Longitude'),
    latitude: number('Latitude'),
  };
}

/** Houses above this living area (square feet) are left out, as De Cock (2011) advises: there are five. */
const LARGEST = 4000;

/** The sales in a CSV file with the columns of the Ames table, in the order of the file. */
export async function readSales(path = 'data/ames_housing.csv'): Promise<Sale[]> {
  return parseCsv(await readFile(path, 'utf8'))
    .map((row) => ({ ...toHouse(row), price: Number(row.Sale_Price) }))
    .filter((sale) => sale.livingArea <= LARGEST);
}
