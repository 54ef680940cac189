import { allPass, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

const EXPERIMENTS = '/learn/02-what-breaks/05-experiments';

test.describe.configure({ timeout: 120_000 });

test('the figure says what a record answers, by keyboard', async ({ page }) => {
  await openLesson(page, EXPERIMENTS);
  const figure = page.locator('figure', { has: page.getByText('Written down on the day') }).last();
  await expect(figure.getByText('0 of 5 questions answered')).toBeVisible();
  for (const name of [/^Seed/, /^Version of the data/, /^Version of the code/, /^Reason/]) {
    await figure.getByRole('switch', { name }).focus();
    await page.keyboard.press('Space');
  }
  await expect(figure.getByText('5 of 5 questions answered')).toBeVisible();
  await expect(figure.getByText('0.8284, the same to the last bit.')).toBeVisible();
});

test('the ad hoc search has nothing to show; the reference passes', async ({ page }) => {
  await openLesson(page, EXPERIMENTS);
  const exercise = page.locator('#exercise-compare-thirty');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/There are no runs in an experiment/).first()).toBeVisible({
    timeout: 60_000,
  });

  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 4);
});
