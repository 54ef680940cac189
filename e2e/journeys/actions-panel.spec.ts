import { axeInAllLooks, DOCK } from '../support/looks';
import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { axeViolations, expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const WHO = 'git config --global user.name "Ada Lovelace"; git config --global user.email ada@example.com';
const WORKFLOW = `name: CI
on:
  push:
  workflow_dispatch:
    inputs:
      rounds: { type: number, description: Rounds, default: 3 }
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - run: echo clean
  test:
    runs-on: ubuntu-latest
    strategy:
      fail-fast: false
      matrix: { part: [data, model] }
    steps:
      - uses: actions/checkout@v4
      - run: |
          echo "### Checked \${{ matrix.part }}" >> "$GITHUB_STEP_SUMMARY"
          grep -n wrong data.txt | cut -d: -f1 | while read line; do echo "::error file=data.txt,line=$line::A wrong row"; done
          ! grep -q wrong data.txt
      - uses: actions/upload-artifact@v4
        with: { name: "rows-\${{ matrix.part }}", path: data.txt }
  gate:
    needs: [lint, test]
    runs-on: ubuntu-latest
    steps:
      - run: echo done
`;

test('a push is watched in the Actions panel, its failure is found at the line, mended, and green', async ({
  page,
}, info) => {
  await beginProject(page);
  const openPanel = async () => {
    await page.getByRole('tab', { name: 'Actions' }).click();
    return page.getByRole('tabpanel', { name: 'Actions' });
  };
  const panel = await openPanel();
  await expect(panel.getByText('No workflow has run yet')).toBeVisible({ timeout: 120_000 });
  await expect(panel.getByRole('button', { name: 'Write a first workflow' })).toBeVisible();

  const terminal = new TerminalPage(page);
  await terminal.open();
  const run = (line: string) => terminal.run(line, 120_000);
  await run(`mkdir -p .github/workflows; echo ${btoa(WORKFLOW)} | base64 -d > .github/workflows/ci.yml`);
  await run("printf 'right\\nwrong\\n' > data.txt");
  await run(`${WHO}; git init -qb main; git add -A; git commit -qm "Start the project"`);
  await run('gh repo create prices --private --source=. --push');

  await openPanel();
  await panel.getByRole('button', { name: 'Start the project' }).click({ timeout: 60_000 });
  await expect(panel.getByRole('status').first()).toHaveText('failed', { timeout: 60_000 });
  const drawing = panel.getByRole('group', { name: /^Drawing of the jobs/ });
  await drawing.getByRole('button', { name: /^lint/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(drawing.getByRole('button', { name: /^gate, skipped/ })).toBeFocused();
  await expect(panel.getByRole('heading', { name: 'Checked data' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('failed.png') });

  const annotations = panel.getByRole('region', { name: 'Annotations' });
  await annotations.getByRole('button', { name: 'data.txt:2' }).first().click();
  await expect(page.locator('[data-editor-path="data.txt"]')).toBeVisible();
  await expect(page.locator('.squiggly-error').first()).toBeVisible();

  await drawing.getByRole('button', { name: /^test \(data\)/ }).click();
  const log = panel.getByRole('region', { name: 'Log of test (data)' });
  await expect(log.getByText('Error: A wrong row')).toBeVisible();
  await log.getByRole('searchbox', { name: 'Search the log' }).fill('wrong row');
  // The first line that has it is in the group of the script, which the search opens.
  await expect(log.getByRole('status')).toHaveText('1 of 2');
  await expect(log.locator('[aria-current] mark')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(log.getByRole('status')).toHaveText('2 of 2');
  await log.getByRole('button', { name: 'Show the times' }).click();
  await page.screenshot({ path: info.outputPath('log.png') });
  await axeInAllLooks(page, 'a log', DOCK);

  await terminal.open();
  await run('sed -i s/wrong/mended/ data.txt && git commit -qam "Mend the row" && git push -q');
  await openPanel();
  await panel.getByRole('button', { name: 'All runs' }).click();
  await panel.getByRole('button', { name: 'Mend the row' }).click({ timeout: 60_000 });
  await expect(panel.getByRole('status').first()).toHaveText('succeeded', { timeout: 60_000 });
  await panel.getByRole('tab', { name: /^Artifacts/ }).click();
  await panel.getByRole('button', { name: 'rows-data', exact: true }).click();
  await panel.getByRole('button', { name: 'data.txt', exact: true }).click();
  await expect(panel.getByRole('figure')).toContainText('mended');
  await panel.getByRole('button', { name: /^Into the workspace\s+rows-data/ }).click();
  await expect(panel.getByText('gh run download')).toBeVisible();
  await page.screenshot({ path: info.outputPath('artifacts.png') });

  await panel.getByRole('button', { name: 'All runs' }).click();
  await panel.getByRole('tab', { name: 'Workflows' }).click();
  await expect(panel.getByRole('button', { name: /^Badge of CI: passing/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Run workflow CI' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Rounds' }).fill('7');
  await expect(dialog.getByText('gh workflow run ci.yml --ref main -f rounds=7')).toBeVisible();
  await dialog.getByRole('button', { name: 'Run workflow' }).click();
  await expect(panel.getByText(/by hand of/)).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: info.outputPath('runs.png') });

  await panel.getByRole('tab', { name: 'Settings' }).click();
  const secrets = panel.getByRole('region', { name: 'Secrets' });
  await secrets.getByRole('textbox', { name: 'Name of the secret' }).fill('token');
  await secrets.getByLabel('Value').fill('hunter2');
  await secrets.getByRole('button', { name: 'Set secret' }).click();
  await expect(secrets.getByText('TOKEN', { exact: true })).toBeVisible();
  await expect(page.getByText('hunter2')).toHaveCount(0);
  await page.screenshot({ path: info.outputPath('settings.png') });
  expect(await axeViolations(page)).toEqual([]);
});

const DEPLOYMENT = `name: Ship
on: push
jobs:
  ship:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: echo live
`;

test('a deployment waits for its reviewer: a rejection fails it, an approval lets it go on', async ({
  page,
}, info) => {
  await beginProject(page);
  const terminal = new TerminalPage(page);
  await terminal.open();
  const run = (line: string) => terminal.run(line, 120_000);
  await run(`mkdir -p .github/workflows; echo ${btoa(DEPLOYMENT)} | base64 -d > .github/workflows/ship.yml`);
  await run(`${WHO}; git init -qb main; git add -A; git commit -qm "Start the project"`);
  await run('gh repo create prices --private --source=.');

  await page.getByRole('tab', { name: 'Actions' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Actions' });
  await panel.getByRole('tab', { name: 'Settings' }).click({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'New environment' }).click();
  const dialog = page.getByRole('dialog');
  await page.screenshot({ path: info.outputPath('environment.png') });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText(/approves$/)).toBeVisible({ timeout: 60_000 });

  await terminal.open();
  await run('git push -qu origin main');
  await page.getByRole('tab', { name: 'Actions' }).click();
  await panel.getByRole('tab', { name: 'Runs' }).click();
  await panel.getByRole('button', { name: 'Start the project' }).click({ timeout: 60_000 });
  await expect(panel.getByText('ship waits for production')).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: info.outputPath('waiting.png') });
  await axeInAllLooks(page, 'a run that waits', DOCK);
  await panel.getByRole('textbox', { name: /^Comment/ }).fill('Not on a Friday');
  await panel.getByRole('button', { name: 'Reject' }).click();
  await expect(panel.getByRole('status').first()).toHaveText('failed', { timeout: 60_000 });
  await page.screenshot({ path: info.outputPath('rejected.png') });

  await terminal.open();
  await run('git commit -q --allow-empty -m "Try again" && git push -q');
  await page.getByRole('tab', { name: 'Actions' }).click();
  await panel.getByRole('button', { name: 'All runs' }).click();
  await panel.getByRole('button', { name: 'Try again' }).click({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'Approve' }).click({ timeout: 60_000 });
  await expect(panel.getByRole('status').first()).toHaveText('succeeded', { timeout: 60_000 });
  await page.screenshot({ path: info.outputPath('approved.png') });
});
