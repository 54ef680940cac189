import type { Page } from 'playwright/test';
import { lessonReady, openLesson } from '../support/lesson';
import { pasteIntoEditor } from '../support/monaco';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const TUNING = '/learn/01-before-mlops/07-hyperparameter-tuning';
/** Eight short trials: enough to stop in the middle. */
const SMALL_SEARCH = JSON.stringify(
  {
    objective: { name: 'validationError', unit: '$' },
    resource: { name: 'epochs', max: 2 },
    budget: 16,
    search: { algorithm: 'random' },
    space: { learningRate: { from: 0.001, to: 0.1, scale: 'log' }, batchSize: { choices: [128] } },
  },
  null,
  2,
);
const panelOf = (page: Page) => page.getByTestId('dock').getByRole('region', { name: 'Tuning' });

/** Opens the panel, which stands last among its tabs. */
async function openPanel(page: Page) {
  await page.getByTestId('dock').getByRole('tab', { name: 'Tuning' }).click();
  await panelOf(page)
    .getByRole('button', { name: /Start|Resume|Pause/ })
    .first()
    .waitFor({ timeout: 30_000 });
  return panelOf(page);
}

test('a search is paused, the page is reloaded, and the search goes on where it was', async ({ page }) => {
  await openLesson(page, TUNING);
  const panel = await openPanel(page);
  await expect(panel.getByText('9 trials, 81 of 81 epochs.')).toBeVisible();
  await page.getByRole('tab', { name: 'tuning.json' }).click();
  await pasteIntoEditor(page, SMALL_SEARCH);
  await expect(panel.getByText('8 trials, 16 of 16 epochs.')).toBeVisible();
  await panel.getByRole('button', { name: 'Start the search' }).press('Enter');
  await expect(panel.getByRole('progressbar', { name: 'Budget used' })).not.toHaveAttribute(
    'aria-valuenow',
    '0',
    {
      timeout: 60_000,
    },
  );
  await panel.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(panel.getByText(/^Paused/)).toBeVisible({ timeout: 60_000 });
  // Its time is measured, so a trial that ran twice would show another one.
  const seconds = panel.getByRole('row').nth(1).getByRole('cell').last();
  const before = (await seconds.textContent()) ?? '';
  expect(before).not.toBe('');

  await page.reload();
  await lessonReady(page);
  await openPanel(page);
  await expect(panel.getByText(/^Paused/)).toBeVisible();
  await expect(seconds).toHaveText(before);
  await panel.getByRole('button', { name: 'Resume' }).press('Enter');
  await expect(panel.getByText(/^Finished/)).toBeVisible({ timeout: 120_000 });
  await expect(seconds).toHaveText(before);

  // Sorted by the objective, a trial is chosen by the arrow keys, runs again from its seed, and is taken over.
  await panel.getByRole('button', { name: 'validationError' }).press('Enter');
  await expect(panel.getByRole('columnheader', { name: 'validationError' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await panel.getByRole('row').nth(1).getByRole('button').press('ArrowDown');
  await expect(panel.getByRole('row').nth(2).getByRole('button')).toBeFocused();
  await panel.getByRole('button', { name: 'Run it again from its seed' }).press('Enter');
  await expect(panel.getByText('The same number, to the last digit.')).toBeVisible({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'Use this trial' }).press('Enter');
  await expect(panel.getByText('params.json has these settings.')).toBeVisible();
});

test('a search over the held-out years is named as such', async ({ page }) => {
  await openLesson(page, TUNING);
  const exercise = page.locator('#exercise-tune-within-budget');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText('The search looks at the held-out years').first()).toBeVisible({
    timeout: 120_000,
  });
});
