import { describe, expect, it } from 'vitest';
import type { CodeRunner, RunRequest, RunResult } from '../core/code-runner';
import { sharingRuns } from './shared-runs';
import { FakeRunner } from './testing/fake-runner';

const request: RunRequest = {
  runId: 'r1',
  language: 'typescript',
  files: { 'a.ts': 'x' },
  program: { kind: 'probe', path: 'probes/p.ts', source: 's', input: { n: 1 } },
  seed: 's',
};

async function runsOf(second: Partial<RunRequest>, outcome: RunResult['outcome'] = 'completed') {
  const runner = new FakeRunner(() => ({ outcome, durationMs: 5000 }));
  const sharing = sharingRuns(runner);
  const first = await sharing.run(request);
  const again = await sharing.run({ ...request, runId: 'r2', ...second });
  return { count: runner.requests.length, shared: first === again };
}

describe('sharingRuns', () => {
  it('runs the same seeded request once', async () => {
    expect(await runsOf({})).toEqual({ count: 1, shared: true });
    expect(await runsOf({ files: { 'a.ts': 'x' } })).toEqual({ count: 1, shared: true });
  });

  it.each<[string, Partial<RunRequest>]>([
    ['seed', { seed: 't' }],
    ['no seed', { seed: undefined }],
    ['content', { files: { 'a.ts': 'y' } }],
    ['file', { files: { 'a.ts': 'x', 'b.ts': '' } }],
    ['program', { program: { kind: 'module', path: 'a.ts' } }],
    ['environment', { env: { A: '1' } }],
    ['limit', { limits: { memoryMb: 1 } }],
    ['set of read-only files', { readOnly: ['a.ts'] }],
  ])('runs again with another %s', async (_what, second) => {
    expect(await runsOf(second)).toEqual({ count: 2, shared: false });
  });

  it('shares neither a stopped run nor one that crashed', async () => {
    expect(await runsOf({}, 'stopped')).toMatchObject({ count: 2 });
    expect(await runsOf({}, 'crashed')).toMatchObject({ count: 2 });
  });

  it('runs again for whoever listens, since a shared run says nothing', async () => {
    const runner = new FakeRunner(() => ({}));
    const sharing = sharingRuns(runner);
    await sharing.run(request);
    await sharing.run(request, () => {});
    expect(runner.requests).toHaveLength(2);
  });

  it('tells deadlines apart only where they end the run', async () => {
    const shared = { count: 1, shared: true };
    const apart = { count: 2, shared: false };
    expect(await runsOf({ limits: { deadlineMs: 6000 } })).toEqual(shared);
    expect(await runsOf({ limits: { deadlineMs: 4000 } })).toEqual(apart);
    expect(await runsOf({}, 'deadline')).toEqual(shared);
    expect(await runsOf({ limits: { deadlineMs: 900_000 } }, 'deadline')).toEqual(apart);
  });

  describe('while a run is under way', () => {
    interface HeldRun {
      readonly end: (result: Partial<RunResult>) => void;
      readonly fail: () => void;
    }

    /** A runner whose runs end when they are told to, or are stopped; `again` is the second of them. */
    function held() {
      const runs: HeldRun[] = [];
      let anew = (_run: HeldRun) => {};
      const again = new Promise<HeldRun>((resolve) => {
        anew = resolve;
      });
      const runner: CodeRunner = {
        run: (asked, _onEvent, signal) =>
          new Promise((resolve, reject) => {
            const end = (result: Partial<RunResult>) =>
              resolve({
                runId: asked.runId,
                outcome: 'completed',
                tests: [],
                writes: {},
                stdout: '',
                stderr: '',
                durationMs: 1,
                ...result,
              });
            runs.push({ end, fail: () => reject(new Error('broken')) });
            if (runs.length === 2) anew(runs[1]!);
            if (signal?.aborted) end({ outcome: 'stopped' });
            signal?.addEventListener('abort', () => end({ outcome: 'stopped' }));
          }),
      };
      return { runs, again, sharing: sharingRuns(runner) };
    }

    it('waits for it', async () => {
      const { runs, sharing } = held();
      const both = [sharing.run(request), sharing.run({ ...request, runId: 'r2' })];
      runs[0]!.end({ stdout: 'once' });
      expect((await Promise.all(both)).map(({ stdout }) => stdout)).toEqual(['once', 'once']);
      expect(runs).toHaveLength(1);
    });

    it('runs itself when that one is stopped or breaks', async () => {
      for (const failing of ['stopped', 'broken'] as const) {
        const { runs, again, sharing } = held();
        const first = sharing.run(request).catch(() => null);
        const second = sharing.run({ ...request, runId: 'r2' });
        if (failing === 'stopped') runs[0]!.end({ outcome: 'stopped' });
        else runs[0]!.fail();
        await first;
        (await again).end({ stdout: 'anew' });
        expect((await second).stdout).toBe('anew');
      }
    });

    it('does not keep whoever is aborted', async () => {
      const { sharing } = held();
      const abort = new AbortController();
      void sharing.run(request);
      const second = sharing.run({ ...request, runId: 'r2' }, undefined, abort.signal);
      abort.abort();
      expect(await second).toMatchObject({ runId: 'r2', outcome: 'stopped' });
    });
  });
});
