import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../core/code-runner';
import { sharingRuns } from './shared-runs';
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
  outcome: 'completed' | 'stopped' | 'crashed' = 'completed',
) {
  const runner = new FakeRunner(() => ({ outcome }));
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
    ['limit', { limits: { deadlineMs: 1 } }],
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
});
