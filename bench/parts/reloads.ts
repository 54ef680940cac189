import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright';
import { seededRng } from '../../engine/core/rng';
import { root } from '../../scripts/lib/prepare.mjs';
import type { Stage } from './stage';

const SLUG = '01-before-mlops/06-model-training';

/** What came of many reloads at random moments. */
export interface ReloadFigures {
  readonly reloads: number;
  /** Of these, how many were a renderer killed outright, without a last word. */
  readonly crashes: number;
  readonly edits: number;
  readonly acknowledged: number;
  /** Reloads after which an acknowledged edit was gone. Must be 0. */
  readonly lostAcknowledged: number;
  /** Keystrokes typed but not acknowledged before an ordinary reload, and gone after it. */
  readonly lostKeystrokes: number;
}

/**
 * Types into a lesson and runs programs in it, reloads the page at a random moment, and looks what is there; every fifth
 * time the renderer is killed instead. The bundle of the stores runs in a bare page of the app's origin, so that
 * hundreds of edits fit between two reloads.
 */
export async function measureReloads(stage: Stage, reloads = 100): Promise<ReloadFigures> {
  const script = await harness();
  const rng = seededRng('reloads');
  const context = await stage.browser.newContext();
  const sum = { crashes: 0, edits: 0, acknowledged: 0, lostAcknowledged: 0, lostKeystrokes: 0 };
  let page = await open(context, stage.url, script);
  let typed = 0;
  for (let i = 0; i <= reloads; i++) {
    const found = await page.evaluate((slug) => window.reloadLab.open(slug), SLUG);
    const there = Math.max(found.notes, found.params);
    if (i > 0) {
      if (there < sum.acknowledged) sum.lostAcknowledged++;
      if (!crashed(i - 1)) sum.lostKeystrokes += Math.max(0, typed - there);
    }
    if (i === reloads) break;
    page.on('console', (message) => {
      const [what, number] = message.text().split(' ');
      if (what === 'typed') typed = Number(number);
      if (what === 'acked') sum.acknowledged = Number(number);
      if (what === 'failed') throw new Error(message.text());
    });
    const from = Math.max(typed, there);
    await page.evaluate(([start, every]) => window.reloadLab.type(start!, every!), [from, 1 + rng.int(20)]);
    await page.waitForTimeout(20 + rng.int(600));
    if (crashed(i)) {
      sum.crashes++;
      await crash(page);
      page = await open(context, stage.url, script);
    } else {
      await page.reload();
      page.removeAllListeners('console');
    }
  }
  sum.edits = typed;
  await context.close();
  return { reloads, ...sum };
}

function crashed(i: number): boolean {
  return i % 5 === 4;
}

async function harness(): Promise<string> {
  const bundle = await build({
    entryPoints: [`${root}/bench/parts/session-in-page.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    alias: { '@': root },
  });
  return bundle.outputFiles[0]!.text;
}

async function open(context: BrowserContext, url: string, script: string): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/blank', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>blank</title><body><script src="/blank.js"></script></body>',
    }),
  );
  await page.route('**/blank.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.goto(`${url}/blank`);
  return page;
}

/** Kills the page's renderer, as a power cut would. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  // The answer never comes: the renderer that would give it is gone.
  session.send('Page.crash').catch(() => {});
  await gone;
  page.removeAllListeners('console');
  await page.close();
}
