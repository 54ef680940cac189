import { allPass, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

const DATA_AS_IT_REALLY_COMES = '/learn/02-what-breaks/02-data-as-it-really-comes';

test.describe.configure({ timeout: 180_000 });

test('an offset misses a row by hand, and PostgreSQL runs in the page', async ({ page }) => {
  await openLesson(page, DATA_AS_IT_REALLY_COMES);
  const figure = page
    .locator('figure', { has: page.getByRole('button', { name: 'Read the next page' }) })
    .last();
  for (const name of ['Read the next page', 'Close the first open row', 'Read the next page']) {
    await figure.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  }
  await expect(figure.getByText('By offset, row 5 is missed, by key none.')).toBeVisible();

  const predict = page.locator('#predict-changes-prediction');
  await predict.getByRole('radio', { name: /None of them/ }).check();
  await predict.getByRole('slider').fill('70');
  await predict.getByRole('button', { name: /Lock/ }).click();
  await page.locator('#experiment-changes').getByRole('button', { name: /^Run/ }).click();
  await expect(predict.getByText(/The pull missed 40 of 40/)).toBeVisible({ timeout: 120_000 });
});

test('the ad hoc job is told what ends it; the reference loses nothing and doubles nothing', async ({
  page,
}) => {
  await openLesson(page, DATA_AS_IT_REALLY_COMES);
  const exercise = page.locator('#exercise-ingest-northline');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(
    exercise.getByText(/Run 1 ended early|had been delivered and not written/).first(),
  ).toBeVisible({
    timeout: 120_000,
  });

  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 5);

  const replay = page.locator('#replay-churn-night').first();
  await replay.getByRole('button', { name: /Run/ }).first().click();
  await expect(replay.getByRole('row', { name: /Rows lost/ })).toContainText('0', { timeout: 120_000 });
});

test('the SQL panel says where a query is wrong, by keyboard', async ({ page }) => {
  await openLesson(page, DATA_AS_IT_REALLY_COMES);
  const dock = page.getByTestId('dock');
  await dock.getByRole('tab', { name: 'SQL' }).click();
  const query = dock.getByRole('textbox', { name: 'Query' });
  await query.fill('select nothing\nfrom ames_housing');
  await query.press('Shift+Enter');
  await expect(dock.getByText(/column "nothing" does not exist, line 1, column 8/)).toBeVisible({
    timeout: 120_000,
  });
});
