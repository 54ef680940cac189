import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { ERRORS, OVERALL, PLACES, smoothedLevel } from './levels';

const rows = Papa.parse<Record<string, string>>(readFileSync('public/data/ames_housing.csv', 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const past = rows.filter((row) => Number(row.Year_Sold) < 2009);
const logs = (list: typeof rows) => list.map((row) => Math.log(Number(row.Sale_Price)));

describe('the levels of the figure', () => {
  it('are those of the table', () => {
    expect(PLACES.reduce((sum, place) => sum + place.sales, 0)).toBe(past.length);
    expect(OVERALL).toBeCloseTo(average(logs(past)), 4);
    for (const { name, sales, meanLog } of PLACES) {
      const here = past.filter((row) => row.Neighborhood === name.replaceAll(' ', '_'));
      expect(here.length).toBe(sales);
      expect(meanLog).toBeCloseTo(average(logs(here)), 4);
    }
  });

  it('miss later sales by what the figure says', () => {
    const later = rows.filter((row) => Number(row.Year_Sold) >= 2009);
    const places = new Map(PLACES.map((place) => [place.name.replaceAll(' ', '_'), place]));
    for (const { k, error } of ERRORS) {
      const misses = later.map((row) =>
        Math.abs(smoothedLevel(places.get(row.Neighborhood!)!, k) - Number(row.Sale_Price)),
      );
      expect(Math.abs(average(misses) - error)).toBeLessThan(5);
    }
  });

  it('go from the bare mean to the mean of all', () => {
    const [first] = PLACES;
    expect(smoothedLevel(first!, 0)).toBeCloseTo(Math.exp(first!.meanLog), 6);
    expect(smoothedLevel(first!, 1e9)).toBeCloseTo(Math.exp(OVERALL), 0);
  });
});
