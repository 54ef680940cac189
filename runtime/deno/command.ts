import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StagecraftError } from '../../engine/core/errors';

/** Deno is not there, so nothing of learners can be run. */
export class DenoMissingError extends StagecraftError<'deno-missing'> {
  constructor(reason: string) {
    super(
      'deno-missing',
      `The server cannot run what learners hand in: ${reason}. Run npm install without --omit=optional on the machine that serves; ` +
        'Deno has builds for Linux (glibc), macOS and Windows. What was handed in waits meanwhile.',
    );
  }
}

const HOST = fileURLToPath(new URL('guest-host.js', import.meta.url));
/** Programs share a process with all of Deno's own modules for Node, which need no permission to be imported: none of them is there. */
const IMPORT_MAP = fileURLToPath(new URL('import-map.json', import.meta.url));
const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64-glibc',
  'linux-arm64': 'linux-arm64-glibc',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
};

/**
 * The program of Deno, from its npm package.
 *
 * @throws DenoMissingError
 */
export function findDeno(platform: string = process.platform, arch: string = process.arch): string {
  const name = PLATFORMS[`${platform}-${arch}`];
  if (name === undefined) throw new DenoMissingError(`there is no Deno for ${platform} on ${arch}`);
  try {
    // The binaries are dependencies of the package `deno`, wherever npm has laid them.
    const own = createRequire(createRequire(import.meta.url).resolve('deno/package.json'));
    const binary = join(
      dirname(own.resolve(`@deno/${name}/package.json`)),
      platform === 'win32' ? 'deno.exe' : 'deno',
    );
    if (existsSync(binary)) return binary;
  } catch {
    // Said below.
  }
  throw new DenoMissingError(`the package @deno/${name} is not installed`);
}

/** What the process of one run may use. */
export interface ProcessLimits {
  /** Megabytes that it may hold beside what it only reserves. */
  readonly memoryMb: number;
  /** Seconds of the processor, of all its threads. */
  readonly cpuSeconds: number;
}

/** Megabytes that Deno reserves for code and has in use before anything runs. */
const RESERVED_MB = 720;

/** Permissions are what is not named: no file, no network, no process, no environment, no code from elsewhere. */
const FLAGS = [
  'run',
  '--no-prompt',
  '--cached-only',
  '--no-remote',
  '--no-npm',
  '--no-config',
  '--no-lock',
  `--import-map=${IMPORT_MAP}`,
  '--quiet',
];

let namespaces: boolean | null = null;

/** Whether this machine lets an ordinary process have a network of its own, in which there is nothing. */
function hasNamespaces(): boolean {
  namespaces ??=
    process.platform === 'linux' &&
    spawnSync('unshare', ['--user', '--net', '--', 'true'], { stdio: 'ignore' }).status === 0;
  return namespaces;
}

/**
 * How the process of a run is started. On Linux and macOS a shell sets its limits and then becomes Deno: no files written, no core,
 * so much memory, so much of the processor; where it can be had, in an empty network as well. Windows has none of it: there
 * Deno's permissions and the deadline are what holds.
 */
export function guestCommand(
  deno: string,
  { memoryMb, cpuSeconds }: ProcessLimits,
): { readonly file: string; readonly args: readonly string[] } {
  const run = [...FLAGS, `--v8-flags=--max-old-space-size=${memoryMb}`, HOST];
  if (process.platform === 'win32') return { file: deno, args: run };
  const limits = [
    'ulimit -c 0',
    'ulimit -f 0',
    'ulimit -n 64',
    `ulimit -t ${cpuSeconds}`,
    // Of macOS' shell; where a limit is not known, the others hold.
    `ulimit -d ${(memoryMb + RESERVED_MB) * 1024} 2>/dev/null || true`,
  ];
  const apart = hasNamespaces() ? 'unshare --user --net -- ' : '';
  return { file: '/bin/sh', args: ['-c', `${limits.join(' && ')} && exec ${apart}"$@"`, 'sh', deno, ...run] };
}
