import { allPass, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const WHY_MLOPS = '/learn/00-start-here/03-why-mlops';

test('two candidates work through a quarter in the page, and another, by keyboard', async ({ page }) => {
  await openLesson(page, WHY_MLOPS);
  const figure = page.getByRole('figure').filter({ hasText: 'Each press is one more quarter' });
  const run = figure.getByRole('button', { name: 'Run a quarter' });
  await run.focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByText(/^Quarter 1\. Estimates served wrong: A [\d,]+, B [\d,]+\./)).toBeVisible({
    timeout: 120_000,
  });
  await figure.getByRole('button', { name: 'Run the next quarter' }).press('Enter');
  await expect(figure.getByText(/B was better in \d of 2\./)).toBeVisible({ timeout: 120_000 });
});

test('an empty forecast gets its feedback, the reference is calibrated', async ({ page }) => {
  await openLesson(page, WHY_MLOPS);
  const exercise = page.locator('#exercise-hire-one');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/0 of 6 statements have a number/).first()).toBeVisible({
    timeout: 60_000,
  });
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 2);
});
