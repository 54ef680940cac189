import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXPORTED_METRICS } from './exported-metrics';

it('every metric that is exposed is in the documentation', () => {
  const text = readFileSync('docs/monitoring.md', 'utf8');
  for (const [name, { labels }] of Object.entries(EXPORTED_METRICS)) {
    const row = text.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
    expect(row, name).toBeDefined();
    if (!row!.includes('the same')) for (const label of labels) expect(row, name).toContain(`\`${label}\``);
  }
});
