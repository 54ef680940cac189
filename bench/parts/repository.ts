import type { Page } from 'playwright';
import { loadLesson } from '../../content/load-lesson';
import { bundled, openBarePage } from './bare-page';
import { median, type Stage } from './stage';

const SLUG = '01-before-mlops/06-model-training';
const TIMES = 5;

/** Git in the page, through the lab's worker and on disk, and a workspace as large as they come. */
export interface RepositoryFigures {
  /** Milliseconds; medians of five. */
  readonly statusOn500Files: number;
  readonly commitOn500Files: number;
  readonly logGraphOf1000Commits: number;
  /** The way to the worker and back, without any work. */
  readonly wayToTheWorker: number;
  /** 1,000 files and 50 MB. */
  readonly large: {
    readonly commitAllMs: number;
    readonly dvcAddMs: number;
    readonly reopenMs: number;
    readonly editMs: number;
    readonly statusMs: number;
    /** Tasks of the main thread over 50 ms, by what was going on. */
    readonly tasksOver50Ms: Readonly<Record<string, readonly number[]>>;
  };
}

/** Opens a lesson's stores and worker in a bare page, so that what is measured is the lab and not how it is drawn. */
export async function measureRepository(stage: Stage): Promise<RepositoryFigures> {
  const script = await bundled('bench/parts/repository-in-page.ts');
  const files = {
    'worker.ts': await bundled('runtime/lab/worker.ts'),
    'bundle.json': JSON.stringify(loadLesson(SLUG).bundle),
  };
  const small = await stage.browser.newContext();
  const page = await openBarePage(small, stage.url, script, files);
  await page.evaluate((slug) => window.repositoryLab.open(slug), SLUG);
  await run(page, SETUP);
  await run(page, 'mkdir many && for i in $(seq 1 480); do echo "line $i" > many/$i.txt; done');
  await run(page, 'git add -A && git commit -qm "500 files"');
  const statusOn500Files = await medianOf(page, 'git status');
  const commits: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    await run(page, `echo ${n} > many/1.txt && git add many/1.txt`);
    commits.push(await run(page, `git commit -qm "change ${n}"`));
  }
  await run(page, HISTORY);
  const logGraphOf1000Commits = await medianOf(page, 'git log --graph --oneline');
  const ways = [];
  for (let n = 0; n < TIMES; n++) ways.push(await page.evaluate(() => window.repositoryLab.ping()));
  await small.close();
  return {
    statusOn500Files,
    commitOn500Files: median(commits),
    logGraphOf1000Commits,
    wayToTheWorker: median(ways),
    large: await measureLarge(stage, script, files),
  };
}

async function measureLarge(stage: Stage, script: string, files: Readonly<Record<string, string>>) {
  const context = await stage.browser.newContext();
  const page = await openBarePage(context, stage.url, script, files);
  await page.evaluate((slug) => window.repositoryLab.open(slug), SLUG);
  await run(page, SETUP);
  const tasksOver50Ms: Record<string, readonly number[]> = {};
  const watched = async (what: string, line: string) => {
    await page.evaluate(() => window.repositoryLab.longTasks());
    const ms = await run(page, line);
    tasksOver50Ms[what] = await page.evaluate(() => window.repositoryLab.longTasks());
    return ms;
  };
  // 980 files of 10 kB: with the lesson's own, 1,000 files and 10 MB; and one of 40 MB.
  await watched(
    'making 980 files',
    'seq 1 2100 > /tmp/ten && mkdir many && for i in $(seq 1 980); do { echo $i; cat /tmp/ten; } > many/$i.txt; done',
  );
  const commitAllMs = await watched('git add -A && git commit', 'git add -A && git commit -qm all');
  await watched(
    'making a file of 40 MB',
    'seq 1 1000000 > part.txt; cat part.txt part.txt part.txt part.txt part.txt part.txt > big.csv; rm part.txt',
  );
  const dvcAddMs = await watched('dvc add of 40 MB', 'dvc add -q big.csv');
  await page.close();
  const again = await openBarePage(context, stage.url, script, files);
  const reopenMs = await again.evaluate((slug) => window.repositoryLab.open(slug), SLUG);
  tasksOver50Ms.opening = await again.evaluate(() => window.repositoryLab.longTasks());
  const statusMs = await run(again, 'git status');
  tasksOver50Ms['the first line after that'] = await again.evaluate(() => window.repositoryLab.longTasks());
  const editMs = await again.evaluate(() => window.repositoryLab.edit('README.md', 'edited'));
  tasksOver50Ms['an edit'] = await again.evaluate(() => window.repositoryLab.longTasks());
  await context.close();
  return { commitAllMs, dvcAddMs, reopenMs, editMs, statusMs, tasksOver50Ms };
}

const SETUP = [
  'git config --global user.name Ada',
  'git config --global user.email ada@lab.test',
  'git init -q -b main',
  'dvc init -q',
  'git add -A',
  'git commit -qm start',
].join(' && ');

/** A thousand commits, some of them on side branches that are merged. */
const HISTORY = [
  'for i in $(seq 1 240); do',
  '  git commit -q --allow-empty -m "main $i";',
  '  git switch -qc side-$i; git commit -q --allow-empty -m "side $i"; git switch -q main;',
  '  git commit -q --allow-empty -m "more $i"; git merge -q side-$i -m "merge $i"; git branch -q -D side-$i;',
  'done',
].join(' ');

const run = (page: Page, line: string) => page.evaluate((text) => window.repositoryLab.run(text), line);

async function medianOf(page: Page, line: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n++) times.push(await run(page, line));
  return median(times);
}
