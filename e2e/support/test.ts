import axe from 'axe-core';
import { test as base, expect, type Page } from 'playwright/test';

interface AppFixtures {
  /** Names of requests that left for another host; a test that ends with one fails. */
  foreignRequests: string[];
  /** Errors that the page itself reported; a test that ends with one fails. Empty it where one is expected. */
  pageErrors: string[];
}

/**
 * The test of every journey: no request may leave for another host, and neither an uncaught error nor a console error
 * of the app may pass unseen. (What learner code prints goes to the lab's console, not to the browser's.)
 */
export const test = base.extend<AppFixtures>({
  foreignRequests: [
    async ({ context, baseURL }, use) => {
      const home = new URL(baseURL ?? 'http://localhost').host;
      const foreign: string[] = [];
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.host !== home) foreign.push(request.url());
      });
      await use(foreign);
      expect(foreign, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
  pageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (event) =>
        errors.push(`uncaught: ${event.error().stack ?? event.error().message}`),
      );
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`console: ${message.text()}`);
      });
      await use(errors);
      expect(errors, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * WCAG 2.2 A and AA and axe's best practices over the page as it stands, or only the rules that are named; each violation
 * with the elements that break it.
 */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const run = (window as unknown as { axe: typeof axe }).axe.run;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // A change of theme is a transition of no length, which still ends a frame later.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // What React Aria has read out stays for some seconds beside the page, after what it names may be gone.
    const context = { include: document, exclude: ['[data-live-announcer]'] };
    const result = await run(context, {
      runOnly: only ? { type: 'rule', values: [...only] } : { type: 'tag', values: tags },
    });
    return result.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    );
  }, rules);
}
