import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Where a promtool that was fetched is kept from one run to the next. */
const CACHE = resolve('node_modules/.cache/promtool');

/** The real promtool, or why it cannot be had. */
export type FoundPromtool = { readonly path: string; readonly version: string } | { readonly why: string };

/**
 * Finds promtool: on the path, or in Debian's package `prometheus`, which is fetched and unpacked beside the other caches
 * (nothing is installed). An older or newer Prometheus has other semantics, so the version is told.
 */
export function findPromtool(): FoundPromtool {
  const unpacked = join(CACHE, 'usr/bin/promtool');
  for (const path of ['promtool', unpacked]) {
    const version = versionOf(path);
    if (version) return { path, version };
  }
  if (spawnSync('apt-get', ['--version']).status !== 0)
    return { why: 'promtool is not on the path, and there is no apt-get to fetch the package prometheus' };
  mkdirSync(CACHE, { recursive: true });
  const fetched = spawnSync('apt-get', ['download', 'prometheus'], { cwd: CACHE, timeout: 120_000 });
  const file = readdirSync(CACHE).find((name) => /^prometheus_.*\.deb$/.test(name));
  if (fetched.status !== 0 || !file) return { why: 'apt-get could not fetch the package prometheus' };
  execFileSync('dpkg', ['-x', join(CACHE, file), CACHE]);
  rmSync(join(CACHE, file));
  const version = existsSync(unpacked) && versionOf(unpacked);
  return version
    ? { path: unpacked, version }
    : { why: 'the package prometheus holds no promtool that runs here' };
}

function versionOf(path: string): string | null {
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 ? (/version (\d+\.\d+\.\d+)/.exec(asked.stdout)?.[1] ?? null) : null;
}

/** What promtool answered. */
export interface PromtoolAnswer {
  readonly status: number;
  readonly output: string;
}

/**
 * Runs promtool over some files, in a folder of their own.
 * @param input what it reads from standard input
 */
export function runPromtool(
  path: string,
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  input = '',
): PromtoolAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const run = spawnSync(path, args, {
      cwd: folder,
      encoding: 'utf8',
      input,
      maxBuffer: 256 * 1024 * 1024,
    });
    return { status: run.status ?? -1, output: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
