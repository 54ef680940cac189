import { expect, it } from 'vitest';
import { headCommit } from './head-commit';

const at = (files: Record<string, string>) => headCommit((path) => files[path]);
const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];

it('follows HEAD to a branch, loose or packed, or to a commit', () => {
  expect(at({ HEAD: 'ref: refs/heads/main\n', 'refs/heads/main': `${A}\n` })).toBe(A);
  expect(at({ HEAD: 'ref: refs/heads/main\n', 'packed-refs': `# pack-refs\n${B} refs/heads/main\n` })).toBe(
    B,
  );
  expect(at({ HEAD: `${A}\n` })).toBe(A);
});

it('knows where there is none', () => {
  expect(at({})).toBeNull();
  expect(at({ HEAD: 'ref: refs/heads/main\n' })).toBeNull();
});
