import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';
import { ensureBrowser, root, servingArguments } from '../../scripts/lib/prepare.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--site-per-process',
];

/** Where the app is served already, `BENCH_BASE_URL`: nothing is built or started then. */
export const SERVED = process.env.BENCH_BASE_URL;

/** The built app, served, and a Chromium to measure it with. */
export interface Stage {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Serves the production build on a free port and starts a browser. The app must have been built. */
export async function openStage(): Promise<Stage> {
  return serve(await chromium.launch({ executablePath: ensureBrowser(), args: FLAGS }));
}

/** The same with a browser that has one processor, by `taskset`; null where there is no such program. */
export async function openStageOnOneCore(): Promise<Stage | null> {
  if (spawnSync('taskset', ['--version']).status !== 0) return null;
  const wrapper = join(mkdtempSync(join(tmpdir(), 'one-core-')), 'chromium');
  writeFileSync(wrapper, `#!/bin/sh\nexec taskset -c 0 '${ensureBrowser()}' "$@"\n`, { mode: 0o755 });
  return serve(await chromium.launch({ executablePath: wrapper, args: FLAGS }));
}

async function serve(browser: Browser): Promise<Stage> {
  if (SERVED) return { url: SERVED, browser, close: () => browser.close() };
  const port = await freePort();
  const server = spawn(process.execPath, servingArguments(port), {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text) => String(text).includes('Ready') && resolve());
    server.on('exit', (code) =>
      reject(new Error(`the app ended with ${code} before it was ready; is it built?`)),
    );
  });
  return {
    url: `http://localhost:${port}`,
    browser,
    close: async () => {
      await browser.close();
      server.kill();
    },
  };
}

/** An empty page of the app's origin, with nothing of the app in it. */
export async function blankPage(stage: Stage): Promise<Page> {
  const page = await stage.browser.newPage();
  await page.route('**/blank', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>blank</title><body></body>' }),
  );
  await page.goto(`${stage.url}/blank`);
  return page;
}

/** An empty page of the app's origin with the lab's own runner in it, as `window.lab`. */
export async function labPage(stage: Stage): Promise<Page> {
  const bundle = await build({
    entryPoints: [`${root}/bench/parts/lab-in-page.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    alias: { '@': root },
  });
  const page = await blankPage(stage);
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  await page.evaluate(() => window.lab.warm());
  return page;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** The middle of a list of numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
