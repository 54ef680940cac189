import { describe, expect, it } from 'vitest';
import { settle } from '../runtime/manual-time';
import { attemptIsStale } from './grading-store';
import { gradesByText, openFakeSession } from './testing/fake-session';
import { nextWait } from './throttle';

describe('checking an exercise', () => {
  it('judges the files of that moment, and keeps them with the verdict', async () => {
    const { session, storage } = await openFakeSession();
    const failed = await session.grading.getState().check('double');
    expect(failed).toMatchObject({ outcome: 'failed', credit: 0 });
    session.workspace.getState().showSolution();
    const passed = await session.grading.getState().check('double');
    expect(passed).toMatchObject({ outcome: 'passed', credit: 1 });
    const attempts = session.grading.getState().attempts.double!;
    expect(attempts.map(({ report }) => report.outcome)).toEqual(['passed', 'failed']);
    expect(attempts[1]?.files['src/double.ts']).toBe(session.bundle.start['src/double.ts']);
    await settle();
    expect((await storage.load()).progress).toMatchObject({
      status: 'done',
      credit: 1,
      exercises: { double: 1 },
    });
  });

  it('shows a verdict once it is kept, whoever leaves at the sight of it finds it again; and does not wait for a disk that hangs', async () => {
    const { session, storage, time } = await openFakeSession();
    const shown = () => session.grading.getState().attempts.double?.length ?? 0;
    let keep = () => {};
    storage.saveAttempt = () =>
      new Promise((resolve) => {
        keep = resolve;
      });
    const first = session.grading.getState().check('double');
    await settle();
    expect(shown()).toBe(0);
    keep();
    await first;
    expect(shown()).toBe(1);
    const second = session.grading.getState().check('double');
    await settle();
    expect(shown()).toBe(1);
    await time.advance(1_000);
    await second;
    expect(shown()).toBe(2);
  });

  it('knows an attempt whose work has changed since', async () => {
    const { session } = await openFakeSession();
    await session.grading.getState().check('double');
    const [attempt] = session.grading.getState().attempts.double!;
    expect(attemptIsStale(attempt!, session.workspace.getState().files)).toBe(false);
    session.workspace.getState().edit('README.md', 'x');
    expect(attemptIsStale(attempt!, session.workspace.getState().files)).toBe(true);
    session.workspace.getState().undo();
    expect(attemptIsStale(attempt!, session.workspace.getState().files)).toBe(false);
  });

  it('gives each attempt a hidden seed of its own, the same for the same learner', async () => {
    const seeds = async (learnerSeed: string) => {
      const { session } = await openFakeSession({ ports: { learnerSeed } });
      const first = await session.grading.getState().check('double');
      const second = await session.grading.getState().check('double');
      return [first?.seed, second?.seed];
    };
    const [a1, a2] = await seeds('a');
    expect(a1).not.toBe(a2);
    expect(await seeds('a')).toEqual([a1, a2]);
    expect(await seeds('b')).not.toContain(a1);
  });

  it('waits only after three checks of unchanged work, and a change ends the wait', async () => {
    const { session, time } = await openFakeSession();
    const { check } = session.grading.getState();
    for (let i = 0; i < 3; i++) expect(await check('double')).not.toBeNull();
    expect(session.grading.getState().waitMs).toBe(5_000);
    expect(await check('double')).toBeNull();
    await time.advance(2_000);
    expect(session.grading.getState().waitMs).toBe(3_000);
    session.workspace.getState().edit('src/double.ts', 'other');
    expect(session.grading.getState().waitMs).toBe(0);
    expect(await check('double')).not.toBeNull();
    session.workspace.getState().undo();
    await time.advance(60_000);
    expect(session.grading.getState().waitMs).toBe(0);
    expect([0, 2, 3, 4, 20].map(nextWait)).toEqual([0, 0, 5_000, 10_000, 60_000]);
  });

  it('can be cancelled: no attempt is kept', async () => {
    let finish = () => {};
    const { session } = await openFakeSession({
      ports: {
        loadGrader: async () => async (request) => {
          request.onProgress?.({ done: 0.2, doing: 'Waiting' });
          await new Promise<void>((resolve) => {
            finish = resolve;
            request.signal.addEventListener('abort', () => resolve());
          });
          return gradesByText(request);
        },
      },
    });
    const checking = session.grading.getState().check('double');
    await settle();
    expect(session.grading.getState().checking).toEqual({
      exerciseId: 'double',
      done: 0.2,
      doing: 'Waiting',
    });
    expect(await session.grading.getState().check('double')).toBeNull();
    session.grading.getState().cancel();
    expect(await checking).toBeNull();
    finish();
    expect(session.grading.getState()).toMatchObject({ checking: null, attempts: {} });
  });

  it('a failure of ours is no attempt and blames nobody', async () => {
    const { session } = await openFakeSession({
      ports: {
        loadGrader: async () => async () => {
          throw new Error('no such measurement');
        },
      },
    });
    expect(await session.grading.getState().check('double')).toBeNull();
    expect(session.grading.getState()).toMatchObject({
      attempts: {},
      failure: { code: 'grading-failed', message: expect.stringContaining('not of your work') },
    });
  });

  it('hints are taken rung by rung, and end', async () => {
    const { session } = await openFakeSession();
    for (let i = 0; i < 5; i++) session.grading.getState().takeHint('double');
    expect(session.grading.getState().hintsTaken.double).toBe(3);
  });
});
