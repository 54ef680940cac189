import { listLessons } from '../content/list-lessons';
import { verifyLesson } from '../content/verify/verify-lesson';
import { JobQueue } from '../engine/core/job-queue';
import { createDenoDriver } from '../runtime/deno/deno-driver';
import { createDenoRunner } from '../runtime/deno/deno-runner';
import { createNodeRunner } from '../runtime/node/node-runner';
import { createNodeDriver } from '../runtime/preview/node/node-driver';
import { type Comparison, compareGrades } from './server-grading/compare-grades';

/**
 * `npm run verify:server-grading [-- <part of a slug> …] [--against-proof]`: grades every start, solution, other right one and wrong one of
 * the lessons as the server does and as the browser does, with all checks, from the same seeds, and prints where the two differ in
 * anything. `--against-proof` runs the server's side alone, with the checks that a proof looks at, and holds it against what that must
 * find: it takes a fourth of the time. The last line counts; the exit code is 1 when anything differed.
 */
const words = process.argv.slice(2);
const isAgainstProof = words.includes('--against-proof');
const wanted = words.filter((word) => !word.startsWith('-'));
const slugs = listLessons().filter(
  (slug) => wanted.length === 0 || wanted.some((word) => slug.includes(word)),
);

const server = { runner: createDenoRunner(), driver: createDenoDriver() };
const browser = { runner: createNodeRunner(), driver: createNodeDriver() };
let same = 0;
let different = 0;
for (const slug of slugs) {
  const began = performance.now();
  const found: Comparison[] = [];
  for await (const one of isAgainstProof ? againstProof(slug) : compareGrades(slug, browser, server)) {
    found.push(one);
    if (one.differences.length > 0) console.log(`    ${one.what}: ${one.differences.join('\n    ')}`);
  }
  const wrong = found.filter(({ differences }) => differences.length > 0).length;
  same += found.length - wrong;
  different += wrong;
  const seconds = (performance.now() - began) / 1_000;
  console.log(`${wrong === 0 ? '✓' : '✗'} ${slug}: ${found.length} compared in ${seconds.toFixed(1)} s`);
}
server.runner.dispose();
server.driver.dispose();
console.log(`\n${same} the same, ${different} different`);
process.exit(different === 0 ? 0 : 1);

async function* againstProof(slug: string): AsyncGenerator<Comparison> {
  const proofs = await verifyLesson(slug, { ...server, queue: new JobQueue(1), proofs: 'grading' });
  for (const { what, ok, detail = '' } of proofs)
    yield { what, differences: ok ? [] : [detail.slice(0, 2_000)] };
}
