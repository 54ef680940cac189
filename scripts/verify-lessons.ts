import { listLessons } from '../content/list-lessons';
import type { Proof } from '../content/verify/proof';
import { verifyLesson } from '../content/verify/verify-lesson';
import { createNodeRunner } from '../runtime/node/node-runner';
import { createNodeDriver } from '../runtime/preview/node/node-driver';

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
const proofs: Proof[] = [];
for (const slug of slugs) {
  const began = performance.now();
  console.log(`\n${slug}`);
  const found = await verifyLesson(slug, { runner, driver, onProof: print });
  console.log(`  ${seconds(performance.now() - began)} for the whole lesson`);
  proofs.push(...found);
}
const failed = proofs.filter((proof) => !proof.ok).length;
console.log(`\n${proofs.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function print({ ok, what, detail, ms }: Proof): void {
  console.log(`  ${ok ? '✓' : '✗'} ${seconds(ms).padStart(7)}  ${what}${ok && detail ? ` — ${detail}` : ''}`);
  if (!ok && detail) console.log(detail.replace(/^/gm, '      '));
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
