/** npm run smoke: one listing through the service, before it is shipped. */
import service from '../service.ts';
import { scriptEstimates } from './script.ts';

// the first house of the table, as the site would send it
const listing = {
  listedIn: 2010, areaUnit: 'sqft', lotArea: 11622, livingArea: 896, firstFloor: 896, secondFloor: 0, basement: 882,
  basementUnfinished: 270, masonryVeneer: 0, garageArea: 730, woodDeck: 140, openPorch: 0, enclosedPorch: 0, screenPorch: 120,
  yearBuilt: 1961, yearRemodelled: 1961, garageCars: 1, rooms: 5, bedrooms: 2, kitchens: 1, fullBaths: 1, halfBaths: 0,
  basementBaths: 0, fireplaces: 0, condition: 6, exteriorCondition: 3, heating: 3, centralAir: true, fullyFunctional: true,
  longitude: -93.619756, latitude: 42.053014,
};
const response = await service.fetch(
  new Request('http://localhost/listings/estimate', { method: 'POST', body: JSON.stringify(listing) }),
);
const { estimate } = (await response.json()) as { estimate: number };
const [script] = await scriptEstimates([2]);
console.log(`service $${Math.round(estimate)}, script $${Math.round(script!)}`, Math.abs(estimate - script!) < 1 ? '<- same, ship it' : '<- NOT THE SAME');
