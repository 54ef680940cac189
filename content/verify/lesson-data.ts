import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { remakerOf } from '../../engine/dataset/makers/lesson-data';
import { dataEntries, laidData } from '../lesson-data';
import type { LessonDefinition } from '../lesson-schema';

/** The data of a lesson, as a session has it. */
export interface LessonData {
  /** By workspace path: `data/…`. */
  readonly data: Readonly<Record<string, string>>;
  /** By workspace path: what belongs to the learner from the start. */
  readonly owned: Readonly<Record<string, string>>;
  /** Makes one of the made files anew from another seed. */
  readonly remake: (path: string, seed: string) => string;
}

/** Reads the data of a lesson from `public/data`, and makes what is made, from `seed`. For Node only. */
export function readLessonData(
  definition: LessonDefinition,
  seed = 'verify',
  dir = join(process.cwd(), 'public', 'data'),
): LessonData {
  const read = (name: string) => readFileSync(join(dir, name), 'utf8');
  const entries = dataEntries(definition);
  const sources = Object.fromEntries(entries.made.flatMap(({ from }) => (from ? [[from, read(from)]] : [])));
  const remake = remakerOf(entries.made, sources);
  return { ...laidData(entries, read, (path) => remake(path, seed)), remake };
}
