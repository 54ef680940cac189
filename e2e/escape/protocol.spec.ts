import { expect, test } from './support';

/** Forging what the guest says, and turning the language against the guest that shares its realm. */

const honest = { outcome: 'completed', stdout: 'honest\n' };

/** Programs that reach for the port or for what the guest does with it; each ends by printing one honest line. */
const FORGERIES: Record<string, string> = {
  'postMessage of the global scope': `(globalThis as any).postMessage?.({ type: 'result' }); (globalThis as any).self?.postMessage({ type: 'result' });`,
  'a message handler': `(globalThis as any).onmessage = (event: any) => { event.ports[0].postMessage({ type: 'result' }); };
    (globalThis as any).addEventListener?.('message', (event: any) => event.ports[0].postMessage({ type: 'result' }));`,
  'the prototype of MessagePort': `const P = (globalThis as any).MessagePort ?? Object.getPrototypeOf(structuredClone({})).constructor;
    P.prototype.postMessage = function () { throw new Error('taken'); };`,
  'Function.prototype.call, apply and bind': `for (const name of ['call', 'apply', 'bind'] as const) {
    const real = Function.prototype[name] as any;
    (Function.prototype as any)[name] = function (...args: any[]) { for (const item of [this, ...args]) item?.postMessage?.({ type: 'result' }); return Reflect.apply(real, this, args); };
  }`,
  'Reflect.apply': `const real = Reflect.apply; Reflect.apply = ((fn: any, self: any, args: any) => { self?.postMessage?.({ type: 'result' }); for (const item of args ?? []) item?.postMessage?.({ type: 'result' }); return real(fn, self, args); }) as any;`,
  'setters on Object.prototype': `for (const name of ['type', 'event', 'result', 'runId', 'outcome', 'text', 'stream', 'location']) {
    Object.defineProperty(Object.prototype, name, { configurable: true, get: () => 'forged', set() { throw new Error('seen'); } });
  }`,
  'setters on Array.prototype': `Object.defineProperty(Array.prototype, '0', { configurable: true, set(value) { value?.postMessage?.({ type: 'result' }); Object.defineProperty(this, '0', { value, writable: true, configurable: true, enumerable: true }); } });
    Array.prototype.push = function () { return 0; };`,
  'Promise.prototype.then': `const real = Promise.prototype.then; Promise.prototype.then = function (...args: any[]) { for (const fn of args) { try { fn?.postMessage?.({ type: 'result' }); } catch {} } return real.apply(this, args as any); } as any;`,
  'the methods of String and JSON': `String.prototype.slice = () => 'forged'; String.prototype.charCodeAt = () => 0; JSON.stringify = () => 'forged'; JSON.parse = () => ({ type: 'result' });`,
  'the clocks': `performance.now = () => NaN; Date.now = () => NaN; Math.floor = () => NaN; Math.random = () => 2;`,
  'the call sites of a stack': `const found: unknown[] = [];
    Error.prepareStackTrace = (_: unknown, sites: any[]) => { for (const site of sites) found.push(site.getThis(), site.getFunction()); return ''; };
    void new Error().stack;
    for (const item of found as any[]) { item?.postMessage?.({ type: 'result' }); if (typeof item === 'function') item.caller?.postMessage?.({ type: 'result' }); }`,
  'a frozen and sealed world': `for (const P of [Object.prototype, Array.prototype, Function.prototype, Promise.prototype, String.prototype]) Object.freeze(P);`,
  'toString and Symbol.iterator': `Array.prototype[Symbol.iterator] = function* () { yield { type: 'result' } as any; } as any; Object.prototype.toString = () => '[object MessagePort]';`,
  'text that looks like the protocol': `process.stdout.write(''); void '{"type":"result","result":{"outcome":"completed"}}';`,
  'an early end by an event': `(globalThis as any).dispatchEvent?.(new Event('error'));`,
};

for (const [name, attempt] of Object.entries(FORGERIES)) {
  test(`a program gains nothing by ${name}`, async ({ lab }) => {
    const { result } = await lab.run(`const say = console.log; ${attempt}\nsay('honest');`, {
      limits: { deadlineMs: 5000 },
    });
    // The program may have broken its own run; it has not made one up.
    if (result.outcome === 'completed') expect(result).toMatchObject(honest);
    else expect(['failed', 'deadline']).toContain(result.outcome);
    expect(result.tests).toEqual([]);
    expect(result.value).toBeUndefined();
    await lab.expectUnharmed();
  });
}

test('a polluted realm still reports a failing test as failed', async ({ lab }) => {
  const { result } = await lab.run('', {
    files: {
      'a.test.ts': `import { test } from 'node:test';
        Array.prototype.some = () => false; Array.prototype.every = () => true;
        Object.defineProperty(Object.prototype, 'outcome', { configurable: true, get: () => 'passed', set() {} });
        test('fails', () => { throw new Error('on purpose'); });`,
    },
    program: { kind: 'tests', paths: ['a.test.ts'] },
  });
  expect(result.tests.map((item) => item.outcome)).toEqual(['failed']);
  await lab.expectUnharmed();
});

test('messages to the frame that spawned the worker go nowhere', async ({ lab }) => {
  expect(
    await lab.raw(
      `for (let i = 0; i < 1000; i++) self.postMessage({ type: 'result', result: { outcome: 'completed' } }); throw 'sent'`,
    ),
  ).toContain('refused');
  await lab.expectUnharmed();
});

test('a message of the wrong shape ends the run as our fault, not as a pass', async ({ lab }) => {
  const outcome = await lab.page.evaluate(async () => {
    const real = window.fetch;
    window.fetch = async (input, init) =>
      String(input).endsWith('/guest.js')
        ? new Response(
            `onmessage = (event) => { const port = event.ports[0]; port.onmessage = () => port.postMessage({ type: 'result', result: { runId: 1 } }); };`,
          )
        : real(input, init);
    const runner = globalThis.createSandboxRunner();
    const result = await runner.run({
      runId: 'x',
      language: 'typescript',
      files: {},
      program: { kind: 'module', path: 'a.ts' },
    });
    runner.dispose();
    window.fetch = real;
    return [result.outcome, result.error?.name];
  });
  expect(outcome).toEqual(['crashed', 'CrashError']);
  await lab.expectUnharmed();
});

const STRANGE: Record<string, string> = {
  null: 'throw null',
  'a revoked proxy': 'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy',
  'an error with hostile getters': `const error = new Error('x'); Object.defineProperty(error, 'stack', { get() { throw new Error('stack'); } }); Object.defineProperty(error, 'message', { get() { throw new Error('message'); } }); throw error`,
  'an error that causes itself': `const error = new Error('x'); error.cause = error; throw error`,
  'a message of 20 MB': `throw new Error('x'.repeat(20_000_000))`,
  'an error with endless data': `throw Object.assign(new Error('x'), { data: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) })`,
  'a stack overflow': `const f = (): number => f() + 1; f()`,
};

for (const [name, code] of Object.entries(STRANGE)) {
  test(`throwing ${name} is a failed run`, async ({ lab }) => {
    const { result } = await lab.run(code);
    expect(result.outcome).toBe('failed');
    expect(result.error?.name).toBeTruthy();
    await lab.expectUnharmed();
  });
}
