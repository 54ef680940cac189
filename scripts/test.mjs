import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureBuilt, ensureInstalled, root } from './lib/prepare.mjs';

/** `npm test`: everything, from format to end-to-end journeys. The last line counts what passed and what failed. */

const cache = join(root, '.cache');
const bin = (name) => join(root, 'node_modules/.bin', name);
let passed = 0;
let failed = 0;

ensureInstalled();
mkdirSync(cache, { recursive: true });

step('sandbox and editor files', ['npm', 'run', '--silent', 'build:sandbox']);
await sideBySide([
  ['types', ['npm', 'run', '--silent', 'typecheck']],
  ['types of the engine alone', ['npm', 'run', '--silent', 'typecheck:engine']],
  ['format and lint', [bin('biome'), 'check', '--error-on-warnings', '.']],
  ['boundaries', ['npm', 'run', '--silent', 'boundaries']],
  ['dead code', [bin('knip')]],
]);
step(
  'unit tests',
  [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${cache}/unit.json`],
  countUnit,
);
step('content', ['npm', 'run', '--silent', 'verify:lessons'], countLine);
let browser = null;
attempt('build', () => ensureBuilt());
attempt('browser', () => {
  browser = ensureBrowser();
});
if (browser) {
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: `${cache}/e2e.json` };
  step('end to end', [bin('playwright'), 'test', '--reporter=list,json'], countE2e, env);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs one part. `count` reads how many of its tests passed and failed; a part without one counts as one. */
function step(name, [command, ...args], count, env = {}) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  for (const file of ['unit.json', 'e2e.json']) if (count) rmSync(join(cache, file), { force: true });
  const piped = count === countLine;
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', piped ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  if (piped) process.stdout.write(result.stdout ?? '');
  const ok = result.status === 0;
  const counted = count?.(result.stdout ?? '') ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  passed += counted.passed;
  failed += counted.failed;
  // A part that failed without a failing test (it could not start, or an error outside of a test) counts as one failure.
  if (!ok && counted.failed === 0) failed += 1;
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Runs parts that use one core each, as many at a time as there are cores, and prints what each said in their order. */
async function sideBySide(parts) {
  console.log(`\n── ${parts.map(([name]) => name).join(', ')}`);
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < parts.length) {
      const index = next++;
      results[index] = await quietly(parts[index][1]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  for (const [index, { ok, output, seconds }] of results.entries()) {
    process.stdout.write(output);
    if (ok) passed += 1;
    else failed += 1;
    console.log(`── ${parts[index][0]}: ${ok ? 'ok' : 'FAILED'} in ${seconds} s`);
  }
}

/** Runs a program to its end and keeps what it prints. */
function quietly([command, ...args]) {
  const started = Date.now();
  const chunks = [];
  const child = spawn(command, args, { cwd: root, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } });
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    const end = (ok) =>
      resolve({
        ok,
        output: Buffer.concat(chunks).toString(),
        seconds: ((Date.now() - started) / 1000).toFixed(0),
      });
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.stack}\n`));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

function attempt(name, work) {
  console.log(`\n── ${name}`);
  try {
    work();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.error(error);
    console.log(`── ${name}: FAILED`);
  }
}

function countUnit() {
  const report = readReport('unit.json');
  return report && { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countE2e() {
  const report = readReport('e2e.json');
  return report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
}

function countLine(output) {
  const line = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  return line && { passed: Number(line[1]), failed: Number(line[2]) };
}

function readReport(name) {
  const path = join(cache, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
