import { loadLesson } from '../../content/load-lesson';
import { type Rng, seededRng } from '../../engine/core/rng';
import { bundled, crash, openBarePage } from './bare-page';
import type { Acknowledged } from './commands-in-page';
import { judgeRepository } from './judge-repository';
import type { Stage } from './stage';

const SLUG = '01-before-mlops/06-model-training';

/** What came of many kills of a page in the middle of commands. */
export interface CrashFigures {
  readonly crashes: number;
  /** Commands whose prompt came back. */
  readonly acknowledged: number;
  /** Kills after which real `git fsck --strict --full` found something. Must be 0. */
  readonly damagedRepositories: number;
  /** Acknowledged commits that no reference and no reflog leads to. Must be 0. */
  readonly lostCommits: number;
  /** Acknowledged runs and metrics of the tracking store that are gone. Must be 0. */
  readonly lostRuns: number;
  /** Versions of data in acknowledged commits of which the cache or the bucket has no copy. Must be 0. */
  readonly lostData: number;
  /** Objects of DVC's cache or bucket that do not have the hash that they lie at. Must be 0. */
  readonly wrongObjects: number;
}

/** Kills that one workspace lives through; then another begins, so that looking at it stays quick. */
const LIVES = 10;

/**
 * Runs git, dvc and tracking commands in the lab's worker and kills the renderer at a random moment, again and again;
 * after each kill the page is opened anew, and the real git looks at what is there. A command is acknowledged when
 * its prompt came back (`runLine` has resolved), and the lab gives the prompt back once the work is on disk.
 */
export async function measureCrashes(stage: Stage, crashes: number): Promise<CrashFigures> {
  const scripts = {
    page: await bundled('bench/parts/commands-in-page.ts'),
    files: {
      'worker.ts': await bundled('runtime/lab/worker.ts'),
      // Not from the app, so that what is measured is the lab and its storage alone.
      'bundle.json': JSON.stringify(loadLesson(SLUG).bundle),
    },
  };
  const rng = seededRng('crashes');
  let sum: CrashFigures = {
    crashes,
    acknowledged: 0,
    damagedRepositories: 0,
    lostCommits: 0,
    lostRuns: 0,
    lostData: 0,
    wrongObjects: 0,
  };
  for (let done = 0; done < crashes; done += LIVES) {
    console.log(`${done} of ${crashes} kills: ${JSON.stringify(sum)}`);
    const found = await crashOneWorkspace(stage, scripts, Math.min(LIVES, crashes - done), rng);
    sum = {
      crashes,
      acknowledged: sum.acknowledged + found.acknowledged,
      damagedRepositories: sum.damagedRepositories + found.damagedRepositories,
      lostCommits: sum.lostCommits + found.lostCommits,
      lostRuns: sum.lostRuns + found.lostRuns,
      lostData: sum.lostData + found.lostData,
      wrongObjects: sum.wrongObjects + found.wrongObjects,
    };
  }
  return sum;
}

async function crashOneWorkspace(
  stage: Stage,
  scripts: { readonly page: string; readonly files: Readonly<Record<string, string>> },
  lives: number,
  rng: Rng,
): Promise<Omit<CrashFigures, 'crashes'>> {
  const context = await stage.browser.newContext();
  const acknowledged: Acknowledged[] = [];
  let failure: string | null = null;
  let damagedRepositories = 0;
  for (let life = 0; ; life++) {
    const page = await openBarePage(context, stage.url, scripts.page, scripts.files);
    await page.evaluate((slug) => window.commandLab.open(slug), SLUG);
    // What is lost once stays lost: the last look counts.
    const found =
      life === 0 ? null : judgeRepository(await page.evaluate(() => window.commandLab.files()), acknowledged);
    if (found !== null && found.fsck !== '') {
      damagedRepositories++;
      console.log(`After kill ${life}: ${found.fsck}`);
    }
    if (found !== null && life === lives) {
      await context.close();
      const { fsck: _, ...lost } = found;
      return { acknowledged: acknowledged.length, damagedRepositories, ...lost };
    }
    // In the middle of a command, some commands after the last kill; the first life must get to a repository.
    const before = acknowledged.length + (life === 0 ? 1 : 0) + rng.int(8);
    const reached = new Promise<void>((resolve) => {
      page.on('console', (message) => {
        const text = message.text();
        if (text.startsWith('failed ')) failure = text;
        if (text.startsWith('acked ')) acknowledged.push(JSON.parse(text.slice(6)) as Acknowledged);
        if (failure !== null || acknowledged.length >= before) resolve();
      });
    });
    await page.evaluate((n) => window.commandLab.work(n), life + 1);
    if (acknowledged.length < before) await reached;
    await page.waitForTimeout(rng.int(400));
    if (failure !== null) throw new Error(failure);
    await crash(page);
  }
}
