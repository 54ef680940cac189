import { estimate } from './serve.ts';

const listing = {
  Gr_Liv_Area: '1656',
  Lot_Area: '31770',
  Total_Bsmt_SF: '1080',
  Year_Sold: '2010',
  Year_Built: '1960',
  Garage_Cars: '2',
  Full_Bath: '1',
  Overall_Cond: 'Average',
  Neighborhood: 'North_Ames',
};

const variants: Record<string, Record<string, string>> = {
  'as it is': {},
  'area with a separator': { Gr_Liv_Area: '1,656' },
  'area in square metres': { Gr_Liv_Area: '153.8 m2' },
  'area with a typo': { Gr_Liv_Area: '1656abc' },
  'area missing': { Gr_Liv_Area: '' },
};

for (const [name, change] of Object.entries(variants)) {
  try {
    console.log(`${name}: ${Math.round(estimate({ ...listing, ...change }))} dollars`);
  } catch (error) {
    console.log(`${name}: ${error}`);
  }
}
