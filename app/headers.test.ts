import { describe, expect, it } from 'vitest';
import config from '../next.config.js';

describe('the headers of the app', () => {
  it('let pages run, load and ask nothing of other hosts, and be framed by none', async () => {
    const rules = await config.headers!();
    const all = rules.find(({ source }) => source === '/:path*')!.headers;
    const sent = Object.fromEntries(all.map(({ key, value }) => [key, value]));
    const policy = Object.fromEntries(
      sent['Content-Security-Policy']!.split('; ').map((rule) => [rule.split(' ')[0], rule]),
    );
    expect(policy['default-src']).toBe("default-src 'self'");
    // Whatever is not named falls back to it; none of what is named reaches further.
    for (const rule of Object.values(policy)) expect(rule).not.toMatch(/\*|https?:|unsafe-hashes/);
    expect(policy['script-src']).not.toContain('unsafe');
    expect(policy).not.toHaveProperty('connect-src');
    expect(policy).toMatchObject({
      'object-src': "object-src 'none'",
      'base-uri': "base-uri 'self'",
      'form-action': "form-action 'self'",
      'frame-ancestors': "frame-ancestors 'none'",
    });
    expect(sent).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    });
  });
});
