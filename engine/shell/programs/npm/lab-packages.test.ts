import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LAB_PACKAGES } from './lab-packages';

it('has the versions that the lab itself is built from', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  for (const [name, version] of Object.entries(LAB_PACKAGES))
    expect(`${name}@${{ ...dependencies, ...devDependencies }[name]}`).toBe(`${name}@${version}`);
});
