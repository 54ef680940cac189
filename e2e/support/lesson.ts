import { expect, type Locator, type Page } from 'playwright/test';

export const MODEL_TRAINING = '/learn/01-before-mlops/06-model-training';
export const CODE_THAT_LASTS = '/learn/02-what-breaks/01-code-that-lasts';

/** Opens a lesson and waits until its islands hold the learner's work (the questions at the end can be answered). */
export async function openLesson(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await lessonReady(page);
}

export async function lessonReady(page: Page): Promise<void> {
  await page.locator('#recall fieldset:not([disabled])').first().waitFor({ timeout: 30_000 });
}

/** Waits for the workbench to say that everything typed is on disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('#workbench').getByText('Saved', { exact: true })).toBeVisible();
}

/** Waits until the page says that all checks of an exercise have passed; fails with what it says of them instead. */
export async function allPass(exercise: Locator, checks: number): Promise<void> {
  await expect(exercise).toContainText(`All ${checks} checks passed`, {
    timeout: 180_000,
    useInnerText: true,
  });
  await expect(
    exercise.getByRole('heading', { name: new RegExp(`All ${checks} checks passed`) }),
  ).toBeVisible();
}

/** Opens a file of the tree. */
export async function openFile(page: Page, path: string): Promise<void> {
  const parts = path.split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const item = page.locator(`[role=treeitem][data-path="${parts.slice(0, depth).join('/')}"]`);
    const isFolder = depth < parts.length;
    if (isFolder && (await item.getAttribute('aria-expanded')) === 'true') continue;
    await item.click();
  }
  await page.locator(`[data-editor-path="${path}"] .view-lines`).first().waitFor();
}

/**
 * Says which learner a fresh profile is, before its first page. What a lesson makes for a learner, and what its checks draw,
 * follows from that; a journey that does not say it meets another learner each time.
 */
export async function asLearner(page: Page, learner: number): Promise<void> {
  await page.addInitScript((byte) => {
    const draw = crypto.getRandomValues.bind(crypto);
    let isDrawn = false;
    crypto.getRandomValues = (<T extends ArrayBufferView | null>(bytes: T): T => {
      // The first id that a page draws is the learner's seed.
      if (isDrawn || !(bytes instanceof Uint8Array) || bytes.length !== 16) return draw(bytes as never) as T;
      isDrawn = true;
      return bytes.fill(byte) as never;
    }) as typeof crypto.getRandomValues;
  }, learner);
}
