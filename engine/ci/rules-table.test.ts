import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['engine/ci', 'engine/versioning/forge/actions'];

/** The rules that tests are about, with their files. */
function tested(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of FOLDERS)
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!entry.endsWith('.test.ts')) continue;
      const file = `${folder}/${entry.replaceAll('\\', '/')}`;
      for (const [, rule] of readFileSync(join(ROOT, file), 'utf8').matchAll(
        /^\s*(?:it\(|it\.each[\s\S]*?\()?\s*['"]([A-Z]\d+): /gm,
      ))
        found.set(rule!, file);
    }
  return found;
}

/** The rows of the table. */
const listed = () =>
  new Map(
    [
      ...readFileSync(join(ROOT, 'docs/ci-rules.md'), 'utf8').matchAll(
        /^\| ([A-Z]\d+) \|.*\| `([^`]+)` \|$/gm,
      ),
    ].map(([, rule, file]) => [rule!, file!] as const),
  );

it('the table of rules names the test of each rule, and no other', () => {
  const table = listed();
  expect(table.size).toBeGreaterThan(120);
  expect([...table].sort()).toEqual([...tested()].sort());
});
