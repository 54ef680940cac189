import type { BrowserContext, Page } from 'playwright/test';
import { type JourneyClass, newClass, openStaff, type Staff } from '../support/classes';
import { openLesson } from '../support/lesson';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 240_000 });

const LESSON = '/learn/01-before-mlops/01-understand-the-problem';
const FRAMING = '#exercise-framing';

let staff: Staff;

test.beforeAll(async ({ baseURL }) => {
  staff = await openStaff(baseURL!);
});

/** Lays the reference solution over the work, and checks one exercise with it. */
async function solve(page: Page): Promise<void> {
  await openLesson(page, LESSON);
  const exercise = page.locator(FRAMING);
  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await exercise.getByRole('button', { name: /^Check/ }).click();
  await expect(exercise.getByText(/^✓ /).first()).toBeVisible({ timeout: 60_000 });
}

/** Joins by the keyboard alone, and keeps the recovery code. */
async function join(page: Page, { code, name }: JourneyClass): Promise<string> {
  await page.goto(`/join/${code}`);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.getByLabel('Your name in the class').focus();
  await page.keyboard.type('Lea Brandt');
  await page.keyboard.press('Enter');
  const recoveryCode = (await page.getByTestId('recovery-code').textContent()) ?? '';
  expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
  await page.getByRole('switch', { name: 'I have kept it' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Go on' }).press('Enter');
  return recoveryCode;
}

/** How one exercise of the class stands. */
const line = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title }).last();

test('a learner joins with a code, brings work along, works offline, hands in, and goes on elsewhere', async ({
  page,
  context,
  browser,
  baseURL,
  pageErrors,
}) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  // The browser is asked to keep what is stored, once there is something to keep.
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => {
      sessionStorage.setItem('persist-asked', `${Number(sessionStorage.getItem('persist-asked')) + 1}`);
      return true;
    };
    StorageManager.prototype.persisted = async () => false;
  });
  await solve(page);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('persist-asked'))).toBe('1');
  expect(asked, 'requests to the server without an account').toEqual([]);

  const lab = await newClass(staff, 'Learners’ journey', ['1.1'], { maxAttempts: 2 });
  await join(page, lab);
  await expect(page.getByRole('heading', { name: 'Bring along what you did before?' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to the class' }).click();

  await expect(page).toHaveURL(new RegExp(`/class/${lab.id}$`));
  const framing = line(page, 'Frame the problem');
  await expect(framing).toContainText('Checked on this device✓ passed');
  await expect(framing).toContainText('Verifiednot handed in');
  await expect(framing).toContainText('2 of 2 attempts left');
  await expect(page.getByText('in New York')).toBeVisible();
  await expect(page.getByRole('link', { name: /Account of Lea Brandt/ })).toBeVisible();

  await openLesson(page, LESSON);
  const exercise = page.locator(FRAMING);
  await expect(exercise.getByText('2 of 2 attempts left')).toBeVisible();
  await exercise.getByRole('button', { name: 'Hand in' }).waitFor();
  // What the editor fetches late would be missing, and its loader says so.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await exercise.getByRole('button', { name: 'Hand in' }).click();
  await expect(exercise.getByText(/Kept in this browser since/)).toBeVisible();
  await context.setOffline(false);
  expect(pageErrors.splice(0).filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await expect(exercise.getByText(/Handed in at .*, on time/)).toBeVisible({ timeout: 30_000 });
  await expect(exercise.getByText('✓ Verified')).toBeVisible({ timeout: 90_000 });
  await expect(exercise.getByText('1 of 2 attempts left')).toBeVisible();

  const download = page.waitForEvent('download');
  await exercise.getByRole('button', { name: 'Receipt' }).click();
  const file = await (await download).createReadStream();
  let text = '';
  for await (const part of file) text += String(part);
  expect(await staff.ask('POST', `/classes/${lab.id}/receipts`, JSON.parse(text))).toEqual({
    isGenuine: true,
    isHere: true,
  });

  await page.goto('/account');
  await page.getByText('Choose a name and a password').click();
  const username = `lea-${lab.code.toLowerCase()}`;
  await page.getByLabel('Name to sign in by').fill(username);
  await page.getByLabel('Password', { exact: true }).fill('one sentence for two devices');
  await page.getByRole('button', { name: 'Set them' }).click();
  await expect(page.getByText(`Name and password: ${username}`)).toBeVisible();
  await expect(page.getByText('Everything that you did here is at the server.')).toBeVisible({
    timeout: 30_000,
  });

  const phone = await browser.newContext({ baseURL: baseURL! });
  await elsewhere(phone, lab, username);
  await phone.close();
});

/** The same learner in another browser, who has what was done in the first. */
async function elsewhere(phone: BrowserContext, lab: JourneyClass, username: string): Promise<void> {
  const page = await phone.newPage();
  await page.goto(`/sign-in?next=/class/${lab.id}`);
  await page.getByLabel('Name to sign in by').fill(username);
  await page.getByRole('textbox', { name: 'Password' }).fill('one sentence for two devices');
  await page.getByRole('textbox', { name: 'Password' }).press('Enter');
  await expect(page).toHaveURL(new RegExp(`/class/${lab.id}$`));
  const framing = line(page, 'Frame the problem');
  await expect(framing).toContainText('Verified✓ passed');
  await expect(framing).toContainText('Checked on this device✓ passed', { timeout: 30_000 });
  await openLesson(page, LESSON);
  await expect(page.getByText('Your work from another device is here')).toBeVisible({ timeout: 30_000 });
}

test('the pages of accounts and classes are readable to all', async ({ page }) => {
  const lab = await newClass(staff, 'Readable to all', ['1.1', '1.6']);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await axeInAllLooks(page, 'signing in');
  await page.goto(`/join/${lab.code}`);
  await page.getByLabel('Your name in the class').waitFor();
  await axeInAllLooks(page, 'joining');
  await join(page, lab);
  await page.getByRole('button', { name: 'Go to the class' }).click();
  await page.getByText('Train a model that beats the line').waitFor();
  await axeInAllLooks(page, 'a class');
  await page.goto('/class');
  await page.getByRole('link', { name: lab.name }).waitFor();
  await axeInAllLooks(page, 'classes');
  await page.goto('/account');
  await page.getByText('Erase your account').waitFor();
  await axeInAllLooks(page, 'the account');
});

test('who signs out and clears a device leaves nothing, and has it back by the recovery code', async ({
  page,
  pageErrors,
}) => {
  const lab = await newClass(staff, 'Shared computer', ['1.1']);
  const code = await join(page, lab);
  await page.getByRole('button', { name: 'Go to the class' }).click();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out and clear this device' }).click();
  await page.getByRole('button', { name: 'Sign out and clear', exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'stagecraft:preferences')),
  ).toEqual([]);
  await page.goto('/class');
  await expect(page.getByText('Sign in to see this')).toBeVisible();
  // The browser writes each refusal into its console.
  expect(pageErrors.splice(0).filter((error) => !error.includes('401'))).toEqual([]);
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('tab', { name: 'Recovery code' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('I have kept it').click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('link', { name: lab.name })).toBeVisible();
});
