import type { Page } from 'playwright/test';
import { test as base, expect } from 'playwright/test';
import type { Program, RunRequest, RunResult } from '../../engine/core/code-runner';
import type { SandboxRunner } from '../../runtime/sandbox/sandbox-runner';
import { type Harness, startHarness } from './harness';

declare global {
  var runner: SandboxRunner;
  var createSandboxRunner: (options?: object) => SandboxRunner;
  var draft: string;
}

/** What a run came to, with what the page saw of it. */
export interface Seen {
  readonly result: RunResult;
  readonly ms: number;
  readonly droppedBytes: number;
}

/** The page with the runner, and what the suite asks of it. */
export interface Lab {
  readonly page: Page;
  readonly harness: Harness;
  /** Runs a program; `code` is `main.ts` or the source of a probe. */
  run(code: string, request?: Partial<RunRequest>): Promise<Seen>;
  /** The value that a probe's default export returns. */
  probe(source: string, request?: Partial<RunRequest>): Promise<unknown>;
  /**
   * Evaluates a script in a worker of the real frame *without* the guest, as if every lock of the guest had been
   * picked: what the script's `await attempt()` comes to. Shows what the browser itself refuses.
   */
  raw(attempt: string): Promise<string>;
  /** Fails when the page has suffered, learner code has reached the server, or the lab no longer runs programs. */
  expectUnharmed(): Promise<void>;
}

const DRAFT = 'typed, not yet saved';

function createLab(page: Page, harness: Harness): Lab {
  const run: Lab['run'] = (code, request = {}) =>
    page.evaluate(
      async ([source, extra]) => {
        const program: Program = { kind: 'module', path: 'main.ts' };
        const full: RunRequest = {
          runId: crypto.randomUUID(),
          language: 'typescript',
          files: { 'main.ts': source },
          program,
          ...extra,
        };
        let droppedBytes = 0;
        const start = performance.now();
        const result = await globalThis.runner.run(full, (event) => {
          if (event.type === 'output-truncated') droppedBytes = event.droppedBytes;
        });
        return { result, ms: performance.now() - start, droppedBytes };
      },
      // The JSON of a request is too deep a type for Playwright's inference.
      [code, request as object] as const,
    );
  return {
    page,
    harness,
    run,
    probe: async (source, request = {}) => {
      const { result } = await run('', {
        files: {},
        ...request,
        program: { kind: 'probe', path: 'probe.ts', source, input: harness.origin },
      });
      expect(result.error, result.stderr).toBeUndefined();
      return result.value;
    },
    raw: (attempt) =>
      page.evaluate(async (script) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.src = '/sandbox/frame.html';
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        const control = new MessageChannel();
        frame.contentWindow!.postMessage({ type: 'connect' }, '*', [control.port2]);
        const guest = `onmessage = async (event) => {
          const port = event.ports[0]; const origin = ${JSON.stringify(location.origin)};
          const attempt = async () => { ${script} };
          const slow = new Promise((resolve) => setTimeout(() => resolve('refused: no answer'), 3000));
          port.postMessage(await Promise.race([slow, attempt().then((value) => 'reached: ' + value, (error) => 'refused: ' + error)]));
        };`;
        control.port1.postMessage({ type: 'assets', guest, tfjs: null });
        const run = new MessageChannel();
        const answer = new Promise<string>((resolve) => {
          run.port1.onmessage = (event) => resolve(String(event.data));
        });
        control.port1.postMessage({ type: 'spawn', worker: 1, preload: false }, [run.port2]);
        const text = await answer;
        frame.remove();
        return text;
      }, attempt),
    expectUnharmed: async () => {
      expect(harness.requests.filter((path) => path.includes('canary'))).toEqual([]);
      const state = await page.evaluate(() => ({
        draft: globalThis.draft,
        url: location.pathname,
        strayFrames: frames.length > 1,
      }));
      expect(state).toEqual({ draft: DRAFT, url: '/', strayFrames: false });
      const { result } = await run('console.log("alive")');
      expect(result.stdout).toBe('alive\n');
    },
  };
}

/** Playwright's test with a fresh page that mounts the runner, in a browser and behind a server of its own. */
export const test = base.extend<{ lab: Lab }, { harness: Harness }>({
  harness: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const harness = await startHarness();
      await use(harness);
      await harness.close();
    },
    { scope: 'worker' },
  ],
  lab: async ({ page, harness }, use) => {
    harness.requests.length = 0;
    await page.goto(harness.origin);
    await page.evaluate(async (draft) => {
      globalThis.draft = draft;
      await globalThis.runner.warm();
    }, DRAFT);
    await use(createLab(page, harness));
  },
});

export { expect };
