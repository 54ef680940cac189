import { readFileSync } from 'node:fs';
import { tabTo } from '../support/keyboard';
import { openFile, openLesson } from '../support/lesson';
import { pasteIntoEditor } from '../support/monaco';
import { expect, test } from '../support/test';

const FEATURE_ENGINEERING = '/learn/01-before-mlops/04-feature-engineering';
const LESSON = new URL('../../lessons/01-before-mlops/04-feature-engineering/', import.meta.url);

test.describe.configure({ timeout: 180_000 });

test('the smoothing of the figure moves by keyboard, and its numbers are a table', async ({ page }) => {
  await openLesson(page, FEATURE_ENGINEERING);
  const slider = page.getByRole('slider', { name: /imagined sales/ });
  await tabTo(page, slider);
  await page.keyboard.press('End');
  await expect(page.getByText('k = 1000').first()).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('k = 1', { exact: true }).first()).toBeVisible();
});

test('a feature that knows its own price is caught by poison', async ({ page }) => {
  await openLesson(page, FEATURE_ENGINEERING);
  const exercise = page.locator('#exercise-make-features');
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(
    page,
    readFileSync(new URL('wrong/own-price-in-the-mean/notebook.ts', LESSON), 'utf8'),
  );
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/Each sale is in the mean of its own neighborhood/).first()).toBeVisible({
    timeout: 150_000,
  });
});
