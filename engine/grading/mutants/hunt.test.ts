import { afterAll, describe, expect, test } from 'vitest';
import { loadLesson } from '../../../content/load-lesson';
import { createNodeRunner } from '../../../runtime/node/node-runner';
import type { WorkspaceFiles } from '../../core/files';
import { hunt, testsOf } from './hunt';
import { MutantError, parseMutants, plant } from './mutant';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

const run = (
  reference: WorkspaceFiles,
  project: string,
  tests: WorkspaceFiles,
  mutants: string,
  deadlineMs?: number,
) =>
  hunt({
    runner,
    reference,
    project,
    tests,
    mutants: parseMutants(mutants),
    seed: 'a',
    signal: new AbortController().signal,
    newRunId: () => crypto.randomUUID(),
    progress: () => {},
    deadlineMs,
  });

const REFERENCE = { 'p/add.ts': 'export const add = (a, b) => a + b;\nexport const neg = (a) => -a;\n' };
const MUTANTS = `
- { id: minus, file: p/add.ts, find: a + b, replace: a - b, says: It subtracts. }
- { id: endless, file: p/add.ts, find: a + b, replace: '(() => { for (;;); })()', says: It never ends. }
- { id: identity, file: p/add.ts, find: '-a', replace: a, says: It changes no sign. }
`;
const head = "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\n";
const tests = (body: string) => ({
  'p/test/add.test.ts': `${head}import { add, neg } from '../add.ts';\n${body}`,
});

describe('hunt', () => {
  test('tells killed from survived, and an endless mutant condemns no other', async () => {
    const found = await run(
      REFERENCE,
      'p/',
      tests("test('adds', () => assert.equal(add(1, 2), 3));"),
      MUTANTS,
      3_000,
    );
    expect(found.reference.passes).toBe(true);
    expect(found.mutants.map(({ mutant, passes }) => [mutant.id, passes])).toEqual([
      ['minus', false],
      ['endless', false],
      ['identity', true],
    ]);
  }, 60_000);

  test('tests that assert nothing kill nothing', async () => {
    const found = await run(
      REFERENCE,
      'p/',
      tests("test('runs', () => { neg(1); });"),
      MUTANTS.replace(/- \{ id: (minus|endless).*\n/g, ''),
    );
    expect(found.mutants.map(({ passes }) => passes)).toEqual([true]);
  });

  test('tests that fail on the reference are not held against mutants', async () => {
    const found = await run(
      REFERENCE,
      'p/',
      tests("test('wrong', () => assert.equal(add(1, 2), 4));"),
      MUTANTS,
    );
    expect(found.reference.passes).toBe(false);
    expect(found.reference.tests[0]?.path).toBe('p/test/add.test.ts');
    expect(found.mutants).toEqual([]);
  });

  test('tests that import what the reference does not have do not pass on it', async () => {
    const found = await run(
      REFERENCE,
      'p/',
      { 'p/test/x.test.ts': `${head}import { x } from '../x.ts';\ntest('x', () => x());` },
      MUTANTS,
    );
    expect(found.reference.passes).toBe(false);
  });
});

test('a mutant must stand exactly once in its file', () => {
  const [mutant] = parseMutants('- { id: m, file: a.ts, find: x, replace: y, says: z }');
  expect(plant({ 'a.ts': 'x = 1' }, mutant!)).toEqual({ 'a.ts': 'y = 1' });
  expect(() => plant({ 'a.ts': 'x = x' }, mutant!)).toThrow(MutantError);
  expect(() => plant({ 'a.ts': 'y' }, mutant!)).toThrow(/0 times/);
  expect(() => plant({}, mutant!)).toThrow(MutantError);
});

test('a file of mutants is checked', () => {
  expect(() => parseMutants('- { id: m }')).toThrow(MutantError);
  const one = '- { id: m, file: a.ts, find: x, replace: y, says: z }\n';
  expect(() => parseMutants(one + one)).toThrow(/twice/);
});

describe('the mutants of lesson 2.1', () => {
  const { bundle } = loadLesson('02-what-breaks/01-code-that-lasts');
  const solution = { ...bundle.start, ...bundle.solution };
  test.each([
    ['churn/', 25],
    ['house-price/', 12],
  ])(
    'none of %s is equivalent to the reference: its own tests kill each',
    async (project, atLeast) => {
      const text = bundle.support[`mutants/${project.slice(0, -1)}.yaml`]!;
      const found = await run(solution, project, testsOf(solution, project), text);
      expect(found.mutants.length).toBeGreaterThanOrEqual(atLeast);
      expect(found.mutants.filter(({ passes }) => passes).map(({ mutant }) => mutant.id)).toEqual([]);
    },
    60_000,
  );
});
