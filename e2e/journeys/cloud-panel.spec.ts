import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { axeViolations, expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

test('a cloud from its sign-up to its bill: a key, a cluster, its size, budgets, other clouds', async ({
  page,
}, info) => {
  await beginProject(page);
  await page.getByRole('tab', { name: 'Cloud' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Cloud' });
  await panel.getByRole('button', { name: 'Sign up for a cloud' }).click({ timeout: 120_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Sign up' }).click();
  await expect(panel.getByText('Nothing stands here')).toBeVisible({ timeout: 60_000 });

  await panel.getByRole('button', { name: 'New cluster' }).click();
  const dialog = page.getByRole('dialog', { name: 'New cluster' });
  await dialog.getByRole('textbox', { name: 'Tag' }).fill('team=pricing');
  await dialog.getByRole('textbox', { name: 'Tag' }).press('Enter');
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await expect(panel.getByText('2 × t3.medium')).toBeVisible();
  await expect(panel.getByText('$0.0832')).toBeVisible();

  await panel.getByRole('button', { name: 'Resize main/workers' }).click();
  await page.getByRole('textbox', { name: 'Machines' }).fill('4');
  await page.getByRole('textbox', { name: 'Machines' }).press('Tab');
  await page.getByRole('dialog').getByRole('button', { name: 'Resize' }).click();
  await expect(panel.getByText('4 × t3.medium')).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: info.outputPath('resources.png') });
  expect(await axeViolations(page)).toEqual([]);

  // The key that came with the account may start machines, and no more.
  const terminal = new TerminalPage(page);
  await terminal.open();
  expect((await terminal.run('aws s3 mb s3://logs')).replaceAll('\n', '')).toContain('AccessDenied');
  await terminal.run('cloud budget set monthly --usd 1');
  await page.getByRole('tab', { name: 'Cloud' }).click();

  await panel.getByRole('tab', { name: 'Bill' }).click();
  await panel.getByRole('radio', { name: /Whole month/ }).click();
  const parts = panel.getByRole('region', { name: 'Parts of the bill' });
  await parts.getByRole('button', { name: 'Amazon EC2' }).click();
  await expect(parts.getByText('main/workers')).toBeVisible();
  await expect(panel.getByText('list price, no discounts or tax', { exact: false }).first()).toBeVisible();
  await expect(panel.getByRole('region', { name: 'Budgets' })).toContainText('100 %');
  await page.screenshot({ path: info.outputPath('bill.png') });
  expect(await axeViolations(page)).toEqual([]);

  await panel.getByRole('tab', { name: 'Compare' }).click();
  await expect(panel.getByText('t3.medium → Standard_B2s')).toBeVisible();
  await page.screenshot({ path: info.outputPath('compare.png') });
  await panel.getByRole('tab', { name: 'Accounts and keys' }).click();
  await panel.getByRole('button', { name: 'Revoke deploy of production' }).click();
  await expect(panel.getByText('revoked', { exact: true })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
});
