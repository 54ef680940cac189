import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pipeline, stage } from '../testing/pipeline';

describe('a random pipeline', () => {
  /** Stage i makes o<i> from some of the files before it. */
  const graphs = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.tuple(
        ...Array.from({ length: size }, (_, i) =>
          fc.uniqueArray(fc.integer({ min: -3, max: i - 1 }), { minLength: 1, maxLength: 3 }),
        ),
      ),
    );
  const name = (i: number): string => (i < 0 ? `in${-i}` : `o${i}`);

  test('runs exactly what its inputs make stale, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        async (graph, edits) => {
          const yaml = `stages:\n${graph.map((deps, i) => stage(`s${i}`, `${deps.map(name).join(',')} > o${i}`, deps.map(name), [`o${i}`])).join('')}`;
          const lab = await pipeline(yaml, { in1: 'a', in2: 'a', in3: 'a' });
          await lab.dvc('repro', '-q');
          expect(lab.lines.splice(0).length).toBe(graph.length);
          let version = 0;
          for (const input of edits) {
            lab.write({ [`in${input}`]: `v${++version}` });
            const stale = new Set<string>();
            graph.forEach((deps, i) => {
              if (deps.some((dep) => dep === -input || stale.has(`s${dep}`))) stale.add(`s${i}`);
            });
            const shown = (await lab.dvc('repro')).stdout;
            const ran = new Set([...shown.matchAll(/Running stage '(s\d+)'/g)].map((match) => match[1]!));
            expect(ran).toEqual(stale);
            expect(lab.lines.splice(0).length).toBe(stale.size);
            expect((await lab.dvc('status')).stdout).toBe('Data and pipelines are up to date.\n');
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
