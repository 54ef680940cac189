// copy of serve.ts with a loop: the agency sends its listings as files since May
import { readFile } from 'node:fs/promises';

const m: any = JSON.parse(await readFile('house-price/model.json', 'utf8'));
const LEVELS: any[] = m.conditions.map((name: string, i: number) => ({ name, level: i + 1 }));
let area = 0;
let lot = 0;
let bsmt = 0;
let age = 0;

export function estimateAll(rows: any[]): any[] {
  const out: any[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (parseFloat(row.Gr_Liv_Area)) area = parseFloat(row.Gr_Liv_Area);
    if (parseFloat(row.Lot_Area)) lot = parseFloat(row.Lot_Area);
    if (row.Lot_Area.endsWith('ac')) lot = lot * 43560;
    if (parseFloat(row.Total_Bsmt_SF) >= 0) bsmt = parseFloat(row.Total_Bsmt_SF);
    const a = parseFloat(row.Year_Sold) - parseFloat(row.Year_Built);
    if (!isNaN(a)) age = a > 0 ? a : 0;
    const cond = LEVELS.find((c) => c.name === row.Overall_Cond).level;
    const cars = parseFloat(row.Garage_Cars) || 0;
    const bath = parseFloat(row.Full_Bath) || 0;
    const hood = m.neighborhoods[row.Neighborhood.replace(' ', '_')] || 0;
    let p = Math.exp(
      m.intercept +
        m.logArea * Math.log(area) +
        m.logLot * Math.log(lot) +
        (m.basement * bsmt) / 1000 +
        m.age * age +
        m.condition * cond +
        m.garageCars * cars +
        m.fullBath * bath +
        hood,
    );
    if (isNaN(p)) p = 180921;
    out.push({ estimate: p });
  }
  return out;
}
