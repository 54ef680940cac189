import { openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

const SELECTION = '/learn/01-before-mlops/05-feature-selection';

test.describe.configure({ timeout: 180_000 });

test('features are ranked in the panel, by keyboard too', async ({ page }) => {
  await openLesson(page, SELECTION);
  await page.locator('#experiment-importance').getByRole('button', { name: /^Run/ }).click();
  const dock = page.getByTestId('dock');
  await dock.getByRole('tab', { name: 'Importance' }).click();
  const panel = dock.getByRole('tabpanel', { name: 'Importance' });
  const first = panel.getByRole('button', { name: /give or take/ }).first();
  await expect(first).toBeVisible({ timeout: 60_000 });
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const second = panel.getByRole('button', { name: /give or take/ }).nth(1);
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute('aria-pressed', 'true');
  await panel.getByRole('radio', { name: 'Correlation' }).click();
  await expect(panel.getByText('Correlation with the target', { exact: true }).first()).toBeVisible();

  const alike = page.getByRole('slider', { name: /How alike/ });
  await alike.focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/With a correlation of 1\.00/).first()).toBeVisible();
});

test('a notebook that chooses nothing gets its feedback; the reference draws its curve', async ({ page }) => {
  await openLesson(page, SELECTION);
  const exercise = page.locator('#exercise-select');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/the script did not write it/).first()).toBeVisible({
    timeout: 120_000,
  });
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await page.locator('#experiment-importance').getByRole('button', { name: /^Run/ }).click();
  const dock = page.getByTestId('dock');
  await dock.getByRole('tab', { name: 'Importance' }).click();
  await expect(dock.getByText('Error against the number of features').first()).toBeVisible({
    timeout: 60_000,
  });
});
