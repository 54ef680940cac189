import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The packages of GitHub's parser name source maps whose sources they do not ship; each would be a warning. */
const withoutMaps = {
  name: 'actions-without-source-maps',
  enforce: 'pre' as const,
  load: (id: string) =>
    /node_modules\/@actions\/.*\.js$/.test(id)
      ? readFileSync(id, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '')
      : undefined,
};

export default defineConfig({
  plugins: [withoutMaps],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    setupFiles: ['scripts/lib/property-seed.ts'],
    testTimeout: 20_000,
    // By default one core is left free, which is half of a machine with two.
    maxWorkers: '100%',
    // Their schema is a JSON file imported without an attribute, which bundlers take and Node does not.
    server: { deps: { inline: [/@actions\//] } },
    projects: [
      {
        extends: true,
        // Pure code shares its modules between files: a third of the time of these tests was spent on loading them again.
        test: { name: 'engine', include: ['engine/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'around it',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['engine/**', 'server/**', 'node_modules/**', 'lessons/**', '.next/**', 'e2e/**'],
        },
      },
      {
        extends: true,
        // Starts a PostgreSQL when one is installed, and makes a template of each database.
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: ['server/testing/global-setup.ts'],
          // Each file copies and opens a database on disk, twice.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
