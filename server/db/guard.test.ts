import { describe, expect, it } from 'vitest';
import type { Queries } from './db';
import { type Driver, guarded } from './guard';

const NOTHING: Queries = {
  query: async () => [],
  script: async () => undefined,
  get orm(): never {
    throw new Error('not asked for');
  },
};

const driver = (begin: Driver['begin']): Driver => ({
  kind: 'pglite',
  width: 1,
  outer: NOTHING,
  begin,
  close: async () => undefined,
});

describe('a guarded database', () => {
  it('says when it is full, keeps whoever was let in waiting, and refuses at last', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const db = guarded(
      driver(async (work) => {
        await gate;
        return work(NOTHING);
      }),
      3,
    );
    const call = (n: number) => db.tx(async () => n);
    const calls = [0, 1, 2].map(call);
    expect(db.isFull()).toBe(false);
    calls.push(call(3));
    expect(db.waiting()).toBe(3);
    expect(db.isFull()).toBe(true);
    for (let n = 4; n < 13; n++) calls.push(call(n));
    await expect(call(13)).rejects.toMatchObject({ code: 'db-busy' });
    open();
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 13 }, (_, n) => n));
    expect(await call(9)).toBe(9);
    expect(db.waiting()).toBe(0);
    expect(db.isFull()).toBe(false);
  });

  it('runs a transaction again after a deadlock, three times at most, and no other error', async () => {
    let runs = 0;
    const failing = (code: string, times: number) =>
      guarded(
        driver(async (work) => {
          runs++;
          // As drizzle wraps it, and as it is.
          const refusal = Object.assign(new Error('no'), { code });
          if (runs <= times) throw runs % 2 === 0 ? new Error('Failed query', { cause: refusal }) : refusal;
          return work(NOTHING);
        }),
      );
    expect(await failing('40P01', 3).tx(async () => 'done')).toBe('done');
    expect(runs).toBe(4);
    runs = 0;
    await expect(failing('40001', 9).tx(async () => 'done')).rejects.toMatchObject({ code: 'db-query' });
    expect(runs).toBe(4);
    runs = 0;
    await expect(failing('22012', 1).tx(async () => 'done')).rejects.toMatchObject({ code: 'db-query' });
    expect(runs).toBe(1);
  });
});
