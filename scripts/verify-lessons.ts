import { availableParallelism } from 'node:os';
import { listLessons } from '../content/list-lessons';
import type { Proof } from '../content/verify/proof';
import { verifyLesson } from '../content/verify/verify-lesson';
import { JobQueue } from '../engine/core/job-queue';
import { createNodeRunner } from '../runtime/node/node-runner';
import { createNodeDriver } from '../runtime/preview/node/node-driver';
import { LessonLogs } from './lib/lesson-log';

/**
 * `npm run verify:lessons [-- <part of a slug> …]`: proves every lesson (see CONTRIBUTING). Prints a table of what was
 * proved and how long it took; the last line counts, and the exit code is 1 when anything failed.
 */
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const all = listLessons();
const slugs = all.filter((slug) => wanted.length === 0 || wanted.some((word) => slug.includes(word)));
if (slugs.length === 0) {
  console.error(`No lesson matches ${wanted.join(', ')}. There are: ${all.join(', ') || 'none'}.`);
  process.exit(1);
}

const runner = createNodeRunner();
const driver = createNodeDriver();
// One queue for all lessons keeps every core busy while the last proofs of one lesson are still under way.
const queue = new JobQueue(availableParallelism());
const logs = new LessonLogs(console.log);
const lessons: Promise<Proof[]>[] = [];
for (const slug of slugs) {
  // A lesson begins when a core has nothing left to do for those before it.
  await queue.free();
  lessons.push(verify(slug));
}
const proofs = (await Promise.all(lessons)).flat();
const failed = proofs.filter((proof) => !proof.ok).length;
console.log(`\n${proofs.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function verify(slug: string): Promise<Proof[]> {
  const began = performance.now();
  const log = logs.begin(slug);
  const found = await verifyLesson(slug, { runner, driver, queue, onProof: log.proved });
  log.done(performance.now() - began);
  return found;
}
