import { tabTo } from '../support/keyboard';
import { allPass, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

const MODEL_EVALUATION = '/learn/01-before-mlops/08-model-evaluation';

test.describe.configure({ timeout: 180_000 });

test('a bar and a cell of the confusion matrix open their rows, by keyboard too', async ({ page }) => {
  await openLesson(page, MODEL_EVALUATION);
  const predict = page.locator('#predict-cost-of-half');
  await predict.getByRole('radio', { name: /About as much/ }).check();
  await predict.getByRole('slider').fill('70');
  await predict.getByRole('button', { name: /Lock/ }).click();
  await page.locator('#experiment-churn').getByRole('button', { name: /^Run/ }).click();
  await expect(predict.getByText('What happened')).toBeVisible({ timeout: 60_000 });

  const dock = page.getByTestId('dock');
  await dock.getByRole('tab', { name: 'Evaluation' }).click();
  const panel = dock.getByRole('region', { name: 'Evaluation' });
  const choose = async (path: string) => {
    await panel.getByRole('button', { name: /Predictions/ }).click();
    await page.getByRole('option', { name: path }).click();
  };
  await choose('out/predictions.csv');
  await panel.getByRole('radio', { name: 'By group' }).click();
  const bars = panel.getByRole('button', { name: /rows, average error/ });
  const names = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''));
  await bars.first().focus();
  const steps = names.findIndex((name) => name.startsWith('Northridge Heights'));
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: /^Northridge Heights: 60 rows/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    panel.getByRole('heading', { name: 'Neighborhood Northridge Heights: 60 rows' }),
  ).toBeFocused();

  await choose('out/churn-predictions.csv');
  await panel.getByRole('slider', { name: 'Threshold' }).focus();
  await page.keyboard.press('ArrowLeft');
  const missed = panel.getByRole('button', { name: /^Not called, but positive/ });
  const count = (await missed.getAttribute('aria-label'))!.match(/: ([\d,]+)\./)![1];
  await tabTo(page, missed);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: `Not called, but positive: ${count} rows` })).toBeFocused();
  const rows = panel.getByRole('table', { name: /Not called, but positive/ });
  await expect(rows.getByRole('row').nth(1)).toContainText('held-out');
});

test('the average alone gets its feedback, then the reference and its decision pass', async ({ page }) => {
  await openLesson(page, MODEL_EVALUATION);
  const exercise = page.locator('#exercise-judge-the-model');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/The average error stands alone/).first()).toBeVisible({
    timeout: 120_000,
  });
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 5);
  await expect(
    page.locator('#decide-release').getByRole('radio', { name: /show no estimate in one neighbourhood/ }),
  ).toBeChecked();
});
