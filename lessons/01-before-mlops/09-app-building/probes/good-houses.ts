import { chance, scriptEstimate, someHouse, typed } from './houses.ts';

/** Houses that nothing is wrong with, and what the script says of them. */
export default async function goodHouses({ seed, count }: { seed: string; count: number }) {
  const next = chance(seed);
  const estimate = await scriptEstimate();
  return Array.from({ length: count }, (_, i) => {
    const facts = someHouse(next);
    // Every other one is small: a page that takes feet for metres, or the other way round, misreads it.
    const house = i % 2 === 1 ? { ...facts, livingArea: 310 + Math.round(next() * 150) } : facts;
    return {
      label: `a house of ${house.livingArea} square feet, built in ${house.yearBuilt}`,
      fill: typed(house),
      shows: estimate(house),
    };
  });
}
