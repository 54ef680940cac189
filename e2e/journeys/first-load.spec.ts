import { gzipSync } from 'node:zlib';
import { lessonLinks } from '../../content/lesson-links';
import { scriptsOf } from '../../scripts/lib/first-load';
import { MODEL_TRAINING } from '../support/lesson';
import { expect, test } from '../support/test';

const BUDGET = 185_000;

for (const path of ['/', ...lessonLinks().map(({ slug }) => `/learn/${slug}`)]) {
  test(`the first load of ${path} is at most 185 kB of script`, async ({ request }) => {
    const html = await (await request.get(path)).text();
    const scripts = scriptsOf(html);
    expect(scripts.length).toBeGreaterThan(3);
    let bytes = 0;
    for (const src of scripts) bytes += gzipSync(await (await request.get(src)).body()).byteLength;
    expect(bytes).toBeLessThanOrEqual(BUDGET);
  });
}

test('every page forbids requests to other hosts', async ({ request }) => {
  for (const path of ['/', '/settings', MODEL_TRAINING]) {
    const policy = (await request.get(path)).headers()['content-security-policy'];
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  }
});
