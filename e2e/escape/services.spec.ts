import type { RunRequest, RunResult } from '../../engine/core/code-runner';
import { expect, type Lab, test } from './support';

/** What services of the host open: their own origins, to their own run, and nothing else. */

const ORIGIN = 'http://localhost:5000';

/** What came of a run with a service, and what the service was asked. */
interface Served {
  readonly result: RunResult;
  readonly asked: readonly { readonly method: string; readonly url: string; readonly headers: object }[];
}

/** Runs a program whose run has one service at `ORIGIN`, which answers with the address that it was asked for. */
function serve(lab: Lab, source: string, extra: Partial<RunRequest> = {}): Promise<Served> {
  return lab.page.evaluate(
    async ([code, origin, rest]) => {
      const asked: { method: string; url: string; headers: object }[] = [];
      const result = await globalThis.runner.run({
        runId: crypto.randomUUID(),
        language: 'typescript',
        files: { 'main.ts': code },
        program: { kind: 'module', path: 'main.ts' },
        ...rest,
        services: {
          origins: [origin],
          answer: async ({ method, url, headers }) => {
            asked.push({ method, url, headers });
            return { status: 200, headers: { 'content-type': 'text/plain' }, body: `service ${url}` };
          },
        },
      });
      return { result, asked };
    },
    [source, ORIGIN, extra as object] as const,
  );
}

test('a program reaches the service of its run', async ({ lab }) => {
  const { result, asked } = await serve(
    lab,
    `const response = await fetch('${ORIGIN}/a', { method: 'POST', headers: { 'X-A': '1' }, body: 'b' });
    console.log(response.status, await response.text());`,
  );
  expect(result.stderr).toBe('');
  expect(result.stdout).toBe(`200 service ${ORIGIN}/a\n`);
  expect(asked).toEqual([
    {
      method: 'POST',
      url: `${ORIGIN}/a`,
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-a': '1' },
    },
  ]);
  await lab.expectUnharmed();
});

const ELSEWHERE = [
  'https://localhost:5000/canary',
  'http://localhost:50000/canary',
  'http://localhost/canary',
  'http://127.0.0.1:5000/canary',
  'http://localhost:5000.example.com/canary',
  'http://example.com/canary#http://localhost:5000',
  'http://example.com\\\\@localhost:5000/canary',
  'http://user:word@localhost:5000/canary',
  '//localhost:5000/canary',
  '/canary',
  'file:///etc/passwd',
  'data:text/plain,canary',
  'blob:http://localhost:5000/canary',
];

test('no other address is reached', async ({ lab }) => {
  const { result, asked } = await serve(
    lab,
    `const addresses = ${JSON.stringify([...ELSEWHERE, `${lab.harness.origin}/canary`])};
    for (const address of addresses) {
      try {
        const response = await fetch(address);
        console.log('reached', address, response.url);
      } catch (error) {
        console.log('refused');
      }
    }`,
  );
  expect(result.stderr).toBe('');
  expect(result.stdout).toBe('refused\n'.repeat(ELSEWHERE.length + 1));
  expect(asked).toEqual([]);
  await lab.expectUnharmed();
});

test('a request carries nothing of the page', async ({ lab }) => {
  const { asked } = await serve(
    lab,
    `await fetch('${ORIGIN}/', { credentials: 'include', referrer: 'about:client', headers: { Cookie: 'a=b', Host: 'x', Origin: 'y' } });`,
  );
  expect(JSON.stringify(asked)).not.toContain('secret');
  expect(JSON.stringify(asked)).not.toContain(new URL(lab.harness.origin).host);
  await lab.expectUnharmed();
});

test('the service of one run is not there for the next', async ({ lab }) => {
  await serve(lab, `globalThis.kept = fetch; console.log((await fetch('${ORIGIN}/')).status);`);
  const { result } = await lab.run('console.log(typeof fetch, typeof globalThis.kept);');
  expect(result.stdout).toBe('undefined undefined\n');
  await lab.expectUnharmed();
});

const FORGERIES: Record<string, string> = {
  'setters on Object.prototype': `for (const name of ['type', 'id', 'request', 'response', 'failure', 'resolve', '0'])
    Object.defineProperty(Object.prototype, name, { configurable: true, set(value) { value?.postMessage?.({}); console.log('seen'); } });`,
  'Promise and its methods': `const real = Promise.prototype.then;
    Promise.prototype.then = function (...args: any[]) { for (const fn of args) fn?.postMessage?.({}); return real.apply(this, args as any); } as any;`,
  'Request and Response': `for (const name of ['Request', 'Response', 'Headers', 'URL', 'Uint8Array', 'TextDecoder'])
    (globalThis as any)[name] = class { constructor() { console.log('seen'); } };`,
  'Array methods': `Array.prototype.includes = () => true; Array.prototype.find = function () { return this[0]; };`,
};

for (const [name, attempt] of Object.entries(FORGERIES)) {
  test(`a program gains no other host by ${name}`, async ({ lab }) => {
    const { result, asked } = await serve(
      lab,
      `const ask = fetch; ${attempt}
      const outcome = await ask('${lab.harness.origin}/canary').then(() => 'reached', () => 'refused');
      console.log(outcome);`,
      { limits: { deadlineMs: 5000 } },
    );
    // A program that breaks its own realm may break its own run; it reaches nothing by that.
    expect(result.stdout).not.toContain('reached');
    expect(asked.filter(({ url }) => !url.startsWith(`${ORIGIN}/`))).toEqual([]);
    await lab.expectUnharmed();
  });
}

/** The page with a guest of the attacker's own, as if every lock of the real one had been picked. */
function withGuest(lab: Lab, onRun: string): Promise<{ outcome: string; message?: string; asked: string[] }> {
  return lab.page.evaluate(
    async ([script, origin]) => {
      const real = window.fetch;
      window.fetch = async (input, init) =>
        String(input).endsWith('/guest.js')
          ? new Response(`onmessage = (first) => {
              const port = first.ports[0];
              port.onmessage = async ({ data }) => { ${script} };
              port.postMessage({ type: 'ready', loadedTfjs: false });
            };`)
          : real(input, init);
      const runner = globalThis.createSandboxRunner();
      const asked: string[] = [];
      const result = await runner.run({
        runId: 'x',
        language: 'typescript',
        files: {},
        program: { kind: 'module', path: 'a.ts' },
        limits: { deadlineMs: 3000 },
        services: {
          origins: [origin],
          answer: async ({ url }) => {
            asked.push(url);
            return { status: 200, headers: {}, body: '' };
          },
        },
      });
      runner.dispose();
      window.fetch = real;
      return { outcome: result.outcome, message: result.error?.message, asked };
    },
    [onRun, ORIGIN] as const,
  );
}

const REQUEST = (url: string, more = '') =>
  `{ type: 'fetch', id: 1, request: { method: 'GET', url: ${url}, headers: {}, body: new Uint8Array(0) ${more} } }`;
const END = `port.postMessage({ type: 'result', result: { runId: 'x', outcome: 'completed', tests: [], writes: {}, stdout: '', stderr: '', durationMs: 1 } });`;

test('a forged request to another host reaches no network', async ({ lab }) => {
  const { outcome, asked } = await withGuest(
    lab,
    `if (data.type === 'run') for (const url of ['${lab.harness.origin}/canary', 'http://localhost:5001/', 'nonsense', 'data:,x', 'http://localhost:5000@example.com/', 'blob:http://localhost:5000/x'])
      port.postMessage(${REQUEST('url')});
    if (data.type === 'run') setTimeout(() => { ${END} }, 300);`,
  );
  expect({ outcome, asked }).toEqual({ outcome: 'completed', asked: [] });
  await lab.expectUnharmed();
});

const MISSHAPEN: Record<string, string> = {
  'no body': `{ type: 'fetch', id: 1, request: { method: 'GET', url: '${ORIGIN}/', headers: {} } }`,
  'a method with a line end': REQUEST(`'${ORIGIN}/'`, `, method: 'GET\\r\\nX: y'`),
  'headers that are no text': REQUEST(`'${ORIGIN}/'`, ', headers: { a: {} }'),
  'an address without end': REQUEST(`'${ORIGIN}/' + 'x'.repeat(100000)`),
  'a body beyond the limit': REQUEST(`'${ORIGIN}/'`, ', body: new Uint8Array(33000000)'),
  'an id that is an object': `{ ...${REQUEST(`'${ORIGIN}/'`)}, id: {} }`,
};

for (const [name, message] of Object.entries(MISSHAPEN)) {
  test(`a request with ${name} ends the run as our fault`, async ({ lab }) => {
    const { outcome, asked } = await withGuest(lab, `if (data.type === 'run') port.postMessage(${message});`);
    expect({ outcome, asked }).toEqual({ outcome: 'crashed', asked: [] });
    await lab.expectUnharmed();
  });
}

test('a flood of requests ends the run', async ({ lab }) => {
  const { outcome, message, asked } = await withGuest(
    lab,
    `if (data.type === 'run') for (let i = 0; i < 30_000; i++) port.postMessage(${REQUEST(`'${ORIGIN}/'`)});`,
  );
  expect(outcome).toBe('crashed');
  expect(message).toContain('the run asked its services for more than it may');
  expect(asked.length).toBeLessThanOrEqual(20_000);
  await lab.expectUnharmed();
});

test('requests of a run without services end it', async ({ lab }) => {
  const outcome = await lab.page.evaluate(
    async (message) => {
      const real = window.fetch;
      window.fetch = async (input, init) =>
        String(input).endsWith('/guest.js')
          ? new Response(
              `onmessage = (first) => { const port = first.ports[0]; port.onmessage = () => port.postMessage(${message}); };`,
            )
          : real(input, init);
      const runner = globalThis.createSandboxRunner();
      const { outcome } = await runner.run({
        runId: 'x',
        language: 'typescript',
        files: {},
        program: { kind: 'module', path: 'a.ts' },
      });
      runner.dispose();
      window.fetch = real;
      return outcome;
    },
    REQUEST(`'${ORIGIN}/'`),
  );
  expect(outcome).toBe('crashed');
  await lab.expectUnharmed();
});

test('a stopped run is answered no more, and keeps nothing waiting', async ({ lab }) => {
  const seen = await lab.page.evaluate(async (origin) => {
    const stop = new AbortController();
    let asked = 0;
    const start = performance.now();
    const result = await globalThis.runner.run(
      {
        runId: 'x',
        language: 'typescript',
        files: { 'main.ts': `for (;;) await fetch('${origin}/').then((r) => r.text());` },
        program: { kind: 'module', path: 'main.ts' },
        services: {
          origins: [origin],
          answer: async () => {
            if (++asked === 50) stop.abort();
            return { status: 200, headers: {}, body: '' };
          },
        },
      },
      undefined,
      stop.signal,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { outcome: result.outcome, asked, ms: performance.now() - start };
  }, ORIGIN);
  expect(seen).toMatchObject({ outcome: 'stopped', asked: 50 });
  await lab.expectUnharmed();
});
