import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../core/json';
import { CiScene, conclusionsOf, job, jobNamed, onPush } from '../testing/ci-scene';
import { expandMatrix, legName } from './matrix';

const names = (matrix: JsonValue) => expandMatrix(matrix).map((values) => legName('build', values));

describe('a matrix', () => {
  it('M1: is the product of its vectors, the first key slowest', () => {
    expect(names({ v: [1, 2], os: ['a', 'b'] })).toEqual([
      'build (1, a)',
      'build (1, b)',
      'build (2, a)',
      'build (2, b)',
    ]);
  });

  it('M2: exclude takes out what fits all of its keys', () => {
    expect(names({ v: [1, 2], os: ['a', 'b'], exclude: [{ v: 1, os: 'a' }] })).toHaveLength(3);
    expect(names({ v: [1, 2], os: ['a', 'b'], exclude: [{ v: 1 }] })).toEqual([
      'build (2, a)',
      'build (2, b)',
    ]);
    expect(names({ v: [1, 2], exclude: [{ v: 3 }] })).toHaveLength(2);
  });

  it('M3: include extends each combination whose values it does not change, and is its own where there is none', () => {
    // The example of GitHub's documentation.
    expect(
      expandMatrix({
        fruit: ['apple', 'pear'],
        animal: ['cat', 'dog'],
        include: [
          { color: 'green' },
          { color: 'pink', animal: 'cat' },
          { fruit: 'apple', shape: 'circle' },
          { fruit: 'banana' },
          { fruit: 'banana', animal: 'cat' },
        ],
      }),
    ).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  it('M4: include comes after exclude, so that it can add what was taken out', () => {
    expect(expandMatrix({ v: [1, 2], exclude: [{ v: 2 }], include: [{ v: 2, x: 1 }] })).toEqual([
      { v: 1 },
      { v: 2, x: 1 },
    ]);
  });

  it('M5: include alone makes just these', () => {
    expect(expandMatrix({ include: [{ a: 1 }, { b: 2 }] })).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('M6: makes 256 jobs at most', () => {
    const vector = (length: number) => Array.from({ length }, (_, i) => i);
    expect(expandMatrix({ a: vector(16), b: vector(16) })).toHaveLength(256);
    expect(() => expandMatrix({ a: vector(257) })).toThrow('257 jobs; a matrix may make 256');
  });

  it('M7: YAML reads 3.10 as 3.1, and so is the job called', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(job('build', 'echo', "strategy: { matrix: { v: [3.10, 3.9, '3.10'], os: [ubuntu-latest] } }")),
    );
    expect(run.jobs.map(({ name }) => name)).toEqual([
      'build (3.1, ubuntu-latest)',
      'build (3.9, ubuntu-latest)',
      'build (3.10, ubuntu-latest)',
    ]);
  });

  it('M8: may come from an output of an earlier job', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(
        job(
          'plan',
          'echo "m={\\"v\\":[1,2]}" >> $GITHUB_OUTPUT',
          'outputs: { m: "${{ steps.__run.outputs.m }}" }',
        ).replace('echo "m={\\"v\\":[1,2]}"', 'echo m={"v":[1,2]}') +
          job('build', 'echo', 'needs: plan\nstrategy: { matrix: "${{ fromJSON(needs.plan.outputs.m) }}" }'),
      ),
    );
    expect(Object.keys(conclusionsOf(run))).toEqual(['plan', 'build (1)', 'build (2)']);
  });

  it('M9: the first job that fails cancels the others, unless fail-fast is false', async () => {
    const yaml = (more: string) =>
      onPush(
        job(
          'build',
          'sleep ${{ matrix.s }}\nexit ${{ matrix.e }}',
          `strategy:\n  ${more}matrix: { include: [{ s: 90, e: 0 }, { s: 5, e: 1 }] }`,
        ),
      );
    expect(conclusionsOf(await new CiScene().run(yaml('')))).toEqual({
      'build (90, 0)': 'cancelled',
      'build (5, 1)': 'failure',
    });
    expect(conclusionsOf(await new CiScene().run(yaml('fail-fast: false\n  ')))).toEqual({
      'build (90, 0)': 'success',
      'build (5, 1)': 'failure',
    });
  });

  it('M10: a job that may fail does not cancel the others', async () => {
    const run = await new CiScene().run(
      onPush(
        job(
          'build',
          'sleep ${{ matrix.s }}\nexit ${{ matrix.e }}',
          'continue-on-error: ${{ matrix.e == 1 }}\nstrategy:\n  matrix: { include: [{ s: 90, e: 0 }, { s: 5, e: 1 }] }',
        ),
      ),
    );
    expect(conclusionsOf(run)).toEqual({ 'build (90, 0)': 'success', 'build (5, 1)': 'failure' });
    expect(run.conclusion).toBe('success');
  });

  it('M11: max-parallel bounds how many run at a time', async () => {
    const run = await new CiScene().run(
      onPush(job('build', 'sleep 60', 'strategy: { max-parallel: 2, matrix: { v: [1, 2, 3, 4] } }')),
    );
    const most = Math.max(
      ...run.jobs.map(
        (one) =>
          run.jobs.filter(
            (other) => other.startedAt! <= one.startedAt! && one.startedAt! < other.completedAt!,
          ).length,
      ),
    );
    expect(most).toBe(2);
  });

  it('M12: the job that ends last has the last word on an output; any failure fails the whole', async () => {
    const run = await new CiScene().run(
      onPush(
        job(
          'build',
          'echo v=${{ matrix.v }} >> $GITHUB_OUTPUT\nsleep ${{ matrix.s }}',
          'outputs: { v: "${{ steps.__run.outputs.v }}" }\nstrategy: { matrix: { include: [{ v: slow, s: 90 }, { v: quick, s: 1 }] } }',
        ) + job('after', 'echo got ${{ needs.build.outputs.v }}', 'needs: build'),
      ),
    );
    expect(jobNamed(run, 'after').steps[1]!.name).toBe('Run echo got slow');
    const failed = await new CiScene().run(
      onPush(
        job('build', 'exit ${{ matrix.e }}', 'strategy: { fail-fast: false, matrix: { e: [0, 1] } }') +
          job('after', 'echo ${{ needs.build.result }}', 'needs: build\nif: always()'),
      ),
    );
    expect(jobNamed(failed, 'after').steps[1]!.name).toBe('Run echo failure');
  });

  it('M13: each job knows its place: strategy.job-index, job-total, fail-fast, max-parallel', async () => {
    const run = await new CiScene().run(
      onPush(
        job(
          'b',
          'echo ${{ strategy.job-index }}/${{ strategy.job-total }} ${{ strategy.fail-fast }} ${{ strategy.max-parallel }}',
          'strategy: { max-parallel: 2, matrix: { v: [1, 2, 3] } }',
        ),
      ),
    );
    expect(run.jobs.map(({ steps }) => steps[1]!.name)).toEqual([
      'Run echo 0/3 true 2',
      'Run echo 1/3 true 2',
      'Run echo 2/3 true 2',
    ]);
  });

  it('M14: holds for any matrix: the product without what is excluded, each include in it', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const value = fc.integer({ min: 0, max: 2 });
    const entry = fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 });
    const vectors = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.uniqueArray(value, { minLength: 1 }), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(
        vectors,
        fc.array(entry, { maxLength: 3 }),
        fc.array(entry, { maxLength: 3 }),
        (given, exclude, include) => {
          const all = expandMatrix({ ...given, exclude, include });
          // The reference: each combination by counting, each rule as the documentation words it.
          const keys = Object.keys(given);
          const size = keys.reduce((sum, one) => sum * given[one]!.length, 1);
          const originals = Array.from({ length: size }, (_, n) => {
            let rest = n;
            const one: Record<string, number> = {};
            for (const k of [...keys].reverse()) {
              one[k] = given[k]![rest % given[k]!.length]!;
              rest = Math.floor(rest / given[k]!.length);
            }
            return one;
          }).filter((one) => !exclude.some((ex) => Object.keys(ex).every((k) => one[k] === ex[k])));
          const mine = originals.map((one) => ({ ...one }));
          const extra: Record<string, number>[] = [];
          for (const inc of include) {
            const into = originals
              .map((one, i) => ({ one, i }))
              .filter(({ one }) => keys.every((k) => inc[k] === undefined || inc[k] === one[k]));
            for (const { i } of into) Object.assign(mine[i]!, inc);
            if (into.length === 0) extra.push(inc);
          }
          expect(all).toEqual([...mine, ...extra]);
        },
      ),
    );
  });
});
