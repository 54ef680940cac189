/**
 * Trains the model that is judged in lesson 1.8 and shipped in 1.9 and 1.10 with the settings that params.json has there,
 * and writes it and all that comes from it: `npx tsx scripts/build-shipped-model.ts`, then
 * `npx tsx scripts/build-deployment-lesson.ts`, which carries it to 1.10. A test holds the files together.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createNodeRunner } from '../runtime/node/node-runner';
import { shippedModelFiles } from './lib/shipped-model';

const runner = createNodeRunner();
for (const [path, content] of Object.entries(await shippedModelFiles(runner))) {
  const file = join(process.cwd(), 'lessons', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(path);
}
runner.dispose();
process.exit(0);
