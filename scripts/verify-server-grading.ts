import { listLessons } from '../content/list-lessons';
import type { Proof } from '../content/verify/proof';
import { verifyLesson } from '../content/verify/verify-lesson';
import { JobQueue } from '../engine/core/job-queue';
import { createDenoDriver } from '../runtime/deno/deno-driver';
import { createDenoRunner } from '../runtime/deno/deno-runner';
import { createNodeRunner } from '../runtime/node/node-runner';
import { createNodeDriver } from '../runtime/preview/node/node-driver';

/**
 * `npm run verify:server-grading [-- <part of a slug> …] [--against-proof]`: grades every start, solution, other right one and wrong one of
 * the lessons in the server's processes, and in those of the lessons' proofs, from the same seeds, and prints where they differ: in what
 * passes, what fails, and which mistake speaks. `--against-proof` runs the server's side alone and holds it against what a proof must find. The
 * last line counts; the exit code is 1 when anything differed.
 */
const words = process.argv.slice(2);
const isAgainstProof = words.includes('--against-proof');
const wanted = words.filter((word) => !word.startsWith('-'));
const slugs = listLessons().filter(
  (slug) => wanted.length === 0 || wanted.some((word) => slug.includes(word)),
);

const server = createDenoRunner();
const serverDriver = createDenoDriver();
const node = createNodeRunner();
const driver = createNodeDriver();
const queue = new JobQueue(1);
let same = 0;
let different = 0;
for (const slug of slugs) {
  const began = performance.now();
  const proofs = await verifyLesson(slug, {
    runner: server,
    driver: serverDriver,
    queue,
    proofs: 'grading',
  });
  const tookMs = performance.now() - began;
  const expected = isAgainstProof
    ? null
    : await verifyLesson(slug, { runner: node, driver, queue, proofs: 'grading' });
  const differences = proofs.filter((proof) => !isSame(proof, expected));
  same += proofs.length - differences.length;
  different += differences.length;
  const nodeMs = expected?.reduce((sum, { ms }) => sum + ms, 0);
  console.log(
    `${differences.length === 0 ? '✓' : '✗'} ${slug}: ${proofs.length} graded in ${seconds(tookMs)}${nodeMs === undefined ? '' : ` (Node ${seconds(nodeMs)})`}`,
  );
  for (const { what, detail } of differences) console.log(`    ${what}: ${(detail ?? '').slice(0, 600)}`);
}
server.dispose();
serverDriver.dispose();
console.log(`\n${same} the same, ${different} different`);
process.exit(different === 0 ? 0 : 1);

function isSame(proof: Proof, expected: readonly Proof[] | null): boolean {
  if (expected === null) return proof.ok;
  const other = expected.find(({ what }) => what === proof.what);
  return other?.ok === proof.ok && (!proof.ok || other.detail === proof.detail);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
