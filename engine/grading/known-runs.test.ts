import { describe, expect, it } from 'vitest';
import type { CodeRunner, RunEvent, RunReads, RunRequest, RunResult } from '../core/code-runner';
import { KnownRuns, knowing } from './known-runs';
import { FakeRunner } from './testing/fake-runner';

const request: RunRequest = {
  runId: 'r1',
  language: 'typescript',
  files: { 'a.ts': 'x' },
  program: { kind: 'probe', path: 'probes/p.ts', source: 's', input: { n: 1 } },
  seed: 's',
};

async function runsOf(
  second: Partial<RunRequest>,
  outcome: RunResult['outcome'] = 'completed',
  first: Partial<RunRequest> = {},
  reads?: Partial<RunReads>,
) {
  const nothing = { contents: [], kinds: [], lists: [], environment: [], everything: false };
  const runner: FakeRunner = new FakeRunner(() => ({
    outcome,
    durationMs: 5000,
    stdout: `${runner.requests.length}`,
    ...(reads && { reads: { ...nothing, ...reads } }),
  }));
  const sharing = knowing(runner, new KnownRuns());
  await sharing.run({ ...request, ...first });
  const again = await sharing.run({ ...request, ...first, runId: 'r2', ...second });
  expect(again.runId).toBe('r2');
  return { count: runner.requests.length, shared: again.stdout === '1' };
}

const shared = { count: 1, shared: true };
const apart = { count: 2, shared: false };

describe('a runner that knows runs', () => {
  it('runs the same seeded request once', async () => {
    expect(await runsOf({})).toEqual(shared);
    expect(await runsOf({ files: { 'a.ts': 'x' } })).toEqual(shared);
  });

  it.each<[string, Partial<RunRequest>]>([
    ['seed', { seed: 't' }],
    ['no seed', { seed: undefined }],
    ['content', { files: { 'a.ts': 'y' } }],
    ['file', { files: { 'a.ts': 'x', 'b.ts': '' } }],
    ['program', { program: { kind: 'module', path: 'a.ts' } }],
    ['folder to start in', { cwd: 'src' }],
    ['version of Node.js', { node: '22.21.1' }],
    ['environment', { env: { A: '1' } }],
    ['limit', { limits: { memoryMb: 1 } }],
    ['set of read-only files', { readOnly: ['a.ts'] }],
  ])('runs again with another %s', async (_what, second) => {
    expect(await runsOf(second)).toEqual(apart);
  });

  describe('that say what they have looked at', () => {
    const files = { 'a.ts': 'x', 'lib/b.ts': 'y', 'out/model.bin': new Uint8Array([1, 2]) };
    const at = (path: string) => [`/workspace/${path}`];
    it.each<[string, Partial<RunReads>, Partial<RunRequest>]>([
      ['a file that was not read', { contents: at('a.ts') }, { files: { ...files, 'lib/b.ts': 'z' } }],
      [
        'bytes that are the same',
        { contents: at('out/model.bin') },
        { files: { ...files, 'out/model.bin': new Uint8Array([1, 2]) } },
      ],
      [
        'a content, where it was asked whether it is there',
        { kinds: at('a.ts') },
        { files: { ...files, 'a.ts': 'z' } },
      ],
      [
        'a file in a folder that was asked for',
        { kinds: at('lib') },
        { files: { ...files, 'lib/c.ts': '' } },
      ],
      [
        'a content in a folder that was listed',
        { lists: at('lib') },
        { files: { ...files, 'lib/b.ts': 'z' } },
      ],
      ['a variable that was not read', { environment: ['A'] }, { env: { B: '1' } }],
      ['what lies outside', { contents: ['/tmp/x'] }, { files: { ...files, 'tmp/x': '' } }],
    ])('are shared in spite of %s', async (_what, reads, second) => {
      expect(await runsOf(second, 'completed', { files }, reads)).toEqual(shared);
    });

    it.each<[string, Partial<RunReads>, Partial<RunRequest>]>([
      ['another content', { contents: at('a.ts') }, { files: { ...files, 'a.ts': 'z' } }],
      [
        'other bytes',
        { contents: at('out/model.bin') },
        { files: { ...files, 'out/model.bin': new Uint8Array([1, 3]) } },
      ],
      ['a file that was missing', { contents: at('c.ts') }, { files: { ...files, 'c.ts': '' } }],
      ['a folder where a file was missing', { contents: at('c.ts') }, { files: { ...files, 'c.ts/d': '' } }],
      ['a file where there was none', { kinds: at('c.ts') }, { files: { ...files, 'c.ts': '' } }],
      ['a folder that is gone', { kinds: at('lib') }, { files: { 'a.ts': 'x' } }],
      ['one more name in a folder', { lists: at('lib') }, { files: { ...files, 'lib/c/d.ts': '' } }],
      ['one more name in the workspace', { lists: ['/workspace'] }, { files: { ...files, 'c.ts': '' } }],
      ['a variable', { environment: ['A'] }, { env: { A: '1' } }],
      ['anything, where all was looked at', { everything: true }, { files: { ...files, 'c.ts': '' } }],
    ])('run again with %s', async (_what, reads, second) => {
      expect(await runsOf(second, 'completed', { files }, reads)).toEqual(apart);
    });
  });

  it('shares neither a stopped run nor one that crashed', async () => {
    expect(await runsOf({}, 'stopped')).toEqual(apart);
    expect(await runsOf({}, 'crashed')).toEqual(apart);
  });

  it('says again what a run has said, and runs again where services were asked', async () => {
    let asks = false;
    let runs = 0;
    const runner: CodeRunner = {
      run: async (asked, onEvent) => {
        runs++;
        onEvent?.({ type: 'output', runId: asked.runId, stream: 'stdout', text: 'hello' });
        if (asks)
          await asked.services!.answer({ method: 'GET', url: 'http://x/', headers: {}, body: null } as never);
        return new FakeRunner(() => ({})).run(asked);
      },
    };
    const sharing = knowing(runner, new KnownRuns());
    const services = { origins: ['http://x'], answer: async () => ({}) as never };
    const heard: RunEvent[] = [];
    await sharing.run({ ...request, services });
    await sharing.run({ ...request, services, runId: 'r2' }, (event) => heard.push(event));
    expect(heard).toMatchObject([{ runId: 'r2', text: 'hello' }]);
    expect(runs).toBe(1);
    asks = true;
    await sharing.run({ ...request, services, seed: 't' });
    await sharing.run({ ...request, services, seed: 't' });
    expect(runs).toBe(3);
  });

  it('forgets the longest unused', async () => {
    const runner = new FakeRunner(() => ({}));
    const sharing = knowing(runner, new KnownRuns(2));
    for (const seed of ['a', 'b', 'a', 'c', 'a', 'b']) await sharing.run({ ...request, seed });
    expect(runner.requests.map(({ seed }) => seed)).toEqual(['a', 'b', 'c', 'b']);
  });

  it('tells deadlines apart only where they end the run', async () => {
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
      return { runs, again, sharing: knowing(runner, new KnownRuns()) };
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
