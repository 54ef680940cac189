import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WORKBENCH_LESSON, workbenchLessonFiles } from './lib/workbench-lesson';

test('lesson 0.2 has what follows from its registry; else run scripts/build-workbench-lesson.ts', () => {
  for (const [path, content] of Object.entries(workbenchLessonFiles))
    expect(readFileSync(join(WORKBENCH_LESSON, path), 'utf8'), path).toBe(content);
});
