import { afterAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../engine/core/code-runner';
import { createNodeRunner } from './node-runner';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

const SERVICES = JSON.stringify({ worlds: ['homestead'], seed: 'a' });

function run(source: string, files: Record<string, string> = {}): Promise<RunResult> {
  return runner.run({
    runId: 'r',
    language: 'typescript',
    files: { 'lab-services.json': SERVICES, 'main.ts': source, ...files },
    program: { kind: 'module', path: 'main.ts' },
  });
}

describe('lab services in the sandbox', () => {
  it('answer fetch, let waits cost no time, and keep what was written', async () => {
    const result = await run(`
      import { setTimeout as sleep } from 'node:timers/promises';
      const began = Date.now();
      await sleep(3_600_000);
      const rows = [{ view_id: 'V1', seconds: '3' }];
      const put = () => fetch('http://warehouse.homestead.lab/tables/views', { method: 'PUT', body: JSON.stringify({ rows }) });
      await put();
      const response = await put();
      console.log(response.status, JSON.stringify(await response.json()), Date.now() - began >= 3_600_000);
    `);
    expect(result.stdout).toBe('200 {"written":1} true\n');
    expect(result.writes['warehouse/homestead/views.csv']).toBe('view_id,seconds,loaded_at\nV1,3,60\n');
  });

  it('know no other host', async () => {
    const result = await run(`await fetch('https://example.com/');`);
    expect(result.error).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(result.stderr).toContain(
      'ENOTFOUND example.com: the lab has no network. Here are files.homestead.lab',
    );
  });

  it('end silence by an AbortSignal.timeout that lets no time pass by itself', async () => {
    const result = await run(`
      const asked = async () => {
        try {
          return (await fetch('http://api.homestead.lab/enquiries', { signal: AbortSignal.timeout(10_000) })).status;
        } catch (error) {
          return error.name;
        }
      };
      const seen = new Set();
      for (let i = 0; i < 12; i++) {
        seen.add(await asked());
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }
      console.log([...seen].sort().join());
      const soon = AbortSignal.timeout(5);
      console.log(await fetch('http://files.homestead.lab/views.csv', { signal: soon }).catch((error) => error.name));
    `);
    expect(result.stdout).toBe('200,500,TimeoutError\nTimeoutError\n');
  });

  it('end a process that holds too much, and leave what it had written', async () => {
    const result = await run(`
      await fetch('http://warehouse.homestead.lab/tables/views', { method: 'PUT', body: '{"rows":[{"view_id":"V1"}]}' });
      try {
        await (await fetch('http://files.homestead.lab/views.csv')).text();
      } catch {
        console.log('never seen');
      }
    `);
    expect(result.error?.code).toBe('killed-memory');
    expect(result.stdout).toBe('');
    expect(result.writes['warehouse/homestead/views.csv']).toContain('V1');
  });

  it('are not there without lab-services.json, and say what is wrong with a broken one', async () => {
    const without = await runner.run({
      runId: 'r',
      language: 'typescript',
      files: { 'main.ts': 'console.log(typeof fetch);' },
      program: { kind: 'module', path: 'main.ts' },
    });
    expect(without.stdout).toBe('undefined\n');
    expect((await run('', { 'lab-services.json': '{' })).error?.code).toBe('lab-services-invalid');
  });
});

describe('PGlite in the sandbox', () => {
  it('is PostgreSQL, with errors that say the place', async () => {
    const result = await run(`
      import { PGlite } from '@electric-sql/pglite';
      const db = new PGlite();
      await db.exec('create table t (id int primary key, n int)');
      for (const n of [1, 2])
        await db.query('insert into t values (1, $1) on conflict (id) do update set n = excluded.n', [n]);
      console.log(JSON.stringify((await db.query('select * from t')).rows));
      await db.query('select nothing from t').catch((error) => console.log(error.code, error.position));
      try { new PGlite('idb://x'); } catch (error) { console.log(error.code); }
    `);
    expect(result.stdout).toBe('[{"id":1,"n":2}]\n42703 8\nnot-available-in-lab\n');
  });
});
