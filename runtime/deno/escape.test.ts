import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../../engine/core/code-runner';
import { createDenoRunner } from './deno-runner';
import { frameOf } from './frames';
import map from './import-map.json';
import { FLOOD_OF_TESTS, GREEDY, RAW_REACHES, REACHES } from './testing/hostile-programs';
import { runRaw } from './testing/raw-guest';

/** Some of each kind; all of them, with what they cost, by `npm run verify:hostile`. */
const GREEDY_HERE = [
  'an infinite loop',
  'exponential backtracking',
  'ever more typed arrays, by a constructor',
  'a full heap of objects',
  'one huge buffer',
  'a flood of output',
];
const DEADLINE_MS = 3_000;

const runner = createDenoRunner();
const requests: string[] = [];
let server: Server;
let origin = '';
const cwd = mkdtempSync(join(tmpdir(), 'stagecraft-raw-'));

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end('export default 1');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  runner.dispose();
  server.close();
  rmSync(cwd, { recursive: true, force: true });
});

function run(code: string, more: Partial<RunRequest> = {}): Promise<RunResult> {
  return runner.run({
    runId: 'r',
    language: 'typescript',
    files: { 'main.ts': code },
    program: { kind: 'module', path: 'main.ts' },
    limits: { deadlineMs: DEADLINE_MS },
    ...more,
  });
}

describe('a program on the server', () => {
  it('runs as in the browser, and leaves nothing to the next one', async () => {
    const first = await run(
      `(globalThis as any).left = 1; console.log(process.version.startsWith('v'), typeof fetch)`,
    );
    expect(first).toMatchObject({ outcome: 'completed', stdout: 'true undefined\n' });
    expect((await run(`console.log((globalThis as any).left)`)).stdout).toBe('undefined\n');
  });

  it.each(Object.entries(REACHES))('does not get at %s', async (_, attempt) => {
    const { stdout, outcome } = await run(
      `try { console.log('reached', await (async () => { ${attempt} })()); } catch (error) { console.log('refused', String(error)); }`,
    );
    expect(['completed', 'failed', 'deadline']).toContain(outcome);
    expect(stdout).not.toContain('reached');
  });

  it.each(GREEDY_HERE)('is ended, and blamed on nobody else, for %s', async (name) => {
    const began = performance.now();
    const { outcome } = await run(GREEDY[name]!);
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS + 3_000);
    expect(['failed', 'deadline', 'memory']).toContain(outcome);
  });

  it('cannot flood its host with tests', async () => {
    const { outcome } = await run('', {
      files: { 'a.test.ts': FLOOD_OF_TESTS },
      program: { kind: 'tests', paths: ['a.test.ts'] },
    });
    expect(outcome).not.toBe('completed');
  });

  it('is stopped at once', async () => {
    const controller = new AbortController();
    const running = runner.run(
      {
        runId: 'r',
        language: 'typescript',
        files: { 'main.ts': `for (;;) {}` },
        program: { kind: 'module', path: 'main.ts' },
      },
      undefined,
      controller.signal,
    );
    setTimeout(() => controller.abort(), 500);
    expect((await running).outcome).toBe('stopped');
  });
});

describe('without the guest, Deno and the system', () => {
  it('do run a script', async () => {
    expect(await runRaw(`return 6 * 7`, origin, cwd)).toBe('reached: 42');
  });

  it.each(Object.entries(RAW_REACHES))('refuse to %s', async (_, attempt) => {
    expect(await runRaw(attempt, origin, cwd)).toMatch(/^refused/);
  });

  it('give it no way to speak for the guest’s host', async () => {
    const forged = JSON.stringify([...frameOf('reached: forged')]);
    const answer = await runRaw(
      `for (let i = 0; i < 3; i++) Deno.stdout.writeSync(new Uint8Array(${forged})); await new Promise(() => setInterval(() => {}, 1e3));`,
      origin,
      cwd,
    );
    expect(answer).toBe('refused: a message that is not from the host of the guest');
  });

  it('have none of Deno’s own modules to give it, by whatever name', async () => {
    const known = new Set(Object.keys(map.imports));
    for (const name of builtinModules) expect(known, name).toContain(`node:${name.replace(/^node:/, '')}`);
    expect(await runRaw(`return (await import('node:module')).builtinModules`, origin, cwd)).toMatch(
      /^refused/,
    );
  });

  it('have let nothing through', () => {
    expect(requests).toEqual([]);
    expect(readdirSync(cwd)).toEqual([]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('stagecraft-canary'))).toEqual([]);
  });
});
