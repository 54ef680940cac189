import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { seededRng } from '../../engine/core/rng';
import type { Stage } from './stage';

const EXPLORATION = '/learn/01-before-mlops/03-exploratory-data-analysis';
const ROWS = 100_000;
const VIEWS = ['Distribution', 'Scatter', 'Correlation', 'Groups', 'Time', 'Balance', 'Missing', 'Columns'];

/** What the explorer takes for a table of 100,000 rows and 50 columns. */
export interface ExplorerFigures {
  readonly megabytes: number;
  /** From the choice of the file to its columns in figures on the screen. */
  readonly openSeconds: number;
  /** From a click on the view to its chart. */
  readonly viewSeconds: Readonly<Record<string, number>>;
  /** Tasks of the main thread over 100 ms after the table was open, in milliseconds. */
  readonly tasksOver100Ms: readonly number[];
  readonly longestTaskMs: number;
}

/** Opens a large CSV in the explorer of lesson 1.3 and goes through all its views. */
export async function measureExplorer(stage: Stage): Promise<ExplorerFigures> {
  const file = join(tmpdir(), 'explorer-bench.csv');
  const text = largeTable();
  writeFileSync(file, text);
  const page = await stage.browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(stage.url + EXPLORATION);
  await page.locator('#recall fieldset:not([disabled])').first().waitFor();
  await page.getByRole('tab', { name: /Explore/ }).click();
  const panel = page.locator('#workbench');
  await panel.getByRole('button', { name: 'Open your own CSV' }).waitFor();
  // The worker is warm, as after a first look at a table of the lesson.
  await panel.getByText('Distinct', { exact: true }).first().waitFor();
  const chosen = Date.now();
  await panel.locator('input[type=file]').setInputFiles(file);
  await panel.getByText(`The 50 columns of explorer-bench.csv`).first().waitFor({ timeout: 60_000 });
  const openSeconds = (Date.now() - chosen) / 1000;
  await watchTasks(page);
  const viewSeconds: Record<string, number> = {};
  for (const view of VIEWS) {
    const clicked = Date.now();
    await panel.getByRole('radio', { name: view, exact: true }).click();
    await panel
      .locator(view === 'Columns' ? 'table' : 'figure svg[role=group]')
      .first()
      .waitFor();
    viewSeconds[view] = (Date.now() - clicked) / 1000;
  }
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  await page.close();
  return {
    megabytes: Math.round(text.length / 1e5) / 10,
    openSeconds,
    viewSeconds,
    tasksOver100Ms: tasks.filter((task) => task > 100),
    longestTaskMs: Math.max(0, ...tasks),
  };
}

function watchTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const tasks: number[] = [];
    (window as unknown as { tasks: number[] }).tasks = tasks;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask' });
  });
}

/** Fifty columns as they come: numbers with gaps, categories, answers, a date, a target. */
function largeTable(): string {
  const rng = seededRng('explorer-bench');
  const names = Array.from({ length: 50 }, (_, i) =>
    i < 34
      ? `number_${i + 1}`
      : i < 45
        ? `category_${i - 33}`
        : i < 48
          ? `answer_${i - 44}`
          : i === 48
            ? 'sold'
            : 'target',
  );
  const lines = [names.join(',')];
  for (let row = 0; row < ROWS; row++) {
    const base = rng.next();
    const day = new Date(Date.UTC(2006, 0, 1 + rng.int(1800))).toISOString().slice(0, 10);
    const cells = names.map((_, i) => {
      if (i < 34) return rng.next() < 0.02 ? '' : (base * (i % 5) * 100 + rng.next() * 50).toFixed(i % 3);
      if (i < 45) return `level ${Math.floor(rng.next() * rng.next() * 12)}`;
      if (i < 48) return rng.next() < 0.3 ? 'yes' : 'no';
      return i === 48 ? day : Math.round(base * 200_000 + rng.next() * 30_000);
    });
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}
