import { allPass, CODE_THAT_LASTS, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

test('one button makes the ad hoc project fail, and the same day is seen again on one’s own work', async ({
  page,
}) => {
  await openLesson(page, CODE_THAT_LASTS);
  const replay = page.locator('#replay-house-day').first();
  await replay.getByRole('button', { name: /Run/ }).first().click();
  await expect(replay.getByText('silently wrong').first()).toBeVisible({ timeout: 60_000 });
  await expect(replay.getByText('crashed').first()).toBeVisible();
});

test('the graded exercise names mistakes, then passes with the reference; both lanes are compared', async ({
  page,
}) => {
  await openLesson(page, CODE_THAT_LASTS);
  const exercise = page.locator('#exercise-churn-that-lasts');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByRole('heading', { name: /checks? passed/ })).toBeVisible({ timeout: 120_000 });
  await expect(exercise.getByText('✗').first()).toBeVisible();

  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 6);

  const replay = page.locator('#replay-churn-day').first();
  await replay.getByRole('button', { name: /Run/ }).first().click();
  await expect(replay.getByRole('table').first()).toBeVisible({ timeout: 60_000 });
  await expect(replay.getByText('Your work', { exact: true }).first()).toBeVisible();
});
