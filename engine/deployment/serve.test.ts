import { afterAll, describe, expect, it } from 'vitest';
import { createNodeRunner } from '../../runtime/node/node-runner';
import type { TrafficRequest } from './requests';
import { serveBy } from './serve';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

let runs = 0;
const serve = serveBy(runner, { newRunId: () => `serve-${runs++}` });

const requests: TrafficRequest[] = [3, 0, 5].map((n, i) => ({
  id: `r${i}`,
  at: `2009-06-01T0${i}:00`,
  client: 'c',
  method: 'POST',
  path: '/estimate',
  body: { n },
}));

const SERVICE = `
import { appendFileSync } from 'node:fs';
let seen = 0;
export default {
  async fetch(request) {
    const { n } = await request.json();
    seen++;
    if (n === 0) return Response.json({ error: 'n is 0' }, { status: 422 });
    appendFileSync('log.txt', 'x'.repeat(60));
    return Response.json({ estimate: n * 100 + seen, id: request.headers.get('x-request-id') });
  },
};
`;

describe('serveBy', () => {
  it('gives one Request after another to the same running module, and reads its Responses', async () => {
    const { answers, writes, crash } = await serve({
      entry: 'service.ts',
      files: { 'service.ts': SERVICE, 'log.txt': '' },
      free: 1000,
      requests,
    });
    expect(crash).toBeUndefined();
    expect(answers.map(({ outcome, status, dollars }) => [outcome, status, dollars])).toEqual([
      ['answered', 200, 301],
      ['refused', 422, null],
      ['answered', 200, 503],
    ]);
    expect(answers[0]!.text).toContain('"id":"r0"');
    expect(String(writes['log.txt'])).toHaveLength(120);
  });

  it('fails a write on a full disk as a system does, which ends a process that does not expect it', async () => {
    const { answers, writes, crash } = await serve({
      entry: 'service.ts',
      files: { 'service.ts': SERVICE, 'log.txt': '' },
      free: 100,
      requests,
    });
    expect(crash).toMatchObject({
      code: 'ENOSPC',
      message: "ENOSPC: no space left on device, write 'log.txt'",
    });
    expect(crash?.stack).toContain('service.ts');
    expect(answers.map(({ outcome }) => outcome)).toEqual(['answered', 'refused', 'crashed']);
    expect(String(writes['log.txt'])).toHaveLength(60);
  });

  it('says why a service does not start', async () => {
    const job = { entry: 'service.ts', free: 100, requests: [] };
    const missing = await serve({ ...job, files: { 'service.ts': "import './gone.ts';" } });
    expect(missing.startError?.message).toContain('gone.ts');
    const shapeless = await serve({ ...job, files: { 'service.ts': 'export default 1;' } });
    expect(shapeless.startError?.message).toContain('fetch');
  });
});
