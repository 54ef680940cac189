import { openFile, saved } from '../support/lesson';
import { axeInAllLooks } from '../support/looks';
import { pasteIntoEditor, readEditor } from '../support/monaco';
import { beginProject } from '../support/studio';
import { expect, test } from '../support/test';

test('projects lie beside each other: begun, worked on, renamed, copied, put into the bin and taken out', async ({
  page,
}) => {
  await beginProject(page);
  await openFile(page, 'src/main.ts');
  await pasteIntoEditor(page, "console.log('mine ' + 6 * 7);\n");
  await saved(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#workbench')).toContainText('mine 42');

  await page.getByRole('button', { name: 'Rename the project' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('First try');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First try');

  await page.getByRole('link', { name: 'Studio', exact: true }).first().click();
  await page.getByRole('button', { name: 'Actions for First try' }).click();
  await page.getByRole('menuitem', { name: 'Make a copy' }).click();
  const projects = page.getByRole('region', { name: 'Your projects' });
  await expect(projects.getByRole('link')).toHaveText(['First try copy', 'First try']);

  await page.getByRole('button', { name: 'Actions for First try', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(projects.getByRole('link')).toHaveText(['First try copy']);
  await page.getByText('Bin (1)').click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(projects.getByRole('link')).toHaveText(['First try copy', 'First try']);

  await projects.getByRole('link', { name: 'First try copy' }).click();
  await openFile(page, 'src/main.ts');
  expect(await readEditor(page)).toContain('mine');
});

test('a project travels in a link: whoever opens it looks first, and nothing runs', async ({
  page,
  browser,
}) => {
  await beginProject(page);
  await openFile(page, 'src/main.ts');
  await pasteIntoEditor(page, "console.log('from afar');\n");
  await saved(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: /^Link,/ }).inputValue();

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'src/main.ts' }).click();
  await expect(other.getByRole('region', { name: 'src/main.ts' })).toContainText('from afar');
  await other.getByRole('button', { name: 'Open as a project of mine' }).click();
  await other.locator('[data-editor-path] .view-lines').first().waitFor();
  await expect(other.locator('#workbench')).toContainText('Nothing has run yet');
  await openFile(other, 'src/main.ts');
  expect(await readEditor(other)).toContain('from afar');
  await other.context().close();

  await page.goto('/studio/shared#p=damaged');
  await expect(page.getByRole('alert').first()).toContainText('damaged');
});

test('a table of one’s own becomes a project; a file that is none is refused with its reason', async ({
  page,
}) => {
  await page.goto('/studio');
  const table = page.getByLabel('From a table');
  await table.setInputFiles({
    name: 'photo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('\x89PNG\r\n\x1a\n'),
  });
  await expect(page.getByRole('alert').first()).toContainText('photo.csv is no table');
  await table.setInputFiles({
    name: 'Houses.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('price;rooms\n100,5;3\n200,5;4\n'),
  });
  await page.getByRole('button', { name: 'Run start' }).click();
  await expect(page.locator('#workbench')).toContainText('2 rows, 2 columns');
  await expect(page.locator('#workbench')).toContainText('price: 100.5 to 200.5');
});

test('axe finds nothing in the Studio, wide and narrow, light and dark', async ({ page }) => {
  await beginProject(page);
  const project = page.url();
  for (const path of ['/studio', project]) {
    await page.goto(path);
    await page
      .getByText(/Your projects|Nothing has run yet/)
      .first()
      .waitFor();
    await axeInAllLooks(page, path);
  }
});
