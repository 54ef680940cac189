import axe from 'axe-core';
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  type Request,
  type WebError,
} from 'playwright/test';

interface AppFixtures {
  /** Names of requests that left for another host; a test that ends with one fails. */
  foreignRequests: string[];
  /** Errors that the page itself reported; a test that ends with one fails. Empty it where one is expected. */
  pageErrors: string[];
}

interface BrowserFixtures {
  /** A browser that keeps what it has fetched and compiled, with one empty page; see {@link emptied}. */
  profile: BrowserContext;
}

/** Everything that a page can store, but for what the browser itself keeps of the app's files. */
const STORED = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';

/** Closes all pages but the first, and empties what the pages of the app have stored. */
async function emptied(profile: BrowserContext, origin: string): Promise<void> {
  const [keeper, ...pages] = profile.pages();
  for (const page of pages) await page.close();
  const session = await profile.newCDPSession(keeper!);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: STORED });
  await session.detach();
}

/**
 * The test of every journey: no request may leave for another host, and neither an uncaught error nor a console error
 * of the app may pass unseen. (What learner code prints goes to the lab's console, not to the browser's.)
 *
 * Journeys of one worker share a browser profile, emptied after each: an incognito one for each would fetch and compile
 * the editor, the shell and TensorFlow.js anew every time, a third of what a journey takes.
 */
export const test = base.extend<AppFixtures, BrowserFixtures>({
  profile: [
    async ({ playwright }, use, { project }) => {
      const { launchOptions, baseURL, viewport } = project.use;
      const profile = await playwright.chromium.launchPersistentContext('', {
        ...launchOptions,
        ...(baseURL ? { baseURL } : {}),
        ...(viewport ? { viewport } : {}),
      });
      await use(profile);
      await profile.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ profile, baseURL }, use) => {
    await use(profile);
    await emptied(profile, new URL(baseURL ?? 'http://localhost').origin);
  },
  foreignRequests: [
    async ({ context, baseURL }, use) => {
      const home = new URL(baseURL ?? 'http://localhost').host;
      const foreign: string[] = [];
      const note = (request: Request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.host !== home) foreign.push(request.url());
      };
      context.on('request', note);
      await use(foreign);
      context.off('request', note);
      expect(foreign, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
  pageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      const uncaught = (event: WebError) =>
        errors.push(`uncaught: ${event.error().stack ?? event.error().message}`);
      const printed = (message: ConsoleMessage) => {
        if (message.type() === 'error') errors.push(`console: ${message.text()}`);
      };
      context.on('weberror', uncaught);
      context.on('console', printed);
      await use(errors);
      context.off('weberror', uncaught);
      context.off('console', printed);
      expect(errors, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

interface AxeLook {
  /** Only these rules. */
  readonly rules?: readonly string[] | undefined;
  /** Only what is inside of the element that this selects. */
  readonly within?: string | undefined;
}

/**
 * WCAG 2.2 A and AA and axe's best practices over the page as it stands, or over less of it; each violation with the
 * elements that break it.
 */
export async function axeViolations(page: Page, look: AxeLook = {}): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async ({ rules, within }) => {
    const run = (window as unknown as { axe: typeof axe }).axe.run;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // A change of theme is a transition, even of no length, and what inherits a changing colour begins another after it:
    // without transitions there is no moment between two themes.
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; }');
    document.adoptedStyleSheets.push(still);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    // What React Aria has read out stays for some seconds beside the page, after what it names may be gone.
    const context = { include: within ?? document, exclude: ['[data-live-announcer]'] };
    const result = await run(context, {
      resultTypes: ['violations'],
      runOnly: rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: tags },
    });
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
    return result.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    );
  }, look);
}
