import { expect, test } from 'playwright/test';
import { PREVIEW_POLICY } from '../../runtime/preview/policy.js';
import { SANDBOX_POLICY } from '../../runtime/sandbox/policy.js';

test('the app serves the frame under the very policy that this suite tests', async ({ request }) => {
  const response = await request.get('/sandbox/frame.html');
  expect(response.status()).toBe(200);
  expect(response.headers()['content-security-policy']).toBe(SANDBOX_POLICY);
  expect(SANDBOX_POLICY).toMatch(/^sandbox allow-scripts;/);
  expect(SANDBOX_POLICY).toContain("default-src 'none'");
  expect(SANDBOX_POLICY).not.toMatch(/allow-same-origin|https?:|\*|'self'/);
});

test('the app serves the frame of a page under the very policy that this suite tests', async ({
  request,
}) => {
  const response = await request.get('/sandbox/preview.html');
  expect(response.status()).toBe(200);
  expect(response.headers()['content-security-policy']).toBe(PREVIEW_POLICY);
  expect(PREVIEW_POLICY).toMatch(/^sandbox allow-scripts allow-forms;/);
  expect(PREVIEW_POLICY).toContain("default-src 'none'");
  // What keeps the frame from leaving for another host is the policy of the pages around it.
  const page = await request.get('/');
  expect(page.headers()['content-security-policy']).toContain("frame-src 'self'");
});
