/**
 * Lives through the simulator's first year and writes it to `content/home-year.json` for the home page:
 * `npx tsx scripts/build-home-year.ts`. The same sources give the same file; `scripts/build-home-year.test.ts` fails when it
 * is out of date.
 */
import { writeFileSync } from 'node:fs';
import { FIGURES } from '../engine/simulator/figures';
import { laneFigures } from '../engine/simulator/lane-figures';
import { computeHomeYear, HOME_YEAR_FILE } from './lib/home-year';

const year = computeHomeYear();
writeFileSync(HOME_YEAR_FILE, `${JSON.stringify(year)}\n`);
const [adHoc, practice] = [laneFigures(year.adHoc), laneFigures(year.practice)];
for (const { id, label, unit } of FIGURES) console.log(`${label}: ${adHoc[id]} → ${practice[id]} ${unit}`);
