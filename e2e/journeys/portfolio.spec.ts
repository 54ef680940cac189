import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { axeInAllLooks, DOCK } from '../support/looks';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 240_000 });

test('a project of the Studio gets its model card and goes out as a portfolio', async ({ page }, info) => {
  await page.goto('/studio');
  await page.getByRole('button', { name: /^Customer churn/ }).click();
  await page.locator('[data-editor-path] .view-lines').first().waitFor({ timeout: 120_000 });
  const panel = page.getByRole('tab', { name: 'Portfolio' });

  await test.step('before there is a model, it says what to do', async () => {
    await panel.click();
    await expect(page.getByText('neither a registered model nor a finished run')).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByRole('button', { name: 'Write the card' })).toBeDisabled();
    await axeInAllLooks(page, 'the panel without a model', DOCK);
  });

  await test.step('the card is written of the model that was trained', async () => {
    const terminal = new TerminalPage(page);
    await terminal.open();
    await terminal.run('git config --global user.name Ada; git config --global user.email a@b.c');
    await terminal.run('git init -q -b main; git add .; git commit -qm Begin', 60_000);
    await terminal.run('npm run train', 120_000);
    await panel.click();
    const write = page.getByRole('button', { name: 'Write the card' });
    await expect(write).toBeEnabled({ timeout: 60_000 });
    await write.press('Enter');
    await expect(page.locator('[data-editor-path="MODEL_CARD.md"]')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/The card of churn, version 1: \d+ things are missing/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'What is missing in the card' })).toContainText(
      '“Description” is empty',
    );
    await axeInAllLooks(page, 'the panel with a card', DOCK);
  });

  await test.step('the portfolio has the repository, a page that reads by itself, and how to run it', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export the portfolio' }).press('Enter');
    const path = info.outputPath('portfolio.zip');
    await (await download).saveAs(path);
    const files = unzipSync(new Uint8Array(readFileSync(path)));
    const names = Object.keys(files);
    const folder = names[0]!.slice(0, names[0]!.indexOf('/'));
    for (const name of [
      '.git/HEAD',
      'MODEL_CARD.md',
      'portfolio/index.html',
      'portfolio/README.md',
      'portfolio/rubric.md',
    ])
      expect(names).toContain(`${folder}/${name}`);
    const html = strFromU8(files[`${folder}/portfolio/index.html`]!);
    expect(html).toContain('Model card: churn');
    expect(html).not.toContain('<script');
    expect(strFromU8(files[`${folder}/portfolio/README.md`]!)).toContain('npm ci\nnpm test\nnpm run train');
    // By itself: from the disk, without the lab.
    const reader = await page.context().newPage();
    await reader.setContent(html);
    await expect(reader.getByRole('heading', { name: 'Model card', exact: true })).toBeVisible();
    await reader.close();
  });
});
