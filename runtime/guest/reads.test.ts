import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunRequest } from '../../engine/core/code-runner';
import type { WorkspaceFiles } from '../../engine/core/files';
import { nodeTraits } from '../../engine/core/node-release';
import { reachableCode } from '../../engine/core/reachable-code';
import { agreesWith, seenBy } from '../../engine/grading/seen-by-run';
import { createFs } from './node/fs';
import { Volume } from './node/volume';
import { Reads } from './reads';

const NAMES = ['a', 'lib/b', 'lib/in/c', 'lib'];
const name = fc.constantFrom(...NAMES, 'out', '.');
const operation = fc.record({
  what: fc.constantFrom(
    'readFileSync',
    'existsSync',
    'statSync',
    'readdirSync',
    'writeFileSync',
    'appendFileSync',
    'mkdirSync',
    'unlinkSync',
    'copyFileSync',
    'renameSync',
    'rmSync',
  ),
  name,
  other: name,
});
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** Files none of which lies where another has a folder. */
const files: fc.Arbitrary<WorkspaceFiles> = fc
  .dictionary(fc.constantFrom(...NAMES), fc.constantFrom('1', '22'), { noNullPrototype: true })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).filter(([path]) => !Object.keys(all).some((other) => other.startsWith(`${path}/`))),
    ),
  );

function play(workspace: WorkspaceFiles, operations: readonly Operation[]) {
  const reads = new Reads();
  const volume = new Volume(workspace, reads);
  const { fs } = createFs(volume, () => '/workspace', nodeTraits('22.0.0'));
  const said = operations.map(({ what, name, other }) => {
    const rest =
      what === 'writeFileSync' || what === 'appendFileSync'
        ? ['x']
        : what === 'copyFileSync' || what === 'renameSync'
          ? [other]
          : what === 'readFileSync'
            ? ['utf8']
            : [{ recursive: true }];
    const call = fs[what] as (...args: unknown[]) => unknown;
    try {
      return JSON.stringify(call(name, ...rest));
    } catch (error) {
      return String(error);
    }
  });
  return { said, changes: volume.changes(), reads: reads.taken() };
}

it('what a run has looked at tells whether it would come to the same on other files', () => {
  let agreed = 0;
  fc.assert(
    fc.property(
      files,
      files,
      fc.array(operation, { minLength: 1, maxLength: 3 }),
      (before, after, operations) => {
        const first = play(before, operations);
        const request = (workspace: WorkspaceFiles) => ({ files: workspace }) as RunRequest;
        if (!agreesWith(request(after))(seenBy(request(before), first.reads))) return;
        if (first.said.some((text) => !text?.startsWith('Error'))) agreed++;
        const second = play(after, operations);
        expect(second.said).toEqual(first.said);
        expect(second.changes).toEqual(first.changes);
      },
    ),
    { numRuns: 1500 },
  );
  expect(agreed).toBeGreaterThan(50);
});

it('takes down what the search for modules looks at, found or not', () => {
  const reads = new Reads();
  reachableCode(reads.watched({ 'a.ts': "import './b'", 'b.ts': '', 'c.ts': '' }), ['a.ts']);
  const { contents, everything } = reads.taken();
  expect(contents).toEqual(expect.arrayContaining(['/workspace/a.ts', '/workspace/b', '/workspace/b.ts']));
  expect(contents).not.toContain('/workspace/c.ts');
  expect(everything).toBe(false);
});
