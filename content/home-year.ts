import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Year } from '../engine/simulator/year';

/**
 * The year of `content/home-year.json`, which a script computes: the picture that the home page opens with. Undefined when it
 * has not been computed: then the page shows nothing in its place. For Node only.
 */
export function loadHomeYear(file = join(process.cwd(), 'content', 'home-year.json')): Year | undefined {
  if (!existsSync(/*turbopackIgnore: true*/ file)) return undefined;
  return JSON.parse(readFileSync(/*turbopackIgnore: true*/ file, 'utf8')) as Year;
}
