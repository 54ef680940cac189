import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the two commands need before they can start: packages, a build, a browser. Uses Node's own modules alone. */

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** How long the server keeps an idle connection, in milliseconds. Longer than load balancers keep theirs (60 s, mostly): else one may be used just as it closes, and its request fails. */
const KEEP_ALIVE_MS = 75_000;

/** What Node is to be called with to serve the built app. */
export function servingArguments(port) {
  const next = join(root, 'node_modules/next/dist/bin/next');
  return [next, 'start', '-p', String(port), '--keepAliveTimeout', String(KEEP_ALIVE_MS)];
}

/** Runs a program in the project's folder with its output shown; throws when it fails. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32',
  });
  if (result.error) throw result.error;
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
}

/** Installs the locked packages when they are missing or the lock file has changed. */
export function ensureInstalled() {
  const lock = hashOf(['package-lock.json']);
  const mark = join(root, 'node_modules/.stagecraft-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log('Installing the locked packages…');
  // Not `npm ci`: it refuses a lock file that lacks the native packages of a platform, which a registry may not have had.
  run(npm, ['install', '--no-save', '--no-audit', '--no-fund']);
  writeFileSync(mark, lock);
}

const SOURCES = [
  'app',
  'components',
  'content',
  'contracts',
  'engine',
  'instrumentation.ts',
  'lessons',
  'proxy.ts',
  'public/data',
  'runtime',
  'scripts',
  'server',
  'stores',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/** Builds the app when a source has changed since the last build. */
export function ensureBuilt() {
  const mark = join(root, '.next/stagecraft-sources');
  const sources = hashOf(SOURCES);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) return;
  console.log('Building…');
  run(npm, ['run', '--silent', 'build']);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, sources);
}

/** A Chromium of the system; the headless shell first: it draws pages for half of the processor time of a whole browser. */
export function systemBrowser() {
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ];
  return names.map(which).find((path) => path !== null) ?? null;
}

/** The path of a Chromium to test with: the system's, else Playwright's own, else Debian's package when root. */
export function ensureBrowser() {
  const found = process.env.CHROMIUM_PATH ?? systemBrowser();
  if (found) return found;
  const own = ownBrowser();
  if (own) return own;
  console.log('Installing a Chromium to test with…');
  const download = spawnSync(
    process.execPath,
    [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'],
    {
      stdio: 'inherit',
      timeout: 300_000,
    },
  );
  const downloaded = download.status === 0 ? ownBrowser() : null;
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && which('apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
    const path = systemBrowser();
    if (path) return path;
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH to its program.',
  );
}

function ownBrowser() {
  const script =
    "import('playwright').then(({ chromium }) => process.stdout.write(chromium.executablePath()))";
  const path = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  return existsSync(path) ? path : null;
}

function which(name) {
  for (const folder of (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')) {
    const path = join(folder, name);
    if (folder && existsSync(path) && statSync(path).isFile()) return path;
  }
  return null;
}

/** SHA-256 over the paths and contents of files and folders. */
function hashOf(places) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
    } else {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    }
  };
  for (const place of places) visit(place);
  return hash.digest('hex');
}
