import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LessonDefinition } from '../lesson-schema';

/** The data files of a lesson by workspace path (`data/…`), from `public/data`. For Node only. */
export function readLessonData(
  definition: LessonDefinition,
  dir = join(process.cwd(), 'public', 'data'),
): Record<string, string> {
  return Object.fromEntries(
    definition.data.map((name) => {
      const file = name.replace(/^data\//, '');
      return [`data/${file}`, readFileSync(join(dir, file), 'utf8')];
    }),
  );
}
