import { allPass, openLesson } from '../support/lesson';
import { axeInAllLooks } from '../support/looks';
import { axeViolations, expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const LESSON = '/learn/02-what-breaks/07-scale';

test('a service is measured, a burst is sent, and single requests lead to their rows', async ({
  page,
}, info) => {
  await openLesson(page, LESSON);
  await page.getByTestId('dock').getByRole('tab', { name: 'Traffic', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Traffic', exact: true });
  await panel.getByRole('button', { name: 'Measure the service' }).click({ timeout: 120_000 });
  await expect(panel.getByText('✓ done')).toBeVisible({ timeout: 120_000 });

  await panel.getByRole('button', { name: /1,000 users a day/ }).click();
  await page.getByRole('option', { name: /burst of 100,000/ }).click();
  await panel.getByRole('button', { name: 'Run', exact: true }).press('Enter');
  await expect(panel.getByText(/the objective of 99\.0 % is not met/)).toBeVisible({ timeout: 120_000 });
  expect(await axeViolations(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('charts.png') });

  // The peak, by keyboard: from the middle of the two hours back to it.
  const time = panel.getByRole('slider', { name: 'Time' });
  await time.focus();
  for (let steps = 0; steps < 40; steps++) await page.keyboard.press('ArrowRight');
  await panel.getByRole('tab', { name: 'Requests' }).click();
  await expect(panel.getByText('gave up (504)').first()).toBeVisible();
  await expect(panel.getByText(/tenure \d+, monthly_charges/).first()).toBeVisible();
  await panel.getByRole('tab', { name: 'Cost' }).click();
  for (const cloud of ['AWS', 'Google Cloud', 'Azure'])
    await expect(panel.getByRole('heading', { name: new RegExp(`^${cloud} \\$`) })).toBeVisible();
  await expect(panel.getByText('list price, no discounts or tax', { exact: false }).first()).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
});

test('a setting that holds nothing is named, the solution holds the evening, pods are moved by keyboard', async ({
  page,
}) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', { has: page.getByRole('slider', { name: 'Requests a second' }) });
  await figure.getByRole('slider', { name: 'Pods' }).press('Home');
  await expect(figure.getByText(/More comes than the pods can do/)).toBeVisible();

  const exercise = page.locator('#exercise-hold-the-evening');
  const check = exercise.getByRole('button', { name: /Check my work|Check again/ });
  await check.click();
  await expect(exercise.getByText(/Add a readinessProbe/).first()).toBeVisible({ timeout: 120_000 });
  await expect(exercise.getByText(/Write a HorizontalPodAutoscaler/).first()).toBeVisible();

  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 60_000 });
  await check.click();
  await allPass(exercise, 4);
  await axeInAllLooks(page, 'lesson 2.7');
});
