import { afterAll, describe, expect, it } from 'vitest';
import type { Program, RunEvent, RunRequest } from '../../engine/core/code-runner';
import type { WorkspaceFiles } from '../../engine/core/files';
import { createNodeRunner } from './node-runner';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

let count = 0;
async function run(files: WorkspaceFiles, program: Program, extra: Partial<RunRequest> = {}) {
  const events: RunEvent[] = [];
  const request: RunRequest = { runId: `run-${count++}`, language: 'typescript', files, program, ...extra };
  const result = await runner.run(request, (event) => events.push(event));
  return { ...result, events };
}

const main = (code: string, files: WorkspaceFiles = {}, extra: Partial<RunRequest> = {}) =>
  run({ 'src/main.ts': code, ...files }, { kind: 'module', path: 'src/main.ts' }, extra);

const probe = (source: string, extra: Partial<RunRequest> = {}, files: WorkspaceFiles = {}) =>
  run(files, { kind: 'probe', path: 'probes/probe.ts', source, input: { n: 2 } }, extra);

describe('errors speak of the learner’s files', () => {
  it('gives the frames of a throw through typed code, with lines and columns', async () => {
    const { outcome, error, stderr } = await main(
      `import { check } from './check';\n\nfunction go(x: number): number {\n  return check(x);\n}\ngo(1);\n`,
      {
        'src/check.ts': `interface Row { price: number }\nexport function check(x: number): number {\n  const row: Row = { price: x };\n  throw new RangeError('bad ' + row.price);\n}\n`,
      },
    );
    expect(outcome).toBe('failed');
    expect(error).toMatchObject({ name: 'RangeError', message: 'bad 1' });
    expect(error?.frames).toEqual([
      { path: 'src/check.ts', line: 4, column: 9 },
      { path: 'src/main.ts', line: 4, column: 10 },
      { path: 'src/main.ts', line: 6, column: 1 },
    ]);
    expect(error?.stack).toBe(
      'RangeError: bad 1\n    at check (src/check.ts:4:9)\n    at go (src/main.ts:4:10)\n    at src/main.ts:6:1',
    );
    expect(stderr).toContain('Uncaught RangeError: bad 1');
  });

  it('shows causes and own properties', async () => {
    const { error } = await main(
      `throw Object.assign(new Error('outer', { cause: new TypeError('inner') }), { row: 7, code: 'E_ROW' });`,
    );
    expect(error).toMatchObject({ code: 'E_ROW', data: { row: 7 } });
    expect(error?.stack).toContain('[cause]: TypeError: inner');
  });

  it('places syntax errors, unknown files, unknown exports and unavailable modules', async () => {
    const syntax = await main('const a = 1;\nlet a = 2;\n');
    expect(syntax.error).toMatchObject({
      name: 'SyntaxError',
      frames: [{ path: 'src/main.ts', line: 2, column: 5 }],
    });
    expect(syntax.error?.message).toMatch(/^src\/main\.ts:2:5: /);
    const missing = await main(`\nimport { a } from './nowhere';\na();`);
    expect(missing.error).toMatchObject({
      code: 'ERR_MODULE_NOT_FOUND',
      frames: [{ path: 'src/main.ts', line: 2 }],
    });
    const name = await main(`import { b } from './a';\nb();`, { 'src/a.ts': 'export const a = 1;' });
    expect(name.error).toMatchObject({
      name: 'SyntaxError',
      message: "The requested module './a' does not provide an export named 'b'",
    });
    const net = await main(`import http from 'node:http';\nhttp.get('x');`);
    expect(net.error?.code).toBe('not-available-in-lab');
    expect(net.error?.message).toContain("'node:http'");
  });

  it('fails on rejections that nobody handles, on timers that throw, and on awaits that cannot end', async () => {
    expect((await main(`Promise.reject(new Error('lost'));`)).error?.message).toBe('lost');
    expect((await main(`setTimeout(() => { throw new Error('late'); }, 5);`)).error?.message).toBe('late');
    expect((await main(`await new Promise(() => {});`)).error?.code).toBe('unsettled-top-level-await');
    const handled = await main(
      `const p = Promise.reject(new Error('x')); p.catch(() => console.log('caught'));`,
    );
    expect(handled).toMatchObject({ outcome: 'completed', stdout: 'caught\n' });
  });

  it('ends with process.exit, at once and with its code', async () => {
    const zero = await main(`console.log('a'); try { process.exit(0); } catch {} console.log('b');`);
    expect(zero).toMatchObject({ outcome: 'completed', stdout: 'a\n' });
    expect(await main('process.exit(2);')).toMatchObject({
      outcome: 'failed',
      error: { name: 'ExitCode', code: '2' },
    });
    expect(await main('process.exitCode = 3;')).toMatchObject({ outcome: 'failed', error: { code: '3' } });
  });
});

describe('a run', () => {
  it('waits for timers, like Node, and streams what is printed', async () => {
    const { outcome, stdout, events } = await main(
      `setTimeout(() => console.log('last'), 20); console.log('first');`,
    );
    expect({ outcome, stdout }).toEqual({ outcome: 'completed', stdout: 'first\nlast\n' });
    expect(events[0]?.type).toBe('started');
    expect(events.filter((event) => event.type === 'output')).toHaveLength(2);
  });

  it('says where console.error was called', async () => {
    const { events } = await main(`\nconsole.error('careful');`);
    expect(events.find((event) => event.type === 'output')).toMatchObject({
      stream: 'stderr',
      location: { path: 'src/main.ts', line: 2 },
    });
  });

  it('returns what was written and deleted, and nothing that stayed the same', async () => {
    const { writes } = await main(
      `import { rm, writeFile, mkdir } from 'node:fs/promises';
       await mkdir('out'); await writeFile('out/a.txt', 'A'); await writeFile('same.txt', 'same'); await rm('old.txt');
       await writeFile('out/b.bin', new Uint8Array([1, 2])); await writeFile('/tmp/elsewhere', 'x');`,
      { 'same.txt': 'same', 'old.txt': 'old' },
    );
    expect(writes).toEqual({ 'out/a.txt': 'A', 'old.txt': null, 'out/b.bin': new Uint8Array([1, 2]) });
  });

  it('passes env and argv', async () => {
    const { stdout } = await run(
      { 'a.ts': 'console.log(process.env.SEED, process.argv.slice(2))' },
      { kind: 'module', path: 'a.ts', argv: ['--dry'] },
      { env: { SEED: '7' } },
    );
    expect(stdout).toBe("7 [ '--dry' ]\n");
  });

  it('is run as the Node.js that was asked for', async () => {
    const seen = async (node?: string) => {
      const code = `import { readdirSync } from 'node:fs';
        const [entry] = readdirSync('src', { withFileTypes: true });
        console.log(process.version, typeof navigator, entry.parentPath, entry.path);`;
      return (await main(code, {}, node === undefined ? {} : { node })).stdout.trim();
    };
    expect(await seen()).toBe('v20.20.2 undefined src src');
    expect(await seen('22.21.1')).toBe('v22.21.1 object src src');
    expect(await seen('24.11.1')).toBe('v24.11.1 object src undefined');
  });

  it('starts in the folder that it is called in', async () => {
    const code = `
      import { readFileSync, writeFileSync } from 'node:fs';
      import { resolve } from 'node:path';
      writeFileSync('out.txt', readFileSync('../a.txt', 'utf8'));
      console.log(process.cwd(), resolve('x'));
    `;
    const { stdout, writes } = await main(code, { 'a.txt': 'a' }, { cwd: 'src' });
    expect(stdout).toBe('/workspace/src /workspace/src/x\n');
    expect(writes).toEqual({ 'src/out.txt': 'a' });
  });

  it('is stopped by its signal, by its deadline and by its memory', async () => {
    const controller = new AbortController();
    const request: RunRequest = {
      runId: 'endless',
      language: 'typescript',
      files: { 'a.ts': `console.log('on'); for (;;) {}` },
      program: { kind: 'module', path: 'a.ts' },
    };
    const result = await runner.run(
      request,
      (event) => {
        if (event.type === 'output') controller.abort();
      },
      controller.signal,
    );
    expect(result).toMatchObject({ outcome: 'stopped', stdout: 'on\n' });
    const late = await main('for (;;) {}', {}, { limits: { deadlineMs: 300 } });
    expect(late).toMatchObject({ outcome: 'deadline', error: { code: 'deadline' } });
    const greedy = await main(
      'const all = []; for (;;) all.push(new Array(1000).fill(0));',
      {},
      { limits: { memoryMb: 64 } },
    );
    expect(greedy).toMatchObject({ outcome: 'memory', error: { code: 'memory' } });
  });

  it('cuts output at its limit', async () => {
    const { stdout, events } = await main(
      `for (let i = 0; i < 100; i++) console.log('x'.repeat(99));`,
      {},
      { limits: { outputBytes: 1000 } },
    );
    expect(stdout.length).toBeLessThanOrEqual(1000);
    expect(events).toContainEqual(expect.objectContaining({ type: 'output-truncated' }));
  });
});

describe('probes', () => {
  it('get their input, reach the workspace and return JSON', async () => {
    const { value, outcome } = await probe(
      `import { twice } from '../src/twice.ts';\nexport default async (input: { n: number }) => ({ twice: twice(input.n), bad: [NaN, -Infinity], typed: new Float32Array([1.5]), gone: undefined });`,
      {},
      { 'src/twice.ts': 'export const twice = (n: number) => 2 * n;' },
    );
    expect(outcome).toBe('completed');
    expect(value).toEqual({ twice: 4, bad: ['NaN', '-Infinity'], typed: [1.5] });
  });

  it('leave no trace in what was written', async () => {
    expect((await probe('export default () => 1;')).writes).toEqual({});
  });

  it('say what of their value is not JSON', async () => {
    const { error } = await probe('export default () => ({ rows: [1, () => 2] });');
    expect(error).toMatchObject({ code: 'probe-value-not-json' });
    expect(error?.message).toContain('value.rows[1] is a function');
  });
});

const TRAIN = `import * as tf from '@tensorflow/tfjs';
export default async function () {
  const model = tf.sequential({ layers: [
    tf.layers.dense({ units: 16, activation: 'relu', inputShape: [4] }), tf.layers.dropout({ rate: 0.1 }), tf.layers.dense({ units: 1 }) ] });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
  const x = tf.randomNormal([120, 4]); const y = x.sum(1, true);
  const seen: number[] = [];
  await model.fit(x, y, { epochs: 3, batchSize: 32, validationSplit: 0.25, shuffle: true, callbacks: { onEpochEnd: (epoch) => { seen.push(epoch); } } });
  return { seen, random: Math.random(), now: Date.now(), time: performance.now(), uuid: crypto.randomUUID(), weights: model.getWeights().flatMap((w) => Array.from(w.dataSync())) };
}`;

describe('seeded runs', () => {
  it('give the same weights, numbers and times for the same seed, and others for another', async () => {
    const [a, b, c] = await Promise.all([
      probe(TRAIN, { seed: 's' }),
      probe(TRAIN, { seed: 's' }),
      probe(TRAIN, { seed: 't' }),
    ]);
    expect(a.backend).toBe('wasm');
    expect(a.value).toEqual(b.value);
    expect(a.value).not.toEqual(c.value);
    expect(a.value).toMatchObject({ seen: [0, 1, 2] });
  });

  it('do not wait for time', async () => {
    const { value } = await probe(
      `import { setTimeout as sleep } from 'node:timers/promises';
       export default async () => { const start = Date.now(); await sleep(3_600_000); return Date.now() - start >= 3_600_000 && new Date().getFullYear(); }`,
      { seed: 's', limits: { deadlineMs: 10_000 } },
    );
    expect(value).toBe(2026);
  });
});

describe('autologging', () => {
  it('reports each epoch of each fit, whatever callbacks the program passes', async () => {
    const { events, stdout } = await main(`import * as tf from '@tensorflow/tfjs';
      const make = () => { const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] }); m.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['mae'] }); return m; };
      const x = tf.ones([40, 2]); const y = tf.ones([40, 1]);
      await make().fit(x, y, { epochs: 2, batchSize: 16 });
      const history = await make().fit(x, y, { epochs: 50, validationSplit: 0.5, callbacks: tf.callbacks.earlyStopping({ monitor: 'val_loss', minDelta: 1e9, patience: 1 }) });
      console.log(history.epoch.length);
      await make().fit(x, y, { epochs: 1, callbacks: [{ onEpochEnd: (e, logs) => console.log('mine', e, Object.keys(logs!)) }] });
      await make().fitDataset(tf.data.zip({ xs: tf.data.array([[1, 2], [3, 4]]), ys: tf.data.array([[1], [2]]) }).batch(1), { epochs: 2, batchesPerEpoch: 2 });`);
    expect(stdout).toBe("2\nmine 0 [ 'loss', 'mae' ]\n");
    const epochs = events.flatMap((event) => (event.type === 'epoch' ? [event.report] : []));
    expect(
      epochs.map(({ fit, epoch, epochs: of, stepsPerEpoch }) => [fit, epoch, of, stepsPerEpoch]),
    ).toEqual([
      [0, 0, 2, 3],
      [0, 1, 2, 3],
      [1, 0, 50, 1],
      [1, 1, 50, 1],
      [2, 0, 1, 2],
      [3, 0, 2, 2],
      [3, 1, 2, 2],
    ]);
    expect(Object.keys(epochs[2]!.logs).sort()).toEqual(['loss', 'mae', 'val_loss', 'val_mae']);
    expect(events.filter((event) => event.type === 'backend')).toHaveLength(1);
  });

  it('changes nothing that is computed', async () => {
    const quiet = TRAIN.replace(', callbacks: { onEpochEnd: (epoch) => { seen.push(epoch); } }', '');
    const [a, b] = await Promise.all([probe(TRAIN, { seed: 's' }), probe(quiet, { seed: 's' })]);
    const weights = (value: unknown) => (value as { weights: number[] }).weights;
    expect(weights(a.value)).toEqual(weights(b.value));
  });
});

describe('tests of several files', () => {
  it('give each file modules of its own, and report a file that cannot be loaded', async () => {
    const { tests, outcome } = await run(
      {
        'state.ts': 'export const state = { n: 0 };',
        'a.test.ts': `import { test } from 'node:test'; import assert from 'node:assert/strict'; import { state } from './state.ts'; test('a', () => assert.equal(++state.n, 1));`,
        'b.test.ts': `import { test } from 'node:test'; import assert from 'node:assert/strict'; import { state } from './state.ts'; test('b', () => assert.equal(++state.n, 1));`,
        'c.test.ts': `import './nowhere.ts';`,
      },
      { kind: 'tests', paths: ['a.test.ts', 'b.test.ts', 'c.test.ts'] },
    );
    expect(outcome).toBe('failed');
    expect(tests.map(({ name, path, outcome: own }) => [name, path, own])).toEqual([
      [['a'], 'a.test.ts', 'passed'],
      [['b'], 'b.test.ts', 'passed'],
      [['c.test.ts'], 'c.test.ts', 'failed'],
    ]);
    expect(tests[0]?.location).toMatchObject({ path: 'a.test.ts', line: 1 });
  });

  it('fail a test that waits for what never comes, and go on', async () => {
    const { tests } = await run(
      {
        'a.test.ts': `import { test } from 'node:test'; test('stuck', async () => { await new Promise(() => {}); }); test('next', () => {});`,
      },
      { kind: 'tests', paths: ['a.test.ts'] },
    );
    expect(tests.map((test) => test.outcome)).toEqual(['failed', 'passed']);
  });
});
