import { seededRng } from '../../engine/core/rng';
import { bundled, crash, openBarePage } from './bare-page';
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
  const script = await bundled('bench/parts/session-in-page.ts');
  const rng = seededRng('reloads');
  const context = await stage.browser.newContext();
  const sum = { crashes: 0, edits: 0, acknowledged: 0, lostAcknowledged: 0, lostKeystrokes: 0 };
  let page = await openBarePage(context, stage.url, script);
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
      page = await openBarePage(context, stage.url, script);
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
