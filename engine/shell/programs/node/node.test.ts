import { describe, expect, it } from 'vitest';
import type { RunEvent, RunRequest, RunResult } from '../../../core/code-runner';
import { openTestShell } from '../../testing/open-test-shell';
import { parseNodeArgs } from './node-args';

const FILES = {
  'package.json': '{"name":"small","version":"1.0.0"}',
  'src/train.ts': "console.log('train');\n",
  'src/index.ts': '',
  'test/a.test.ts': '',
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.dvc/cache/files/md5/aa/bb': 'x',
};

type Behaviour = (
  request: RunRequest,
  say: (event: RunEvent) => void,
  signal?: AbortSignal,
) => Partial<RunResult>;

function aShell(behave: Behaviour = () => ({})) {
  const requests: RunRequest[] = [];
  const opened = openTestShell(FILES, {
    runner: {
      run: async (request, onEvent = () => {}, signal) => {
        requests.push(request);
        const { runId } = request;
        const nothing = { tests: [], writes: {}, stdout: '', stderr: '', durationMs: 12.5 };
        return { runId, outcome: 'completed', ...nothing, ...behave(request, onEvent, signal) };
      },
    },
  });
  return { ...opened, requests };
}

describe('node', () => {
  it('runs a file over the project, with its arguments, without what tools keep', async () => {
    const { run, requests } = aShell(({ runId }, say) => {
      say({ type: 'output', runId, stream: 'stdout', text: 'train\n' });
      say({ type: 'output', runId, stream: 'stderr', text: 'warning\n' });
      return {};
    });
    expect(await run('SEED=7 node src/train.ts --epochs 3 "a b"')).toEqual({
      stdout: 'train\n',
      stderr: 'warning\n',
      exitCode: 0,
    });
    const [request] = requests;
    expect(request!.program).toEqual({
      kind: 'module',
      path: 'src/train.ts',
      argv: ['--epochs', '3', 'a b'],
    });
    expect(Object.keys(request!.files).sort()).toEqual([
      'package.json',
      'src/index.ts',
      'src/train.ts',
      'test/a.test.ts',
    ]);
    expect(request!.env).toMatchObject({ SEED: '7', HOME: '/home/learner' });
  });

  it('keeps what the program wrote, and runs where it was called', async () => {
    const { run, requests, fs } = aShell(() => ({
      writes: { 'out/model.json': '{}', 'src/index.ts': null },
    }));
    await run('cd src && node ./train');
    expect(requests[0]).toMatchObject({ cwd: 'src', program: { path: 'src/train.ts' } });
    expect(fs.readText('/workspace/out/model.json')).toBe('{}');
    expect(fs.exists('/workspace/src/index.ts')).toBe(false);
  });

  it('has the exit code that the program ended with', async () => {
    const error = { name: 'ExitCode', message: '', code: '3', stack: '', frames: [] };
    const codeOf = async (result: Partial<RunResult>) =>
      (await aShell(() => result).run('node src/train.ts')).exitCode;
    expect(await codeOf({ outcome: 'failed', error })).toBe(3);
    expect(await codeOf({ outcome: 'failed', error: { ...error, name: 'Error', stack: 'Error: x' } })).toBe(
      1,
    );
    expect(await codeOf({ outcome: 'stopped' })).toBe(130);
    expect(await codeOf({ outcome: 'memory' })).toBe(134);
    expect(await codeOf({ outcome: 'crashed' })).toBe(70);
  });

  it('runs code from -e, -p and a pipe', async () => {
    const { run, requests, fs } = aShell(({ program }) => ({
      writes: program.kind === 'module' ? { [program.path]: 'x' } : {},
    }));
    await run(`node -e "console.log(1)" a`);
    await run('node -p "1 + 1"');
    await run('echo "console.log(2)" | node -');
    const code = requests.map(({ files, program }) => files[(program as { path: string }).path]);
    expect(code).toEqual(['console.log(1)', 'console.log(1 + 1);\n', 'console.log(2)\n']);
    expect(fs.list('/workspace').some((name) => name.includes('eval'))).toBe(false);
  });

  it('says what is missing, as Node does', async () => {
    const { run, requests } = aShell();
    const ran = await run('node src/nothing.ts');
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain("Error: Cannot find module '/workspace/src/nothing.ts'");
    expect((await run('node')).stderr).toContain('there is no prompt of Node.js in the lab');
    expect(await run('node --version')).toMatchObject({ stdout: 'v20.20.2\n', exitCode: 0 });
    expect(requests).toEqual([]);
  });
});

describe('node --test', () => {
  const report = (name: string[], outcome: 'passed' | 'failed' | 'skipped') => ({
    type: 'test' as const,
    runId: '',
    report: {
      name,
      path: 'test/a.test.ts',
      outcome,
      durationMs: 1.5,
      location: { path: 'test/a.test.ts', line: 4, column: 2 },
      ...(outcome === 'failed' && {
        error: {
          name: 'AssertionError',
          message: '1 !== 2',
          stack: 'AssertionError: 1 !== 2\n    at x',
          frames: [],
        },
      }),
    },
  });

  it('prints what its spec reporter prints', async () => {
    const { run, requests } = aShell((_request, say) => {
      say(report(['adds', 'one'], 'passed'));
      say(report(['adds', 'two'], 'failed'));
      say(report(['alone'], 'skipped'));
      return { outcome: 'failed' };
    });
    const { stdout, exitCode } = await run('node --import tsx --test "test/*.test.ts"');
    expect(exitCode).toBe(1);
    expect(requests[0]!.program).toEqual({ kind: 'tests', paths: ['test/a.test.ts'] });
    expect(stdout).toBe(`▶ adds
  ✔ one (1.5ms)
  ✖ two (1.5ms)
﹣ alone (1.5ms) # SKIP
ℹ tests 3
ℹ suites 1
ℹ pass 1
ℹ fail 1
ℹ cancelled 0
ℹ skipped 1
ℹ todo 0
ℹ duration_ms 12.5

✖ failing tests:

test at test/a.test.ts:4:2
✖ two (1.5ms)
  AssertionError: 1 !== 2
      at x
`);
  });

  it('finds the tests by itself, and says when a file is not there', async () => {
    const { run, requests } = aShell();
    await run('node --test');
    expect(requests[0]!.program).toEqual({ kind: 'tests', paths: ['test/a.test.ts'] });
    const missing = await run('node --test test/b.test.ts');
    expect(missing).toMatchObject({ exitCode: 1, stderr: "Could not find '/workspace/test/b.test.ts'\n" });
  });
});

it('reads the words of node', () => {
  expect(parseNodeArgs(['--import', 'tsx', '--enable-source-maps', 'a.ts', '--x'])).toEqual({
    kind: 'file',
    path: 'a.ts',
    argv: ['--x'],
  });
  expect(parseNodeArgs(['--test', '--test-name-pattern=adds', 'a'])).toEqual({
    kind: 'tests',
    patterns: ['a'],
    only: /adds/,
  });
  expect(parseNodeArgs(['-e'])).toMatchObject({ kind: 'refused' });
});
