import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateScript } from './generator/generate-script';
import { layOnDisk } from './tree-on-disk';

describe('a repository that the lab’s git has written', () => {
  it.each(Array.from({ length: 12 }, (_, i) => `fsck-${i}`))(
    'is sound to real git, with the same history and status: %s',
    async (seed) => {
      const root = mkdtempSync(join(tmpdir(), 'lab-git-'));
      const place = join(root, 'w');
      try {
        const { session } = await generateScript(seed, place);
        layOnDisk(session.fs, dirname(place), dirname(place));
        const real = (...args: string[]) =>
          execFileSync('git', ['-C', place, ...args], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'pipe'],
            env: {
              NODE_ENV: 'test',
              PATH: process.env.PATH,
              LC_ALL: 'C',
              HOME: root,
              GIT_CONFIG_SYSTEM: '/dev/null',
            },
          });
        expect(() => real('fsck', '--strict', '--full')).not.toThrow();
        for (const args of [
          ['status', '--porcelain=v2'],
          ['log', '--all', '--format=%H %P %T %s'],
          ['ls-files', '-s'],
        ]) {
          const { stdout } = await session.git(args, place);
          // A branch may have no commit yet; both then say so and print nothing.
          const printed = (() => {
            try {
              return real(...args);
            } catch {
              return '';
            }
          })();
          expect(stdout, args.join(' ')).toBe(printed);
        }
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    },
  );
});
