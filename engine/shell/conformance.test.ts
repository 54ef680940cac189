import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestShell } from './testing/open-test-shell';

/** The files that every script finds. */
const FILES: Readonly<Record<string, string>> = {
  'a.txt': 'one\ntwo\nthree\ntwo\n',
  'data.csv': 'id,price,town\n1,100,Ames\n2,250,Boone\n3,75,Ames\n',
  'src/train.ts': 'console.log(1)\n// TODO x\n',
  'src/lib/util.ts': 'export const x = 1;\n',
  'm.json': '{"loss": 0.25, "rows": [1,2,3], "name": "m"}\n',
  '.hidden': 'h\n',
  empty: '',
};

const scripts = readFileSync(join(import.meta.dirname, 'testing/conformance/scripts.sh'), 'utf8')
  .split(/^---$/m)
  .map((script) => script.trim());

const hasBash = process.platform === 'linux' && spawnSync('bash', ['-c', 'true']).status === 0;

/** Tools that a machine may be without. */
const missing = ['jq', 'file', 'column', 'python3'].filter(
  (tool) => hasBash && spawnSync('bash', ['-c', `command -v ${tool}`]).status !== 0,
);
const needsMissing = (script: string) => missing.some((tool) => new RegExp(`\\b${tool}\\b`).test(script));

/** What the bash and the GNU tools of this machine make of a script. */
function inBash(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'shell-'));
  try {
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const ran = spawnSync('bash', ['--norc', '-c', script], {
      cwd: folder,
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        LC_ALL: 'C.UTF-8',
        HOME: '/home/learner',
        USER: 'learner',
      },
      encoding: 'utf8',
    });
    const placed = (text: string) => text.replaceAll(folder, '/workspace');
    return {
      stdout: placed(ran.stdout),
      stderr: placed(ran.stderr)
        .replace(/bash: (?:-c: )?line \d+: /g, 'bash: ')
        // How long it took: by the lab's clock, which stands still here, no time at all.
        .replace(/^((?:real|user|sys)\t)\d+m\d+\.\d{3}s$/gm, '$10m0.000s'),
      exitCode: ran.status,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same in the lab's shell, with its output away from a terminal. */
async function inLab(script: string) {
  const { run, fs } = openTestShell(FILES);
  fs.write('/tmp/script', script);
  const { exitCode } = await run('bash /tmp/script > /tmp/stdout 2> /tmp/stderr');
  const text = (name: string) => fs.readText(`/tmp/${name}`).replaceAll('/tmp/script: ', '');
  return { stdout: text('stdout'), stderr: text('stderr'), exitCode };
}

describe.skipIf(!hasBash)('scripts do in the lab what they do in bash', () => {
  for (const script of scripts)
    it.skipIf(needsMissing(script))(script.split('\n')[0]!.slice(0, 80), async () => {
      expect(await inLab(script)).toEqual(inBash(script));
    });
});
