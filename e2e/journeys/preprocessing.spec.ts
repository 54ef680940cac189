import { readFileSync } from 'node:fs';
import { tabTo } from '../support/keyboard';
import { openFile, openLesson } from '../support/lesson';
import { pasteIntoEditor } from '../support/monaco';
import { expect, test } from '../support/test';

const PREPROCESSING = '/learn/01-before-mlops/02-preprocessing';
const LESSON = new URL('../../lessons/01-before-mlops/02-preprocessing/', import.meta.url);

test.describe.configure({ timeout: 180_000 });

test('the rules of the figure work by keyboard and say what they cost', async ({ page }) => {
  await openLesson(page, PREPROCESSING);
  const figure = page.locator('figure', { has: page.getByRole('radiogroup', { name: 'Square metres' }) });
  await expect(figure.getByText('2 sales doubled')).toBeVisible();
  const rules = [
    ['No value', 'Empty', 2],
    ['Square metres', 'Convert', 2],
    ['Impossible years', 'Empty', 2],
    ['Copies', 'One an id', 2],
  ] as const;
  for (const [group, option, steps] of rules) {
    const chosen = figure.locator(`[aria-label="${group}"]`);
    await tabTo(page, chosen.getByRole('radio').first());
    for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(chosen.getByRole('radio', { name: option })).toBeChecked();
  }
  for (const text of [
    '2 cells mended',
    '4 cells emptied',
    '0 cells wrong',
    '0 sales lost',
    '0 sales doubled',
  ])
    await expect(figure.getByText(text)).toBeVisible();
});

test('the export breaks the baseline; a hurried cleaning is told what it lost', async ({ page }) => {
  await openLesson(page, PREPROCESSING);
  const prediction = page.locator('#predict-baseline-on-the-export');
  await prediction.getByRole('radio', { name: /No number at all/ }).check();
  await prediction.getByRole('slider').fill('70');
  await prediction.getByRole('button', { name: 'Lock the prediction' }).click();
  await page.locator('#experiment-raw').getByRole('button', { name: /Run/ }).first().click();
  await expect(prediction.getByText(/is not a number/)).toBeVisible({ timeout: 60_000 });
  const exercise = page.locator('#exercise-clean-the-export');

  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(
    page,
    readFileSync(new URL('wrong/drops-incomplete-rows/notebook.ts', LESSON), 'utf8'),
  );
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/One empty cell does not/).first()).toBeVisible({ timeout: 120_000 });
});

test('one more export, cleaned twice: what ten minutes leave of it, and what the learner does', async ({
  page,
}) => {
  await openLesson(page, PREPROCESSING);
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(page, readFileSync(new URL('solution/notebook.ts', LESSON), 'utf8'));
  const replay = page.locator('#replay-cleaned-twice');
  await replay.getByRole('button', { name: 'Run the replay' }).click();
  const right = replay.getByRole('row', { name: /right to the last cell/ });
  await expect(right).toContainText('2,930 listings', { timeout: 120_000 });
  await expect(right).toContainText('1,710 listings');
  const error = replay.getByRole('row', { name: /Average error of a line/ });
  await expect(error).toContainText('$51,236');
  await expect(error).toContainText('Your work');
  // A listing that the hurried script got wrong, in full.
  await replay.getByRole('slider', { name: 'Event' }).fill('26');
  await expect(replay.getByRole('region', { name: /in full/ })).toContainText('Gr_Liv_Area 179.49');
});
