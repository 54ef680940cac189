import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright/test';
import { openStaff, type Staff } from '../support/classes';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

let staff: Staff;
test.beforeAll(async ({ baseURL }) => {
  staff = await openStaff(baseURL!);
});

/** Signs the page in as the one who teaches. */
async function signIn(page: Page, baseURL: string): Promise<void> {
  const origin = new URL(baseURL).origin;
  const password = process.env.E2E_ADMIN_PASSWORD ?? 'journeys begin with one step';
  const response = await page.request.post('/api/v1/session', {
    headers: { origin, 'content-type': 'application/json' },
    data: { username: 'admin', password },
  });
  expect(response.ok()).toBe(true);
}

/** Somebody comes into a class by a code or a link, as a browser of their own would. */
async function joinBy(browser: Browser, baseURL: string, key: string, displayName: string): Promise<void> {
  const context = await browser.newContext({ baseURL });
  const joined = await context.request.post(`/api/v1/join/${key}`, {
    headers: { origin: new URL(baseURL).origin, 'content-type': 'application/json' },
    data: { displayName },
  });
  expect(joined.ok()).toBe(true);
  await context.close();
}

/** Types a moment into a field of dates, part by part as a keyboard does. */
async function typeMoment(page: Page, field: string, parts: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: field });
  for (const [i, part] of parts.entries()) {
    await group.getByRole('spinbutton').nth(i).focus();
    await page.keyboard.type(part);
  }
}

test('an instructor makes a class, assigns, opens a cell, extends, sets a grade and exports', async ({
  page,
  baseURL,
  browser,
  pageErrors,
}) => {
  await signIn(page, baseURL!);
  const name = `Teaching ${Date.now()}`;
  await page.goto('/teach');
  await page.getByRole('button', { name: 'New class' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Sections').fill('Monday\nThursday');
  await page.getByRole('button', { name: 'Make the class' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('Nothing is assigned yet')).toBeVisible();

  await page.getByRole('button', { name: 'Add work' }).click();
  await page.getByText('1.1 Understand the problem').click();
  await page.getByText('1.2 Preprocessing').click();
  await typeMoment(page, 'Due', ['1', '15', '2030', '23', '59']);
  await page.getByRole('button', { name: 'Assign 2' }).click();
  const work = page.getByRole('main').getByRole('listitem');
  await expect(work).toHaveCount(2);
  await expect(work.first()).toContainText('Tue, 15 Jan 2030, 23:59');
  await work.nth(1).getByRole('button', { name: 'Move Preprocessing up' }).press('Enter');
  await expect(work.first()).toContainText('Preprocessing');

  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Import a roster' }).click();
  await page
    .getByRole('textbox', { name: 'Roster' })
    .fill('name,student_id,section\nAda Lovelace,7,Monday\n,8,Monday');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('line 3, name');
  // The refusal of that roster, which the browser reports.
  pageErrors.length = 0;
  await page
    .getByRole('textbox', { name: 'Roster' })
    .fill('name,student_id,section\nAda Lovelace,7,Monday\n=Bob,8,Tuesday');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByText('2 new, 0 brought up to date. Makes the sections Tuesday.')).toBeVisible();
  await page.getByRole('button', { name: 'Take 2 in' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/\/join\//)).toHaveCount(2);
  const links = await dialog.getByText(/\/join\//).allInnerTexts();
  await dialog.getByRole('button', { name: 'Done' }).click();

  // Both come in by their own links, as pages of their own would.
  for (const [i, link] of links.entries())
    await joinBy(browser, baseURL!, link.slice(link.lastIndexOf('/') + 1), ['Ada Lovelace', '=Bob'][i]!);

  await page.getByRole('link', { name: 'Gradebook' }).click();
  const grid = page.getByRole('grid', { name: 'Gradebook' });
  await expect(grid).toHaveAttribute('aria-rowcount', '3');
  await axeInAllLooks(page, 'the gradebook');
  // By the keyboard alone: into the grid, to Ada's first piece of work, and into its cell.
  await grid.locator('[data-cell="0 0"]').focus();
  await page.keyboard.press('Control+Home');
  for (const key of ['ArrowDown', 'End', 'Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(page.locator(':focus')).toHaveAttribute(
    'aria-label',
    'Ada Lovelace, Preprocessing: nothing yet',
  );
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Nothing was handed in');
  await dialog.getByText('Set the grade by hand').click();
  await dialog.getByRole('textbox', { name: 'Points' }).fill('87.5');
  await dialog.getByLabel('Reason').fill('Shown in person');
  await dialog.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(dialog.getByText('“Shown in person”').first()).toBeVisible();

  await dialog.getByRole('button', { name: 'Extend or excuse' }).click();
  await typeMoment(page, 'Due', ['2', '1', '2030', '12', '0']);
  await dialog.getByLabel('Reason').fill('Was ill');
  await dialog.getByRole('button', { name: 'Make the exception' }).click();
  await expect(dialog).toContainText('due Fri, 1 Feb 2030, 12:00');
  await axeInAllLooks(page, 'a cell', '[role=dialog]');
  await page.keyboard.press('Escape');
  await expect(grid.locator('[aria-label^="Ada Lovelace, Preprocessing"]')).toHaveAttribute(
    'aria-label',
    'Ada Lovelace, Preprocessing: 87.5 of 100 points, set by hand, with dates of their own',
  );

  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8');
  expect(csv).toContain('"Ada Lovelace","7","","Monday","87.5","","set by hand",""\r\n');
  expect(csv).toContain(`"'=Bob","8","","Tuesday","","","",""\r\n`);
  await dialog.getByRole('button', { name: 'Done' }).click();
});

test('the other pages of a class hold up in every look', async ({ page, baseURL, browser }) => {
  await signIn(page, baseURL!);
  const { id } = await staff.ask('POST', '/classes', { name: 'Every look', timeZone: 'Asia/Tokyo' });
  await staff.ask('POST', `/classes/${id}/sections`, { name: 'A' });
  const { join } = await staff.ask('GET', `/classes/${id}`);
  await staff.ask('POST', `/classes/${id}/assignments`, {
    work: [{ kind: 'module', contentId: '1' }],
    terms: { dueAt: '2030-01-15T14:59:00Z', maxAttempts: 3 },
  });
  await joinBy(browser, baseURL!, join.code, 'Lea');
  const pages = [
    ['/teach', 'Classes'],
    [`/teach/${id}`, 'Work'],
    [`/teach/${id}/people`, 'People'],
    [`/teach/${id}/insights`, 'Exercises'],
    [`/teach/${id}/settings`, 'Sections'],
    [`/teach/${id}/view`, 'The project before MLOps'],
  ] as const;
  for (const [path, heading] of pages) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading, exact: true }).first()).toBeVisible({
      timeout: 60_000,
    });
    await axeInAllLooks(page, path);
  }
});
