import { describe, expect, it } from 'vitest';
import { afterSignIn } from './account';

describe('where one goes after signing in', () => {
  it('is where one came from, on this site alone', () => {
    expect(afterSignIn('/class/x?y#z', true)).toBe('/class/x?y#z');
    for (const foreign of [
      'https://evil.test',
      '//evil.test',
      '/\\evil.test',
      '/\t/evil.test',
      'javascript:alert(1)',
      '',
    ])
      expect(afterSignIn(foreign, false)).toBe('/class');
  });

  it('is one’s classes, or those that one teaches', () => {
    expect(afterSignIn(null, false)).toBe('/class');
    expect(afterSignIn(null, true)).toBe('/teach');
  });
});
