import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobQueue } from './job-queue';

describe('JobQueue', () => {
  it('runs everything once, in order, never more at once than it may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ turns: fc.nat(5), fails: fc.boolean() }), { maxLength: 20 }),
        async (width, pieces) => {
          const queue = new JobQueue(width);
          const begun: number[] = [];
          let running = 0;
          let most = 0;
          const ends = await Promise.allSettled(
            pieces.map(({ turns, fails }, i) =>
              queue.run(async () => {
                begun.push(i);
                most = Math.max(most, ++running);
                for (let turn = 0; turn < turns; turn++) await Promise.resolve();
                running--;
                if (fails) throw new Error(`piece ${i}`);
                return i;
              }),
            ),
          );
          expect(begun).toEqual([...pieces.keys()]);
          expect(most).toBeLessThanOrEqual(width);
          expect(ends.map(({ status }) => status === 'rejected')).toEqual(pieces.map(({ fails }) => fails));
        },
      ),
    );
  });

  it('is free when a piece would begin at once', async () => {
    const queue = new JobQueue(2);
    const ends: (() => void)[] = [];
    const piece = () => queue.run(() => new Promise<void>((resolve) => ends.push(resolve)));
    await queue.free();
    const all = [piece(), piece(), piece()];
    let isFree = false;
    const free = queue.free().then(() => {
      isFree = true;
    });
    ends[0]!();
    await all[0];
    expect(ends).toHaveLength(3);
    expect(isFree).toBe(false);
    ends[1]!();
    await free;
    ends[2]!();
    await Promise.all(all);
  });
});
