import { allPass, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 120_000 });

const WHAT_MLOPS_IS = '/learn/00-start-here/01-what-mlops-is';

test('the server is operated by keyboard: a day, a crash, a start, and the log that says why', async ({
  page,
}) => {
  await openLesson(page, WHAT_MLOPS_IS);
  await page.getByRole('tab', { name: 'Server', exact: true }).press('Enter');
  const day = page.getByRole('button', { name: 'Next day' });
  await day.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/7 of 12 requests answered, 5 without an answer/).first()).toBeVisible();
  await expect(page.getByText('down: TypeError')).toBeVisible();

  const answered = page.getByRole('button', { name: '01-07' });
  await answered.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Request 01-07 in full' })).toContainText('livingArea');

  await page.getByRole('tab', { name: 'Requests' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: 'End of the log' })).toContainText("reading 'area'");

  await page.getByRole('button', { name: 'Start', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Started. The process runs the files as they are now.').first()).toBeVisible();
});

test('the start gets its feedback, the reference brings the service back', async ({ page }) => {
  await openLesson(page, WHAT_MLOPS_IS);
  const exercise = page.locator('#exercise-mend-the-service');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(
    exercise.getByText(/nobody answered after that|0 of 6 decisions are made/).first(),
  ).toBeVisible({
    timeout: 60_000,
  });
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 4);
});
