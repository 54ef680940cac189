import { allPass, MODEL_TRAINING, openFile, openLesson, saved } from '../support/lesson';
import { editorReady, pasteIntoEditor, readEditor } from '../support/monaco';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

test('a prediction is locked, the run trains a real model with live curves, and the two are compared', async ({
  page,
}) => {
  await openLesson(page, MODEL_TRAINING);
  const experiment = page.locator('#experiment-no-brakes');
  await expect(experiment.getByRole('button', { name: /^Run/ })).toBeDisabled();

  const predict = page.locator('#predict-after-sixty-epochs');
  await predict.getByRole('radio', { name: /About as little/ }).check();
  await predict.getByRole('slider').fill('80');
  await predict.getByRole('button', { name: /Lock/ }).click();
  await experiment.getByRole('button', { name: /^Run/ }).click();

  await expect(page.getByRole('tab', { name: 'Training' })).toHaveAttribute('aria-selected', 'true', {
    timeout: 30_000,
  });
  const training = page.getByRole('region', { name: 'Training', exact: true });
  await expect(training.getByText(/epochs\/s/)).toBeVisible({ timeout: 30_000 });
  await expect(training.locator('canvas').first()).toBeVisible();
  await expect(predict.getByText('What happened')).toBeVisible({ timeout: 90_000 });
  await expect(predict.getByText(/on the sales it learnt from/)).toBeVisible();
});

test('Stop ends a training at once and leaves the page and the work as they were', async ({ page }) => {
  await openLesson(page, MODEL_TRAINING);
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(page, 'console.log("begun");\nwhile (true) {}\n');
  await saved(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Choose what to run' }).click();
  await page
    .getByRole('menuitem', { name: /notebook/ })
    .first()
    .click();
  await expect(page.getByRole('log', { name: 'Output' })).toContainText('begun', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).first().click();
  await expect(page.getByText(/stopped/i).first()).toBeVisible();
  expect(await readEditor(page)).toContain('while (true)');
});

test('the editor completes tfjs and the files of the workspace, and marks errors', async ({ page }) => {
  await openLesson(page, MODEL_TRAINING);
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(
    page,
    "import { meanAbsoluteErro } from './src/metrics.ts';\nconst n: number = 'text';\nexport { n };\n",
  );
  await expect(page.getByRole('button', { name: /Problems: 2 errors/ })).toBeVisible({ timeout: 30_000 });
  await pasteIntoEditor(page, "import * as tf from '@tensorflow/tfjs';\ntf.layers.den\n");
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-widget').getByText('dense', { exact: true }).first()).toBeVisible({
    timeout: 30_000,
  });
});

test('an error names the line of the learner, and a click goes there', async ({ page }) => {
  await openLesson(page, MODEL_TRAINING);
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(
    page,
    'interface Sale { price: number }\n\nfunction price(sale?: Sale): number {\n  return sale!.price;\n}\n\nprice();\n',
  );
  await saved(page);
  await page.getByRole('button', { name: 'Choose what to run' }).click();
  await page
    .getByRole('menuitem', { name: /notebook/ })
    .first()
    .click();
  await expect(page.getByRole('log', { name: 'Output' })).toContainText('TypeError', { timeout: 30_000 });
  await openFile(page, 'params.json');
  await page
    .getByRole('log', { name: 'Output' })
    .getByRole('button', { name: /notebook\.ts:4/ })
    .first()
    .click();
  await editorReady(page, 'notebook.ts');
});

test('the exercise: a failing check says what was seen and expected, hints climb, the solution passes, reset can be undone', async ({
  page,
}) => {
  await openLesson(page, MODEL_TRAINING);
  const exercise = page.locator('#exercise-train-it-yourself');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByRole('heading', { name: /of 4 checks passed/ })).toBeVisible({
    timeout: 120_000,
  });
  await expect(exercise.getByText('Expected').first()).toBeVisible();
  await expect(exercise.getByText('Seen').first()).toBeVisible();

  await exercise.getByRole('button', { name: 'Take a hint' }).click();
  await expect(exercise.getByText('Hint 1 of 4')).toBeVisible();
  await exercise.getByRole('button', { name: 'Next hint (2 of 4)' }).click();
  await expect(exercise.getByText('Hint 2 of 4')).toBeVisible();

  await openFile(page, 'src/model.ts');
  const start = await readEditor(page);
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await expect.poll(() => readEditor(page)).not.toBe(start);
  const solution = await readEditor(page);
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 4);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Compare' }).first().click();
  await page.getByRole('menuitemradio', { name: 'Compare with the start' }).click();
  await expect(page.locator('.monaco-diff-editor').first()).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole('region', { name: 'Editor' })
    .getByRole('button', { name: 'Close', exact: true })
    .click();

  await page.getByRole('button', { name: 'Reset' }).first().click();
  await page.getByRole('menuitem', { name: /Reset all files/ }).click();
  await expect.poll(() => readEditor(page)).toBe(start);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect.poll(() => readEditor(page)).toBe(solution);
});

test('the controls of the figure write to the params file, seen in the editor', async ({ page }) => {
  await openLesson(page, MODEL_TRAINING);
  await openFile(page, 'params.json');
  const figure = page.locator('figure', { has: page.getByRole('button', { name: /train/i }) }).last();
  await figure.scrollIntoViewIfNeeded();
  const before = JSON.parse(await readEditor(page)) as { batchSize: number };
  const batch = figure.getByLabel(/batch/i).first();
  await batch.focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => (JSON.parse(await readEditor(page)) as { batchSize: number }).batchSize)
    .not.toBe(before.batchSize);
});
