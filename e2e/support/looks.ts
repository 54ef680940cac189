import type { Page } from 'playwright/test';
import { axeViolations, expect } from './test';

/** The looks of a page: every rule once for each width, and those about colour for each theme, as only they depend on it. */
const LOOKS = [
  { width: 1440, theme: 'light', rules: undefined },
  { width: 1440, theme: 'dark', rules: ['color-contrast'] },
  { width: 390, theme: 'dark', rules: undefined },
] as const;

/** Where the panels of a workbench are; the page around them is looked at once for each lesson. */
export const DOCK = '[data-testid="dock"]';

/**
 * Expects that axe finds nothing wide and narrow, light and dark, on the page or within a part of it, and that nothing is
 * wider than the window. Leaves the page wide.
 */
export async function axeInAllLooks(page: Page, what: string, within?: string): Promise<void> {
  // A button that comes under the resting mouse when the window narrows would open its tooltip.
  await page.mouse.move(0, 0);
  for (const { width, theme, rules } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await axeViolations(page, { rules, within }), `${what}, ${width} px, ${theme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${what}: pixels wider than a window of ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
