import { asLearner, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 120_000 });

const DEPLOYMENT = '/learn/01-before-mlops/10-deployment';

test('a model is shipped by hand: copied, not loaded, restarted, and nearer to the script', async ({
  page,
}) => {
  // The listings are the learner's own; of some learners one is right by chance.
  await asLearner(page, 1);
  await openLesson(page, DEPLOYMENT);
  await page.getByRole('tab', { name: 'Server', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Next day' }).press('Enter');
  await expect(page.getByText('12 requests: 0 right, 12 wrong, 0 unanswered')).toBeVisible({
    timeout: 60_000,
  });

  await page.getByRole('tab', { name: 'Files', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Copy out/model.json to the server' }).press('Enter');
  await expect(page.getByText('Copied out/model.json to the server.').first()).toBeVisible();
  await expect(page.getByText('not loaded yet: restart')).toBeVisible();
  await page.getByRole('button', { name: 'Restart' }).press('Enter');
  await expect(page.getByText('not loaded yet: restart')).toHaveCount(0);

  await page.getByRole('button', { name: 'Next week' }).press('Enter');
  await page.getByRole('tab', { name: 'Requests' }).press('Enter');
  await expect(page.getByText(/^96 requests: [1-9]\d* right/)).toBeVisible({ timeout: 60_000 });
});

test('the start gets its feedback', async ({ page }) => {
  await openLesson(page, DEPLOYMENT);
  const exercise = page.locator('#exercise-first-week');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/the model is the one of May/).first()).toBeVisible({ timeout: 60_000 });
});
