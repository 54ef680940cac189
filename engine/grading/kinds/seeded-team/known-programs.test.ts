import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../../core/code-runner';
import { FakeRunner } from '../../testing/fake-runner';
import { knowing } from './known-programs';

let name = 0;
/** How often two programs are really run. */
async function runsOf(first: Partial<RunRequest>, second: Partial<RunRequest>) {
  const runner = new FakeRunner(() => ({ stdout: 'said' }));
  const known = knowing(runner);
  const request: RunRequest = {
    runId: 'one',
    language: 'typescript',
    files: { 'a.ts': `export const it = ${++name};` },
    program: { kind: 'module', path: 'a.ts' },
    seed: 's',
  };
  await known.run({ ...request, ...first });
  const again = await known.run({ ...request, ...second, runId: 'two' });
  expect(again.runId).toBe('two');
  return runner.requests.length;
}

describe('programs that are known', () => {
  const env = (SHA: string) => ({ env: { SHA } });
  const asks = { files: { 'a.ts': 'import "./b.ts"', 'b.ts': 'console.log(process.env.SHA, "x")' } };

  it('are computed once', async () => {
    expect(await runsOf({}, {})).toBe(1);
    expect(await runsOf(env('1'), env('2'))).toBe(1);
    expect(await runsOf({}, { files: { 'a.ts': `export const it = ${name};` } })).toBe(1);
  });

  it('are others with another seed, file or argument, or an environment that code reads', async () => {
    expect(await runsOf({}, { seed: 't' })).toBe(2);
    expect(await runsOf({}, { files: { 'a.ts': 'export {};' } })).toBe(2);
    expect(await runsOf({}, { program: { kind: 'module', path: 'a.ts', argv: ['x'] } })).toBe(2);
    expect(await runsOf({ ...asks, ...env('1') }, { ...asks, ...env('2') })).toBe(2);
  });

  it('are never those without a seed', async () => {
    expect(await runsOf({ seed: undefined }, { seed: undefined })).toBe(2);
  });
});
