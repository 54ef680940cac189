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
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'lessons/**', '.next/**', 'e2e/**'],
    setupFiles: ['scripts/lib/property-seed.ts'],
    testTimeout: 20_000,
    // Their schema is a JSON file imported without an attribute, which bundlers take and Node does not.
    server: { deps: { inline: [/@actions\//] } },
  },
});
