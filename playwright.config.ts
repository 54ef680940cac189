import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'playwright/test';
import { JOURNEYS_SECRET } from './e2e/support/secret';
import { servingArguments, systemBrowser } from './scripts/lib/prepare.mjs';

const port = Number(process.env.E2E_PORT ?? 3210);
const executablePath = process.env.CHROMIUM_PATH ?? systemBrowser() ?? undefined;

// What classes leave behind is of one run: its server begins with an empty database and a secret that journeys know.
const dataDir = join(tmpdir(), `stagecraft-e2e-${port}`);
const empty = `node -e "fs.rmSync(process.env.DATA_DIR, { recursive: true, force: true })"`;

/** Journeys run against the production build (`npm run build` first; `npm test` sees to it). */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // A trace of every step doubles what the runner itself costs; ask for it where a failure is looked into.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // As desktop browsers do: the headless shell would put a sandboxed frame into the process of its page.
        '--site-per-process',
      ],
    },
  },
  webServer: process.env.E2E_BASE_URL
    ? undefined
    : {
        command: `${empty} && node ${servingArguments(port).join(' ')}`,
        url: `http://localhost:${port}`,
        reuseExistingServer: false,
        env: {
          NEXT_TELEMETRY_DISABLED: '1',
          DATA_DIR: dataDir,
          APP_SECRET: JOURNEYS_SECRET,
          PUBLIC_URL: `http://localhost:${port}`,
          // The platform of the journey about courses is on this machine.
          LTI_PRIVATE_PLATFORMS: '1',
        },
      },
});
