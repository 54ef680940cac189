import { gzipSync } from 'node:zlib';
import { scriptsOf } from '../../scripts/lib/first-load';
import { median, type Stage } from './stage';

const MODEL_TRAINING = '/learn/01-before-mlops/06-model-training';
const CODE_THAT_LASTS = '/learn/02-what-breaks/01-code-that-lasts';

/** Gzipped bytes of the scripts that the HTML of each page names: what loads before the workbench opens. */
export async function measureFirstLoad(stage: Stage) {
  const sizes: Record<string, number> = {};
  for (const path of ['/', MODEL_TRAINING, CODE_THAT_LASTS, '/settings']) {
    const html = await (await fetch(stage.url + path)).text();
    let bytes = 0;
    for (const src of scriptsOf(html)) {
      bytes += gzipSync(Buffer.from(await (await fetch(stage.url + src)).arrayBuffer())).byteLength;
    }
    sizes[path] = Math.round(bytes / 100) / 10;
  }
  return sizes;
}

/** Frames a second and tasks over 50 ms of the main thread, while lesson 1.6 trains with the training panel open. */
export async function measureFrames(stage: Stage) {
  const page = await stage.browser.newPage({ viewport: { width: 1440, height: 900 } });
  // The runner of these scripts names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(stage.url + MODEL_TRAINING);
  await page.locator('#recall fieldset:not([disabled])').first().waitFor();
  await page.locator('[data-editor-path] .view-lines').first().waitFor();
  await page.locator('#experiment-notebook').getByRole('button', { name: /^Run/ }).click();
  await page
    .getByRole('region', { name: 'Training', exact: true })
    .getByText(/epochs\/s/)
    .waitFor();
  const figures = await page.evaluate(
    () =>
      new Promise<{ seconds: number; frames: number; longTasks: number[]; worstGapMs: number }>((resolve) => {
        const longTasks: number[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) longTasks.push(Math.round(entry.duration));
        }).observe({ type: 'longtask' });
        const started = performance.now();
        let last = started;
        let frames = 0;
        let worst = 0;
        const tick = (now: number) => {
          frames++;
          worst = Math.max(worst, now - last);
          last = now;
          if (now - started < 4000) requestAnimationFrame(tick);
          else resolve({ seconds: (now - started) / 1000, frames, longTasks, worstGapMs: Math.round(worst) });
        };
        requestAnimationFrame(tick);
      }),
  );
  await page.close();
  return {
    framesPerSecond: figures.frames / figures.seconds,
    tasksOver50Ms: figures.longTasks,
    worstGapMs: figures.worstGapMs,
  };
}

/** Seconds from the click on "Check my work" to the verdict, on the reference solution of each lesson. */
export async function measureChecks(stage: Stage) {
  const seconds: Record<string, number> = {};
  for (const [path, exercise] of [
    [MODEL_TRAINING, 'train-it-yourself'],
    [CODE_THAT_LASTS, 'churn-that-lasts'],
  ] as const) {
    const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(stage.url + path);
    await page.locator('#recall fieldset:not([disabled])').first().waitFor();
    const card = page.locator(`#exercise-${exercise}`);
    await card.getByRole('button', { name: /Show the solution/ }).click();
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const started = performance.now();
      await card.getByRole('button', { name: /^Check/ }).click();
      await card.getByRole('button', { name: 'Cancel' }).waitFor();
      await card.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 120_000 });
      times.push((performance.now() - started) / 1000);
    }
    seconds[exercise] = median(times);
    await context.close();
  }
  return seconds;
}
