import { allPass, openFile, openLesson } from '../support/lesson';
import { pasteIntoEditor, readEditor } from '../support/monaco';
import { axeViolations, expect, test } from '../support/test';

test.describe.configure({ timeout: 150_000 });

const WORKBENCH = '/learn/00-start-here/02-your-workbench';

test('a broken environment is brought back at the desk, and a committed key is cleaned up', async ({
  page,
}) => {
  await openLesson(page, WORKBENCH);
  const exercise = page.locator('#exercise-environment-and-secrets');
  const dock = page.locator('#workbench');
  await page.getByRole('tab', { name: 'Desk' }).click();
  const status = dock.locator('p[role=status]').filter({ hasText: /day \d+ of the lab/ });

  // What is refused says why.
  await dock.getByRole('button', { name: 'npm ci' }).click();
  await expect(status).toContainText('there is none');

  // From here to the accounts by keyboard.
  await page.getByRole('tab', { name: 'Environment' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true');
  await dock.locator('li', { hasText: 'Lock the environment' }).locator('summary').click();
  await dock.getByRole('button', { name: 'Bring back package-lock.json' }).first().click();
  await expect(status).toContainText('Brought back package-lock.json');
  await page.getByRole('tab', { name: 'Environment' }).click();
  await dock.getByRole('button', { name: 'npm ci' }).click();
  await expect(status).toContainText('Installed what the lock file says');

  await page.getByRole('tab', { name: 'Accounts and keys' }).click();
  for (const title of ['Lab Git', 'Lab Cloud']) {
    const section = dock.getByRole('region', { name: title });
    await section.getByLabel('User name').fill('ada');
    await section.getByLabel('User name').press('Enter');
    await expect(status).toContainText(`Signed up for ${title}`);
  }
  const cloud = dock.getByRole('region', { name: 'Lab Cloud' });
  await cloud.getByLabel('What the key is for').fill('report upload');
  await cloud.getByLabel('It opens for').selectOption('90');
  await cloud.getByRole('checkbox', { name: /storage:write/ }).check();
  await cloud.getByRole('button', { name: 'Make a key' }).click();
  await cloud.getByRole('button', { name: 'Revoke upload (bo)' }).click();
  await expect(cloud.getByText('revoked')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);

  await openFile(page, 'sync.ts');
  const code = await readEditor(page);
  await pasteIntoEditor(page, code.replace(/'lab_cloud_\w{24}'/, "process.env.CLOUD_KEY ?? ''"));
  await page.getByRole('tab', { name: 'History' }).click();
  await dock.getByLabel('Message').fill('Take the key from the environment');
  await dock.getByRole('button', { name: 'Commit all' }).click();
  await expect(status).toContainText('Committed');

  // The files are clean, the history is not, and the check says so.
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/A commit keeps what the next one deletes/)).toBeVisible({
    timeout: 60_000,
  });

  await dock.getByRole('button', { name: 'Scan files, history and server' }).click();
  await dock.getByRole('button', { name: /^Purge lab_clou/ }).click();
  await dock.getByRole('button', { name: 'Push', exact: true }).click();
  await expect(status).toContainText('Rejected');
  await dock.getByRole('checkbox', { name: /force/ }).check();
  await dock.getByRole('button', { name: 'Push', exact: true }).click();
  await expect(status).toContainText('Pushed by force');
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 3);
});

test('the keys worth knowing are ticked off, and answers with a confidence show in the calibration', async ({
  page,
}) => {
  await openLesson(page, WORKBENCH);
  const figure = page.locator('figure', { hasText: 'What you press anywhere' });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByText('0 of 9 tried')).toBeVisible();
  await page.keyboard.press('F6');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(figure.getByText('2 of 9 tried')).toBeVisible();

  const first = page.locator('#recall li').first();
  await first.getByRole('radio').nth(2).check();
  await first.getByRole('slider', { name: 'How sure are you?' }).fill('90');
  await first.getByRole('button', { name: 'Answer' }).click();
  await expect(first.getByText('(you were 90 % sure)')).toBeVisible();
  await page.getByRole('link', { name: 'See your calibration' }).click();
  await expect(page.getByText('You said 90 % on average and were right 100 % of the time')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Said and was' })).toBeVisible();
});
