import { allPass, openLesson } from '../support/lesson';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const LESSON = '/learn/02-what-breaks/04-pipelines';

test('the exercise names what is missing, and passes with the pipeline that a script makes', async ({
  page,
}) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-pipeline-churn');
  const check = exercise.getByRole('button', { name: /Check my work|Check again/ });

  await check.click();
  await expect(exercise.getByText(/There is no dvc\.yaml here yet/).first()).toBeVisible({ timeout: 60_000 });

  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 60_000 });
  await check.click();
  await allPass(exercise, 5);

  const terminal = new TerminalPage(page);
  await terminal.open();
  expect(await terminal.run('cd churn && dvc repro | tail -1')).toBe('Data and pipelines are up to date.');
});

test('the figure runs what is stale and no more, by keyboard', async ({ page }) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', { has: page.getByRole('list', { name: 'Stages, in their order' }) });
  const status = figure.getByRole('status');
  await expect(status).toHaveText('Nothing is stale.');

  await figure.getByRole('button', { name: 'Comment in prepare.ts' }).press('Enter');
  await expect(status).toContainText('Stale: 1 of 4');
  await figure.getByRole('button', { name: 'dvc repro' }).press('Enter');
  await expect(status.getByRole('listitem').first()).toHaveText("Running stage 'prepare':");
  await expect(status).toContainText("Stage 'features' didn't change, skipping");

  await figure.getByRole('button', { name: 'Add a sale', exact: true }).press('Enter');
  await figure.getByRole('button', { name: 'dvc repro' }).press('Enter');
  await expect(status).toContainText("Running stage 'evaluate':");
});
