import { expect, test } from './support';

/** Using up time, memory, output and messages: each is stopped, and the page does not feel it. */

const ENDLESS: Record<string, string> = {
  'an infinite loop': `console.log('begun'); for (;;) {}`,
  'infinite microtasks': `console.log('begun'); const again = (): Promise<void> => Promise.resolve().then(again); await again();`,
  'an infinite regular expression': `console.log('begun'); /^(a+)+$/.test('a'.repeat(60) + 'b');`,
  'timers without end': `console.log('begun'); for (let i = 0; i < 10000; i++) setInterval(() => {}, 0);`,
  'a flood of output': `console.log('begun'); for (;;) console.log('x'.repeat(1000));`,
  'an infinite loop in a getter that is printed': `console.log('begun'); console.log({ [Symbol.for('nodejs.util.inspect.custom')]() { for (;;) {} } });`,
  'endless top-level await': `console.log('begun'); for (;;) await new Promise((resolve) => setTimeout(resolve, 0));`,
};

for (const [name, code] of Object.entries(ENDLESS)) {
  test(`Stop answers within 200 ms during ${name}`, async ({ lab }) => {
    const seen = await lab.page.evaluate(
      async ([source, wait]) => {
        const controller = new AbortController();
        let begun: () => void = () => {};
        const hasBegun = new Promise<void>((resolve) => {
          begun = resolve;
        });
        const run = globalThis.runner.run(
          {
            runId: 'x',
            language: 'typescript',
            files: { 'main.ts': source },
            program: { kind: 'module', path: 'main.ts' },
          },
          (event) => {
            if (event.type === 'output') begun();
          },
          controller.signal,
        );
        await hasBegun;
        await new Promise((resolve) => setTimeout(resolve, wait));
        // How long the page itself takes to answer while the program does its worst.
        const before = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 0));
        const lag = performance.now() - before;
        const start = performance.now();
        controller.abort();
        const { outcome, stdout } = await run;
        return { outcome, begun: stdout.startsWith('begun'), stop: performance.now() - start, lag };
      },
      [code, 300] as const,
    );
    expect(seen).toMatchObject({ outcome: 'stopped', begun: true });
    expect(seen.stop).toBeLessThan(200);
    expect(seen.lag).toBeLessThan(200);
    await lab.expectUnharmed();
  });
}

test('a deadline ends a loop', async ({ lab }) => {
  const { result, ms } = await lab.run('for (;;) {}', { limits: { deadlineMs: 500 } });
  expect(result.outcome).toBe('deadline');
  expect(ms).toBeLessThan(2000);
  await lab.expectUnharmed();
});

test('a flood of output is cut at the limit, and says how much was cut', async ({ lab }) => {
  const { result, droppedBytes } = await lab.run(
    `for (let i = 0; i < 200_000; i++) console.log('0123456789'.repeat(10));`,
  );
  expect(result.outcome).toBe('completed');
  expect(result.stdout.length).toBeLessThanOrEqual(1_000_000);
  expect(droppedBytes).toBeGreaterThan(15_000_000);
  await lab.expectUnharmed();
});

const GREEDY: Record<string, string> = {
  'array buffers': `const all = []; for (;;) all.push(new Uint8Array(16_000_000).fill(1));`,
  'array buffers, with pauses': `const all = []; for (;;) { all.push(new Float32Array(4_000_000).fill(1)); await new Promise((resolve) => setTimeout(resolve, 5)); }`,
  'WebAssembly memories': `const all = []; for (;;) all.push(new WebAssembly.Memory({ initial: 1000 }));`,
  'a growing WebAssembly memory': `const memory = new WebAssembly.Memory({ initial: 1 }); for (;;) memory.grow(1000);`,
  'one huge buffer': `new ArrayBuffer(3_000_000_000);`,
  'tensors that are never disposed': `import * as tf from '@tensorflow/tfjs'; const all = []; for (;;) { all.push(tf.ones([1000, 1000])); await tf.nextFrame(); }`,
};

for (const [name, code] of Object.entries(GREEDY)) {
  test(`holding ever more ${name} ends as memory`, async ({ lab }) => {
    const { result } = await lab.run(code, { limits: { memoryMb: 256, deadlineMs: 45_000 } });
    expect(result.outcome, result.stderr).toBe('memory');
    expect(result.error?.code).toBe('memory');
    await lab.expectUnharmed();
  });
}

test('much memory that is let go is no crime', async ({ lab }) => {
  const { result } = await lab.run(
    `for (let i = 0; i < 100; i++) { new Float64Array(2_000_000).fill(i); await new Promise((resolve) => setTimeout(resolve, 10)); } console.log('done')`,
    { limits: { memoryMb: 512 } },
  );
  expect(result.stdout).toBe('done\n');
});

/**
 * A full heap ends the process of the frame. Playwright takes that for a crash of the page, so the page reports for
 * itself, through the server: it got the outcome, it ran another program, and it still holds what was typed.
 */
test('a full heap takes only the frame with it', async ({ lab }) => {
  test.setTimeout(120_000);
  await lab.page.evaluate(() => {
    const run = (code: string) =>
      globalThis.runner.run({
        runId: crypto.randomUUID(),
        language: 'typescript',
        files: { 'main.ts': code },
        program: { kind: 'module', path: 'main.ts' },
        limits: { deadlineMs: 80_000 },
      });
    const work = async () => {
      const greedy = await run(
        `const all = []; for (let i = 0; ; i++) { const text = 'x'.repeat(4_000_000) + i; text.charCodeAt(9); all.push(text); }`,
      );
      const next = await run(`console.log('alive')`);
      await fetch(`/report/${greedy.outcome}/${next.stdout.trim()}/${globalThis.draft.replaceAll(' ', '-')}`);
    };
    void work();
  });
  await expect
    .poll(() => lab.harness.requests.filter((path) => path.startsWith('/report/')), { timeout: 100_000 })
    .toEqual(['/report/memory/alive/typed,-not-yet-saved']);
});

test('debugger statements do not hold a run up', async ({ lab }) => {
  const { result } = await lab.run('for (let i = 0; i < 1000; i++) debugger;\nconsole.log("past");');
  expect(result.stdout).toBe('past\n');
  await lab.expectUnharmed();
});

test('huge files are refused by the file system of the run', async ({ lab }) => {
  const { result } = await lab.run(
    `import { writeFileSync } from 'node:fs'; for (let i = 0; ; i++) writeFileSync('f' + i, 'x'.repeat(10_000_000));`,
  );
  expect(result.error?.code).toBe('ENOSPC');
  await lab.expectUnharmed();
});

test('a huge or endless value of a probe is refused or carried, and hurts nothing', async ({ lab }) => {
  const deep = await lab.run('', {
    files: {},
    program: {
      kind: 'probe',
      path: 'p.ts',
      source:
        'export default () => { let v: unknown = 0; for (let i = 0; i < 100_000; i++) v = [v]; return v; }',
      input: null,
    },
  });
  expect(deep.result.error?.code).toBe('probe-value-not-json');
  const circular = await lab.run('', {
    files: {},
    program: {
      kind: 'probe',
      path: 'p.ts',
      source: 'export default () => { const v: any = {}; v.v = v; return v; }',
      input: null,
    },
  });
  expect(circular.result.error?.code).toBe('probe-value-not-json');
  await lab.expectUnharmed();
});

test('a hundred thousand tests are run, and reported up to a bound', async ({ lab }) => {
  const { result } = await lab.run('', {
    files: {
      'a.test.ts': `import { test } from 'node:test'; for (let i = 0; i < 12_000; i++) test('t' + i, () => {});`,
    },
    program: { kind: 'tests', paths: ['a.test.ts'] },
  });
  expect(result.outcome).toBe('completed');
  expect(result.tests.length).toBeLessThanOrEqual(10_000);
  await lab.expectUnharmed();
});

test('an endless run does not keep others from running', async ({ lab }) => {
  const stdout = await lab.page.evaluate(async () => {
    const controller = new AbortController();
    const request = (runId: string, source: string) => ({
      runId,
      language: 'typescript' as const,
      files: { 'main.ts': source },
      program: { kind: 'module' as const, path: 'main.ts' },
    });
    const endless = globalThis.runner.run(request('a', 'for (;;) {}'), undefined, controller.signal);
    const other = await globalThis.runner.run(request('b', 'console.log("meanwhile")'));
    controller.abort();
    await endless;
    return other.stdout;
  });
  expect(stdout).toBe('meanwhile\n');
  await lab.expectUnharmed();
});

test('a run whose frame never answers ends as a fault of the lab when the sandbox is closed', async ({
  lab,
}) => {
  await lab.page.route('**/sandbox/frame.html', () => {});
  const { outcome, message } = await lab.page.evaluate(async () => {
    globalThis.runner.dispose();
    const run = globalThis.runner.run({
      runId: 'x',
      language: 'typescript',
      files: { 'main.ts': '' },
      program: { kind: 'module', path: 'main.ts' },
    });
    while (document.querySelector('iframe') === null) await new Promise((resolve) => setTimeout(resolve, 5));
    globalThis.runner.dispose();
    const result = await run;
    return { outcome: result.outcome, message: result.error?.message };
  });
  expect(outcome).toBe('crashed');
  expect(message).toContain('This is not a mistake in your code');
});
