import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestFirst } from './newest-first';

test('every commit comes once, before its parents, whatever the clocks said', () => {
  const graphs = fc.integer({ min: 0, max: 15 }).chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, i) =>
        fc.record({
          time: fc.integer({ min: 0, max: 5 }),
          parents: fc.uniqueArray(fc.integer({ min: 0, max: Math.max(0, i - 1) }), {
            maxLength: i === 0 ? 0 : 2,
          }),
        }),
      ),
    ),
  );
  fc.assert(
    fc.property(graphs, (graph) => {
      const commits = graph.map(({ time, parents }, i) => ({
        id: `c${i}`,
        subject: '',
        author: '',
        timeMs: time,
        parents: parents.map((p) => `c${p}`),
      }));
      const order = newestFirst(commits).map(({ id }) => id);
      expect([...order].sort()).toEqual(commits.map(({ id }) => id).sort());
      for (const { id, parents } of commits)
        for (const parent of parents) expect(order.indexOf(id)).toBeLessThan(order.indexOf(parent));
    }),
  );
});

test('of lines of history that are apart, the newer commit comes first', () => {
  const commit = (id: string, timeMs: number, parents: string[] = []) => ({
    id,
    subject: '',
    author: '',
    timeMs,
    parents,
  });
  expect(
    newestFirst([commit('a', 1), commit('b', 4, ['a']), commit('c', 3, ['a']), commit('d', 2, ['a'])]).map(
      ({ id }) => id,
    ),
  ).toEqual(['b', 'c', 'd', 'a']);
});
