import { readFileSync } from 'node:fs';
import { goToEditor, tabTo } from '../support/keyboard';
import { allPass, CODE_THAT_LASTS, MODEL_TRAINING, openLesson } from '../support/lesson';
import { editorReady, readEditor, replaceFocusedText } from '../support/monaco';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 240_000 });

const SOLUTION = 'lessons/01-before-mlops/06-model-training/solution/src/model.ts';

test('lesson 1.6 by keyboard alone: predict, run, write the training, check, recall', async ({ page }) => {
  await openLesson(page, MODEL_TRAINING);
  await editorReady(page);

  const predict = page.locator('#predict-after-sixty-epochs');
  await tabTo(page, predict.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, predict.getByRole('slider'));
  await page.keyboard.press('ArrowRight');
  await tabTo(page, predict.getByRole('button', { name: /Lock/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('#experiment-no-brakes').getByRole('button', { name: /^Run/ }));
  await page.keyboard.press('Enter');
  await expect(predict.getByText('What happened')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByTestId('announcements')).not.toBeEmpty();

  const exercise = page.locator('#exercise-train-it-yourself');
  await tabTo(page, exercise.getByRole('button', { name: 'Open src/model.ts' }));
  await page.keyboard.press('Enter');
  await editorReady(page, 'src/model.ts');
  await goToEditor(page);
  await replaceFocusedText(page, readFileSync(SOLUTION, 'utf8'));
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => !!document.activeElement?.closest('[data-editor-path]'))).toBe(false);

  await exercise.getByRole('button', { name: 'Open src/model.ts' }).focus();
  await tabTo(page, exercise.getByRole('button', { name: 'Check my work' }));
  await page.keyboard.press('Enter');
  await allPass(exercise, 4);

  const recall = page.locator('#recall');
  await tabTo(page, recall.getByRole('radio').first());
  await page.keyboard.press('Space');
  await expect(recall.getByRole('radio').first()).toBeChecked();
});

test('lesson 2.1 by keyboard alone: make the project fail, write code, leave the editor, check, hint', async ({
  page,
}) => {
  await openLesson(page, CODE_THAT_LASTS);
  await editorReady(page);
  const replay = page.locator('#replay-house-day').first();
  await tabTo(page, replay.getByRole('button', { name: /Run/ }).first());
  await page.keyboard.press('Enter');
  await expect(replay.getByText('silently wrong').first()).toBeVisible({ timeout: 60_000 });

  const exercise = page.locator('#exercise-churn-that-lasts');
  await tabTo(page, exercise.getByRole('button', { name: 'Open churn/serve.ts' }));
  await page.keyboard.press('Enter');
  await editorReady(page, 'churn/serve.ts');
  await goToEditor(page);
  await replaceFocusedText(page, 'export function estimate() {\n  return 0;\n}\n');
  expect(await readEditor(page)).toContain('return 0');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('show the solution');
  await page
    .getByRole('option', { name: /solution/i })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => readEditor(page)).not.toContain('return 0');
  await exercise.getByRole('button', { name: 'Open churn/serve.ts' }).focus();
  await tabTo(page, exercise.getByRole('button', { name: 'Check my work' }));
  await page.keyboard.press('Enter');
  await allPass(exercise, 6);
});
