import type { Page } from 'playwright/test';
import { allPass } from '../support/lesson';
import { axeInAllLooks, DOCK } from '../support/looks';
import { TerminalPage } from '../support/terminal';
import { axeViolations, expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const LESSON = '/learn/02-what-breaks/09-across-teams';
/** Other teams work on copies of two repositories: on a busy machine that takes its time. */
const patiently = expect.configure({ timeout: 150_000 });

/** The start is two repositories that are made when the lesson is opened. */
async function openLesson(page: Page): Promise<void> {
  await page.goto(LESSON);
  await page.locator('#recall fieldset:not([disabled])').first().waitFor({ timeout: 150_000 });
}

test('owner lines by keyboard; nothing proposed is named; the solution passes', async ({ page }) => {
  await openLesson(page);

  await test.step('the last line that fits decides', async () => {
    const figure = page.locator('figure', { has: page.getByRole('button', { name: 'General first' }) });
    const contract = figure.getByRole('row', { name: /customers\.odcs\.yaml/ });
    await expect(contract).toContainText('@sam-field');
    await figure.getByRole('button', { name: 'General last' }).press('Enter');
    await expect(contract).toContainText('@northline/data');
    const lines = figure.getByRole('textbox', { name: '.github/CODEOWNERS' });
    await lines.press('Control+End');
    await lines.pressSequentially('*.yaml @wanjiru-kamau\n[ab]/ @sam-field');
    await expect(contract).toContainText('@wanjiru-kamau');
    await expect(figure.getByText(/Line 4 is passed over: invalid pattern/)).toBeVisible();
    expect(await axeViolations(page, { within: 'figure' })).toEqual([]);
  });

  const exercise = page.locator('#exercise-between-teams');
  await test.step('the start has no pull request of mine', async () => {
    await exercise.getByRole('button', { name: /Check my work|Check again/ }).press('Enter');
    await patiently(
      exercise.getByText(/The data team’s repository has no pull request of yours/).first(),
    ).toBeVisible();
  });

  await test.step('the solution is judged by what other teams then do', async () => {
    await exercise.getByRole('button', { name: 'Show the solution' }).click();
    await patiently(page.getByText('The solution is in your files').first()).toBeVisible();
    await exercise.getByRole('button', { name: /Check my work|Check again/ }).click();
    await allPass(exercise, 7);
  });
});

test('whose files are, and for whom a merge waits, in the terminal and in the panel', async ({ page }) => {
  await openLesson(page);
  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run('cd warehouse && git switch -qc mine', 60_000);
  await terminal.run(
    'echo "/export/ @sam-field" >> .github/CODEOWNERS && git commit -qam "Own it" && git push -q -u origin HEAD',
    60_000,
  );
  await terminal.run('gh pr create --fill | cat', 60_000);
  // Lines that fit into the width of the terminal.
  expect(await terminal.run('gh pr view 2|grep -c tomas', 60_000)).toBe('1');
  await terminal.run('cd /tmp; touch c.yaml', 60_000);
  expect(await terminal.run('datacontract lint c.yaml|tail -n1', 60_000)).toContain(
    'it holds no data contract',
  );

  await page.getByRole('tab', { name: 'GitHub', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'GitHub' });
  await patiently(panel.getByText('northline/warehouse').first()).toBeVisible();
  await panel
    .getByRole('button', { name: /northline\/warehouse/ })
    .first()
    .click();
  await panel.getByRole('tab', { name: /Rules/ }).click();
  await patiently(
    panel.getByText('An owner of each changed file has to approve (CODEOWNERS).'),
  ).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Owner file' })).toContainText('This file is valid.');
  await axeInAllLooks(page, 'the rules of the warehouse', DOCK);
  await panel.getByRole('tab', { name: /Pull requests/ }).click();
  await panel.getByRole('button', { name: /Call the charge a fee/ }).click();
  await panel.getByRole('tab', { name: /Files/ }).click();
  await patiently(panel.getByText('owned by @northline/data').first()).toBeVisible();
});
