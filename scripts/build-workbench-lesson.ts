import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WORKBENCH_LESSON, workbenchLessonFiles } from './lib/workbench-lesson';

/** Writes what follows from the registry of lesson 0.2. Run it after a change of its registry.yaml or its start. */
const paths = Object.keys(workbenchLessonFiles);
for (const path of paths) {
  const modules = /^(.*node_modules)\//.exec(path)?.[1];
  if (modules) rmSync(join(WORKBENCH_LESSON, modules), { recursive: true, force: true });
}
for (const [path, content] of Object.entries(workbenchLessonFiles)) {
  const file = join(WORKBENCH_LESSON, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
