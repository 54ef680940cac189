import type { Page } from 'playwright/test';

/** Begins a project of the Studio from a template, and waits for its editor. */
export async function beginProject(page: Page, template: 'Empty' | 'House price' = 'Empty'): Promise<void> {
  await page.goto('/studio');
  await page.getByRole('button', { name: new RegExp(`^${template}`) }).click();
  await page.locator('[data-editor-path] .view-lines').first().waitFor({ timeout: 120_000 });
}
