import { allPass, openLesson } from '../support/lesson';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

// A repository is made and looked at as a whole: some seconds alone, more where others use the machine.
test.describe.configure({ timeout: 420_000 });

const LESSON = '/learn/04-capstone/01-churn-to-production';
const LONG = { timeout: 180_000 };

test('a repository earns its points, and each of them opens its evidence', async ({ page }) => {
  await openLesson(page, LESSON);
  await page.getByRole('tab', { name: 'Rubric' }).click();
  const rubric = page.getByRole('tabpanel', { name: 'Rubric' });
  await expect(rubric.getByRole('heading', { name: /of 33 points/ })).toBeVisible(LONG);
  await expect(rubric.getByRole('listitem', { name: 'Workflow orchestration' })).toContainText('0 of 4');

  const exercise = page.locator('#exercise-pipeline');
  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible(LONG);
  await expect(rubric.getByRole('heading', { name: '33 of 33 points' })).toBeVisible(LONG);

  // A file and line, a run, a version, a workflow run, an object of the cluster.
  await rubric
    .getByRole('button', { name: /^README\.md:/ })
    .first()
    .click();
  await expect(page.getByRole('tab', { name: 'README.md', selected: true })).toBeVisible();
  await rubric.getByRole('button', { name: /^run [0-9a-f]{8}/ }).click();
  await expect(page.getByRole('tab', { name: 'Experiments', selected: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Rubric' }).click();
  await rubric.getByRole('button', { name: /^Retrain #/ }).click();
  await expect(page.getByRole('tab', { name: 'Actions', selected: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Rubric' }).click();
  await rubric.getByRole('button', { name: /^rollout\/churn/ }).click();
  await expect(page.getByRole('tab', { name: 'Cluster', selected: true })).toBeVisible();

  await exercise.getByRole('button', { name: /Check my work|Check again/ }).click();
  await allPass(exercise, 3);

  await page.getByRole('tab', { name: 'Rubric' }).click();
  await axeInAllLooks(page, 'the rubric');
});

test('the start fails, and says what production asks for', async ({ page }) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-data-and-features');
  await exercise.getByRole('button', { name: /Check my work|Check again/ }).click();
  await expect(exercise.getByText(/does not say which problem is solved/).first()).toBeVisible(LONG);
  await expect(exercise.getByText(/has no script ingest/).first()).toBeVisible();
});

test('the figure puts a project together by keyboard', async ({ page }) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', { has: page.getByText('The project shows') });
  await expect(figure.getByText('4 of 33 points')).toBeVisible(LONG);
  await figure.getByRole('checkbox', { name: 'A registered model with an alias' }).press('Space');
  await expect(figure.getByText('6 of 33 points')).toBeVisible();
  await figure.getByRole('button', { name: 'All of it' }).press('Enter');
  await expect(figure.getByText('33 of 33 points')).toBeVisible();
  await axeInAllLooks(page, 'lesson 4.1');
});
