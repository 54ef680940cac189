import { expect, test } from 'playwright/test';
import { SANDBOX_POLICY } from '../../runtime/sandbox/policy.js';

test('the app serves the frame under the very policy that this suite tests', async ({ request }) => {
  const response = await request.get('/sandbox/frame.html');
  expect(response.status()).toBe(200);
  expect(response.headers()['content-security-policy']).toBe(SANDBOX_POLICY);
  expect(SANDBOX_POLICY).toMatch(/^sandbox allow-scripts;/);
  expect(SANDBOX_POLICY).toContain("default-src 'none'");
  expect(SANDBOX_POLICY).not.toMatch(/allow-same-origin|https?:|\*|'self'/);
});
