import { group, median, rollup } from 'd3-array';
import type { Cell, Row } from './table.ts';

const CUT = 2009;
const GRADES = ['Very_Poor', 'Poor', 'Fair', 'Below_Average', 'Typical', 'Average', 'Above_Average', 'Good', 'Very_Good', 'Excellent'];

/** Features of each house, from what was known at the beginning of the year in which it was sold. */
export function makeFeatures(rows: Row[]): Row[] {
  const past = rows.filter((row) => Number(row.Year_Sold) < CUT);
  const middles = new Map<string, number>();
  const number = (row: Row, name: string): number => {
    if (typeof row[name] === 'number') return row[name];
    if (!middles.has(name)) middles.set(name, median(past, (other) => other[name] as number | null) ?? 0);
    return middles.get(name)!;
  };
  const grade = (cell: Cell) => (cell === null ? 5 : GRADES.indexOf(String(cell)));
  const area = (row: Row) => number(row, 'Gr_Liv_Area') + number(row, 'Total_Bsmt_SF');
  // the median price of a square foot in the years before, by place; nothing is known before 2006, so 2006 gets the plain
  // middle of the whole past without its own year
  const perFoot = (row: Row) => Number(row.Sale_Price) / area(row);
  const years = [2006, 2007, 2008, 2009, 2010];
  const before = new Map(
    years.map((year) => {
      const earlier = past.filter((row) => (year === 2006 ? Number(row.Year_Sold) > year : Number(row.Year_Sold) < year));
      return [year, { all: median(earlier, perFoot)!, places: rollup(earlier, (list) => ({ value: median(list, perFoot)!, n: list.length }), (row) => row.Neighborhood) }];
    }),
  );
  const level = (row: Row) => {
    const known = before.get(Math.min(Number(row.Year_Sold), CUT))!;
    const place = known.places.get(row.Neighborhood);
    return place === undefined ? known.all : (place.n * place.value + 5 * known.all) / (place.n + 5);
  };
  const places = [...group(past, (row) => row.Neighborhood).keys()].sort().slice(1);
  return rows.map((row) => ({
    Listing_ID: row.Listing_ID,
    Year_Sold: row.Year_Sold,
    age: Number(row.Year_Sold) - number(row, 'Year_Built'),
    remodelled: Number(row.Year_Sold) - number(row, 'Year_Remod_Add'),
    log_area: Math.log(area(row)),
    log_living: Math.log(number(row, 'Gr_Liv_Area')),
    log_lot: Math.log(number(row, 'Lot_Area')),
    garage: number(row, 'Garage_Area'),
    fireplaces: number(row, 'Fireplaces'),
    baths: number(row, 'Full_Bath') + number(row, 'Bsmt_Full_Bath') + number(row, 'Half_Bath') / 2,
    condition: grade(row.Overall_Cond),
    heating: grade(row.Heating_QC),
    air: Number(row.Central_Air === 'Y'),
    works: Number(row.Functional === 'Typ'),
    level: Math.log(level(row)),
    ...Object.fromEntries(places.map((place) => [`in_${place}`, Number(row.Neighborhood === place)])),
  }));
}
