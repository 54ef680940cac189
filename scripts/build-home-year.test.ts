import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { computeHomeYear, HOME_YEAR_FILE } from './lib/home-year';

it('the year of the home page is the one that the sources give', () => {
  const message = 'content/home-year.json is out of date: run npx tsx scripts/build-home-year.ts';
  expect(readFileSync(HOME_YEAR_FILE, 'utf8') === `${JSON.stringify(computeHomeYear())}\n`, message).toBe(
    true,
  );
}, 300_000);
