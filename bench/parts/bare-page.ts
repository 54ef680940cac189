import { build, type Plugin } from 'esbuild';
import type { BrowserContext, Page } from 'playwright';
import { root } from '../../scripts/lib/prepare.mjs';

const HTML =
  '<!doctype html><meta charset="utf-8"><title>blank</title><body><script src="/blank.js"></script></body>';

/** Node's modules that libraries name and never use in a page, as the app's own build has them: empty. */
const noNodeModules: Plugin = {
  name: 'no-node-modules',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Bundles a script of this folder, or of the project, for a bare page or its worker. */
export async function bundled(entry: string): Promise<string> {
  const bundle = await build({
    entryPoints: [`${root}/${entry}`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    alias: { '@': root },
    // Workers are looked for beside the page; see `openBarePage`.
    define: { 'import.meta.url': 'location.href' },
    plugins: [noNodeModules],
    logLevel: 'error',
  });
  return bundle.outputFiles[0]!.text;
}

/** Opens a page of the app's origin with this script and nothing else in it. `files`: what it may fetch, by name. */
export async function openBarePage(
  context: BrowserContext,
  url: string,
  script: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: HTML }));
  for (const [name, body] of Object.entries({ 'blank.js': script, ...files }))
    await page.route(`**/${name}`, (route) =>
      route.fulfill({ contentType: 'text/javascript; charset=utf-8', body }),
    );
  await page.goto(`${url}/blank`);
  return page;
}

/** Kills the page's renderer, as a power cut would. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  // The answer never comes: the renderer that would give it is gone.
  session.send('Page.crash').catch(() => {});
  await gone;
  page.removeAllListeners('console');
  await page.close();
}
