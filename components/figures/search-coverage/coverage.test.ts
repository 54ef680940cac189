import { describe, expect, it } from 'vitest';
import { COUNTS, errorAt, gridPlaces, randomPlaces, seenBy } from './coverage';

describe('search coverage', () => {
  it.each(COUNTS)('%i points: a grid has the root of them as values, random search all of them', (count) => {
    expect(gridPlaces(count)).toHaveLength(count);
    expect(seenBy(gridPlaces(count)).values).toBe(Math.sqrt(count));
    expect(seenBy(randomPlaces(count, 1)).values).toBe(count);
  });

  it('keeps the first points when more are drawn', () => {
    expect(randomPlaces(9, 3).slice(0, 4)).toEqual(randomPlaces(4, 3));
  });

  it('finds the place with the lowest error', () => {
    const places = randomPlaces(25, 2);
    expect(seenBy(places).error).toBe(Math.min(...places.map(errorAt)));
  });
});
