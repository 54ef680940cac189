import type { Locator, Page } from 'playwright/test';
import { axeInAllLooks, DOCK } from '../support/looks';
import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

/** The first command of each program waits for its code; on a busy machine that takes its time. */
const patiently = expect.configure({ timeout: 60_000 });

const WHO = 'git config --global user.name "Ada Lovelace"; git config --global user.email ada@example.com';
const CREATE = `${WHO}; git init -qb main; git add -A; git commit -qm "Start the project"; gh repo create prices --private --source=. --push`;
const FAULTS = "printf 'export const day = (x: number) => x * 86400;\\ndebugger;\\n' > src/day.ts";
const MENDED = "printf 'export const day = (x: number) => x * 86400;\\n' > src/day.ts";

async function beginEmpty(page: Page): Promise<TerminalPage> {
  await beginProject(page);
  return new TerminalPage(page);
}

async function inTerminal(terminal: TerminalPage, ...lines: readonly string[]): Promise<void> {
  await terminal.open();
  for (const line of lines) await terminal.run(line, 120_000);
}

async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'GitHub' }).click();
  return page.getByRole('tabpanel', { name: 'GitHub' });
}

const done = (page: Page, command: string | RegExp) =>
  patiently(page.getByRole('region', { name: 'Last command' })).toContainText(command);

test('from an empty project to a merge: repository, branch, pull request, review, answer, rule, check, merge', async ({
  page,
}) => {
  const terminal = await beginEmpty(page);
  const panel = await openPanel(page);

  await test.step('the project goes to GitHub by a button that says its commands', async () => {
    await panel.getByRole('button', { name: 'Put this project on GitHub' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your name').fill('Ada Lovelace');
    await dialog.getByLabel('Your e-mail address').fill('ada@example.com');
    await dialog.getByLabel('Name of the repository').fill('prices');
    await patiently(dialog).toContainText('gh repo create prices --private --source=. --push');
    await dialog.getByRole('button', { name: 'Create the repository' }).click();
    await patiently(panel.getByRole('heading', { name: 'ada-lovelace/prices' })).toBeVisible();
    await patiently(panel.getByRole('heading', { name: 'Project', level: 3 })).toBeVisible();
  });

  await test.step('a branch is pushed, and a pull request opened with a reviewer', async () => {
    await inTerminal(
      terminal,
      'git switch -c seconds',
      FAULTS,
      'git add -A; git commit -m "Count the seconds of a day"',
    );
    await openPanel(page);
    await panel.getByRole('button', { name: 'Push seconds' }).click();
    await panel.getByRole('button', { name: 'Open a pull request' }).click();
    await patiently(panel.getByLabel('Title')).toHaveValue('Count the seconds of a day');
    await panel.getByLabel('Description').fill('So that **rates** can be per day.');
    await panel.getByText('Noor Haddad', { exact: true }).click();
    await panel.getByRole('button', { name: 'Open the pull request' }).click();
    await done(page, /gh pr create --base main --head seconds .* --reviewer noor-haddad/);
  });

  const conversation = panel.getByRole('list', { name: 'Conversation' });
  const merge = panel.getByRole('region', { name: 'Merge' });
  await test.step('the reviewer has found what is wrong, at its lines', async () => {
    await patiently(conversation).toContainText('1 thing to settle before this can go in.');
    await patiently(conversation.locator('summary', { hasText: 'src/day.ts:2' })).toContainText('to settle');
    await panel.getByRole('tab', { name: /^Files changed/ }).click();
    const file = panel.getByRole('region', { name: 'src/day.ts' });
    await patiently(file).toContainText('This stops the program.');
    await panel.getByRole('radio', { name: 'Side by side' }).click();
    await patiently(file).toContainText('This stops the program.');
    await panel.getByRole('tab', { name: /^Conversation/ }).click();
  });

  await test.step('an answer settles advice, and only a commit settles the fault', async () => {
    const remark = (place: string) =>
      conversation.locator('details', { has: page.locator('summary', { hasText: place }) }).last();
    for (const place of ['src/day.ts:1', 'src/day.ts:2']) {
      await remark(place).getByRole('button', { name: 'Reply' }).click();
      await remark(place).getByRole('textbox').fill('Everybody knows.');
      await remark(place).getByRole('button', { name: 'Send the reply' }).click();
      await patiently(remark(place).getByRole('button', { name: 'Send the reply' })).toHaveCount(0);
    }
    await patiently(remark('src/day.ts:1').locator('summary')).toContainText('resolved');
    await patiently(remark('src/day.ts:2')).toContainText('I still see it in src/day.ts:2.');
  });

  await test.step('a rule of main holds the merge back, with its reasons', async () => {
    await panel.getByRole('button', { name: 'ada-lovelace/prices', exact: true }).click();
    await panel.getByRole('tab', { name: /^Rules/ }).click();
    await panel.getByRole('button', { name: 'Protect a branch' }).click();
    await page.getByRole('dialog').getByLabel('Checks that have to pass').fill('test');
    await page.getByRole('dialog').getByRole('button', { name: 'Save the rule' }).click();
    await patiently(panel).toContainText('One colleague has to approve.');
    await panel.getByRole('tab', { name: /^Pull requests/ }).click();
    await panel.getByRole('button', { name: 'Count the seconds of a day', exact: true }).click();
    await patiently(merge).toContainText('A reviewer has to approve before this can be merged.');
    await patiently(merge).toContainText('test (required)');
    await patiently(merge.getByRole('button', { name: 'Merge into main' })).toBeDisabled();
  });

  await test.step('a commit settles it, the reviewer approves at the push, a check reports', async () => {
    await inTerminal(
      terminal,
      MENDED,
      'git commit -qam "Go on without a stop"; git push -q',
      'gh api repos/ada-lovelace/prices/statuses/$(git rev-parse HEAD) -f state=success -f context=test --silent',
    );
    await openPanel(page);
    await patiently(conversation).toContainText('approved these changes');
    await patiently(merge).toContainText('1 approval of 1 required');
    await patiently(merge).toContainText('All checks have passed');
  });

  await test.step('it is merged as one commit, and the branch is gone', async () => {
    await merge.getByRole('button', { name: /How$/ }).click();
    await page.getByRole('option', { name: 'Squash' }).click();
    await merge.getByRole('button', { name: 'Merge into main' }).click();
    await patiently(merge).toContainText('Merged: main has these commits. The branch seconds is deleted.');
    await done(page, 'gh pr merge 1 --squash --delete-branch');
    await panel.getByRole('button', { name: 'ada-lovelace/prices', exact: true }).click();
    await panel.getByRole('tab', { name: 'Commits' }).click();
    await patiently(panel.getByRole('button', { name: 'Count the seconds of a day (#1)' })).toBeVisible();
  });
});

test('by keyboard alone: a colleague’s pull request is read, remarked on at a line, and sent back', async ({
  page,
}) => {
  const terminal = await beginEmpty(page);
  await inTerminal(
    terminal,
    CREATE,
    'git switch -qc emils',
    FAULTS,
    'git add -A; git config user.name "Emil Sørensen"; git commit -qm "Count the seconds of a day"; git push -qu origin emils; gh pr create --fill; git config --unset user.name; git switch -q main',
  );
  const panel = await openPanel(page);
  const press = async (name: string | RegExp, role: 'button' | 'tab' = 'button') => {
    const target = panel.getByRole(role, { name, exact: true });
    await target.focus();
    await page.keyboard.press('Enter');
  };
  await press('ada-lovelace/prices');
  await patiently(panel.getByRole('heading', { name: 'ada-lovelace/prices' })).toBeFocused();
  await panel.getByRole('tab', { name: 'Code' }).focus();
  await page.keyboard.press('ArrowRight');
  await press('Count the seconds of a day');
  await patiently(panel.getByRole('heading', { name: 'Count the seconds of a day' })).toBeFocused();
  await panel.getByRole('tab', { name: /^Conversation/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await patiently(panel.getByRole('tab', { name: /^Files changed/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );

  await panel.getByRole('button', { name: 'Remark on line 1 of src/day.ts' }).focus();
  await page.keyboard.press('ArrowDown');
  await patiently(panel.getByRole('button', { name: 'Remark on line 2 of src/day.ts' })).toBeFocused();
  await page.keyboard.press('Enter');
  await patiently(panel.getByRole('textbox', { name: 'Remark on line 2 of src/day.ts' })).toBeFocused();
  await page.keyboard.type('This stops everybody.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await press('Finish the review (1)');
  await patiently(
    page.getByRole('dialog').getByRole('textbox', { name: 'What you think of it' }),
  ).toBeFocused();
  await page.keyboard.type('One thing.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await patiently(page.getByRole('dialog').getByRole('radio', { name: /^Request changes/ })).toBeChecked();
  await page.getByRole('dialog').getByRole('button', { name: 'Send the review' }).focus();
  await page.keyboard.press('Enter');
  await done(page, 'event=REQUEST_CHANGES');
  await patiently(panel.getByRole('region', { name: 'src/day.ts' })).toContainText('This stops everybody.');
  await patiently(panel.getByRole('button', { name: 'Review', exact: true })).toBeVisible();
  await panel.getByRole('tab', { name: /^Conversation/ }).click();
  await patiently(panel.getByRole('list', { name: 'Conversation' })).toContainText('requested changes');
});

test('axe finds nothing in the panel, wide and narrow, light and dark', async ({ page }) => {
  const terminal = await beginEmpty(page);
  await inTerminal(
    terminal,
    CREATE,
    'git switch -qc work',
    FAULTS,
    'git add -A; git commit -qm "Count the seconds of a day"; git push -qu origin work; gh pr create --fill -r noor-haddad',
    'gh api repos/ada-lovelace/prices/statuses/$(git rev-parse HEAD) -f state=failure -f context=test --silent',
  );
  const panel = await openPanel(page);
  const tab = (name: RegExp) => panel.getByRole('tab', { name }).click();
  const views: readonly (readonly [string, () => Promise<void>])[] = [
    ['repositories', async () => {}],
    ['code', () => panel.getByRole('button', { name: 'ada-lovelace/prices', exact: true }).click()],
    ['branches', () => tab(/^Branches/)],
    ['commits', () => tab(/^Commits/)],
    ['pull requests', () => tab(/^Pull requests/)],
    [
      'conversation',
      () => panel.getByRole('button', { name: 'Count the seconds of a day', exact: true }).click(),
    ],
    ['files', () => tab(/^Files changed/)],
    ['checks', () => tab(/^Checks/)],
  ];
  for (const [name, go] of views) {
    await go();
    await patiently(panel.getByText(/^Reading /)).toHaveCount(0);
    await axeInAllLooks(page, name, DOCK);
  }
});
