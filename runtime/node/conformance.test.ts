import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeRunner } from './node-runner';
import { PROGRAMS, TEST_FILES } from './testing/programs';

/** The guest is held against the real thing: the same programs under Node with tsx, output against output. */

const tsx = pathToFileURL(
  fileURLToPath(new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url)),
).href;
const runner = createNodeRunner();
let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'conformance-')));
  // The real programs import the packages that the guest was given.
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
});
afterAll(() => {
  runner.dispose();
  rmSync(folder, { recursive: true });
});

function node(cwd: string, args: readonly string[]): Promise<{ stdout: string; code: number }> {
  return new Promise((resolve) => {
    // Nothing of this process (vitest sets NODE_OPTIONS and more) may colour the real run.
    const env = { PATH: process.env.PATH, NODE_ENV: undefined } as unknown as NodeJS.ProcessEnv;
    execFile(process.execPath, ['--import', tsx, ...args], { cwd, env }, (error, stdout) => {
      resolve({ stdout, code: error ? Number(error.code ?? 1) : 0 });
    });
  });
}

function lay(name: string, files: Readonly<Record<string, string>>): string {
  const cwd = join(folder, name.replaceAll(/\W/g, '-'));
  for (const [path, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

describe('programs print what they print under Node', () => {
  for (const [name, files] of Object.entries(PROGRAMS)) {
    it(name, async () => {
      const real = await node(lay(name, files), ['main.ts']);
      const lab = await runner.run({
        runId: name,
        language: 'typescript',
        files,
        program: { kind: 'module', path: 'main.ts' },
      });
      expect(lab.stdout).toBe(real.stdout);
      expect(lab.outcome).toBe(real.code === 0 ? 'completed' : 'failed');
    });
  }
});

/** Reads the TAP of `node --test`: each test with its suites and what became of it. */
function readTap(tap: string): string[] {
  const out: string[] = [];
  const above: string[] = [];
  for (const line of tap.split('\n')) {
    const subtest = /^( *)# Subtest: (.*)$/.exec(line);
    if (subtest) {
      above.length = subtest[1]!.length / 4;
      above.push(subtest[2]!);
    }
    const point = /^( *)(ok|not ok) \d+ - (.*?)(?: # (SKIP|TODO).*)?$/.exec(line);
    if (!point) continue;
    const path = [...above.slice(0, point[1]!.length / 4), point[3]!].join(' > ');
    const outcome =
      point[4] === 'SKIP'
        ? 'skipped'
        : point[4] === 'TODO'
          ? 'todo'
          : point[2] === 'ok'
            ? 'passed'
            : 'failed';
    out.push(`${path}: ${outcome}`);
  }
  return out;
}

describe('tests come out as they do under node --test', () => {
  for (const [name, source] of Object.entries(TEST_FILES)) {
    it(name, async () => {
      const cwd = lay(`tests ${name}`, { 'a.test.ts': source });
      const real = await node(cwd, ['--test-reporter=tap', 'a.test.ts']);
      const lab = await runner.run({
        runId: name,
        language: 'typescript',
        files: { 'a.test.ts': source },
        program: { kind: 'tests', paths: ['a.test.ts'] },
      });
      const mine = lab.tests.map((test) => `${test.name.join(' > ')}: ${test.outcome}`);
      // The lab reports tests; Node reports suites as well, after what is in them.
      const theirs = readTap(real.stdout).filter(
        (line) => mine.includes(line) || !/^(suite|suite > inner):/.test(line),
      );
      expect(mine.sort()).toEqual(theirs.sort());
      expect(lab.outcome).toBe(real.code === 0 ? 'completed' : 'failed');
    });
  }
});
