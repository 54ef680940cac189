import type { Facts } from '../estimate/house.ts';
import { chance, LABELS, scriptEstimate, someHouse, typed } from './houses.ts';

/** One good house, then houses that there cannot be: each wrong in one field. */
export default async function impossible({ seed }: { seed: string }) {
  const next = chance(seed);
  const estimate = await scriptEstimate();
  const house = someHouse(next);
  const good = { label: 'an ordinary house', fill: typed(house), shows: estimate(house) };
  const bad = (name: keyof Facts, text: string, trouble: string) => ({
    label: `${LABELS[name]}: ${JSON.stringify(text)}`,
    trouble,
    fill: typed(house, { [name]: text }),
    about: LABELS[name],
  });
  return [
    good,
    bad('garageCars', '', 'Garage cars is left empty'),
    bad('livingArea', String(-house.livingArea), 'the living area is negative'),
    bad('yearBuilt', String(2011 + Math.floor(next() * 60)), 'the year built is in the future'),
    bad('lotArea', `about ${house.lotArea}`, 'the lot area is text'),
    bad('livingArea', `${house.livingArea * 10}`, 'the living area has one zero too many'),
    bad('condition', `${10 + Math.floor(next() * 40)}`, 'the condition is beyond its scale'),
  ];
}
