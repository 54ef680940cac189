import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScriptStep } from '../../testing/git-script';
import { LabSession } from '../../testing/lab-session';
import { runReal } from '../../testing/real-session';

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`);
const TEXT = lines(1, 30).join('');
const EDITED = TEXT.replace('line 3\n', 'line three\n').replace('line 25\n', '');

const HEAD = 'diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n';
const FIRST = `${HEAD}@@ -1,6 +1,6 @@\n line 1\n line 2\n-line 3\n+line three\n line 4\n line 5\n line 6\n`;
const SECOND = `${HEAD}@@ -22,7 +22,6 @@\n line 22\n line 23\n line 24\n-line 25\n line 26\n line 27\n line 28\n`;

const begin: readonly ScriptStep[] = [
  { kind: 'git', args: ['init', '-q', '-b', 'main'] },
  { kind: 'write', path: 'a.txt', content: TEXT },
  { kind: 'git', args: ['add', '.'] },
  { kind: 'git', args: ['commit', '-q', '-m', 'one'] },
  { kind: 'write', path: '.gitignore', content: '*.patch\n' },
];

/** What is done with which patch, after `a.txt` was edited. */
const CASES: [name: string, patch: string, ...calls: (readonly string[])[]][] = [
  ['one hunk into the index', FIRST, ['apply', '--cached', 'p.patch'], ['diff'], ['diff', '--cached']],
  [
    'the other one, by its place further down',
    SECOND,
    ['apply', '--cached', 'p.patch'],
    ['diff', '--cached'],
  ],
  [
    'back out of the index',
    FIRST,
    ['add', 'a.txt'],
    ['apply', '--cached', '-R', 'p.patch'],
    ['diff', '--cached'],
  ],
  ['back out of the files', SECOND, ['apply', '-R', 'p.patch'], ['diff']],
  [
    'what does not fit',
    FIRST.replace('line 1', 'line one'),
    ['apply', '--cached', 'p.patch'],
    ['status', '-s'],
  ],
  ['what is there already', FIRST, ['apply', 'p.patch'], ['apply', '--check', 'p.patch']],
  ['a shifted hunk', SECOND.replaceAll('22,', '12,'), ['apply', '--cached', 'p.patch'], ['diff', '--cached']],
  ['index and files that differ', FIRST, ['apply', '--index', 'p.patch']],
  [
    'a new file',
    'diff --git a/b.txt b/b.txt\nnew file mode 100644\nindex 0000000..3b18e51\n--- /dev/null\n+++ b/b.txt\n@@ -0,0 +1 @@\n+hello\n\\ No newline at end of file\n',
    ['apply', '--index', 'p.patch'],
    ['status', '-s'],
    ['diff', '--cached'],
    ['apply', '--index', 'p.patch'],
    ['apply', '-R', '--index', 'p.patch'],
    ['status', '-s'],
  ],
  [
    'a file that is not there',
    FIRST.replaceAll('a.txt', 'c.txt'),
    ['apply', 'p.patch'],
    ['apply', '--cached', 'p.patch'],
  ],
  ['no patch', 'hello\n', ['apply', 'p.patch']],
  ['a cut patch', FIRST.slice(0, -20), ['apply', 'p.patch']],
  ['no such patch file', FIRST, ['apply', 'q.patch']],
];

describe('git apply', () => {
  it.each(CASES)('does as real git: %s', async (_, patch, ...calls: (readonly string[])[]) => {
    const steps: readonly ScriptStep[] = [
      ...begin,
      { kind: 'write', path: 'a.txt', content: EDITED },
      { kind: 'write', path: 'p.patch', content: patch },
      ...calls.map((args): ScriptStep => ({ kind: 'git', args })),
    ];
    const folder = mkdtempSync(join(tmpdir(), 'apply-'));
    try {
      const root = join(folder, 'repo');
      const real = await runReal({ name: 'apply', steps }, root);
      const lab = new LabSession(root);
      for (const step of steps) await lab.run(step);
      expect(lab.outcomes).toEqual(real.outcomes);
      expect(await lab.state()).toMatchObject({ index: real.state.index, status: real.state.status });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('reads the patch from its input', async () => {
    const lab = new LabSession('/work');
    for (const step of begin) await lab.run(step);
    expect((await lab.git(['apply'])).stderr).toBe(
      'error: No valid patches in input (allow with "--allow-empty")\n',
    );
  });
});
