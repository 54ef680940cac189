import { expect, type Locator, type Page } from 'playwright/test';

/** Presses Tab until `target` has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, 'reached by Tab').toBeFocused();
}

/** Presses F6 until the editor has the focus. */
export async function goToEditor(page: Page): Promise<void> {
  for (let presses = 0; presses < 8; presses++) {
    if (await page.evaluate(() => !!document.activeElement?.closest('[data-editor-path]'))) return;
    await page.keyboard.press('F6');
  }
  throw new Error('F6 does not reach the editor');
}
