import fc from 'fast-check';
import { satisfies } from 'semver';
import { describe, expect, test } from 'vitest';
import { installedVersions, installFromLock, installFromManifest, LOCK_FILE } from './lock-file';
import type { PackageRegistry } from './package-registry';

const version = (version: string, day: number, dependencies: Record<string, string> = {}) => ({
  version,
  day,
  note: '',
  dependencies,
  files: { 'index.js': `export default '${version}';\n` },
});

const REGISTRY: PackageRegistry = {
  rows: [
    version('1.2.0', -30, { csv: '^0.4.0' }),
    version('1.3.0', 10, { csv: '^0.4.0' }),
    version('2.0.0', 20),
  ],
  csv: [version('0.4.1', -90), version('0.4.2', 15), version('0.5.0', 16)],
  money: [version('2.0.0', -90, { csv: '>=0.4.2' })],
};

const project = (dependencies: Record<string, string>) => ({
  'package.json': JSON.stringify({ name: 'report', dependencies }),
});
const on = (day: number, dependencies: Record<string, string>) =>
  installFromManifest(REGISTRY, project(dependencies), day).versions;

describe('npm install without a lock file', () => {
  test('takes the newest version that the range allows and that is out by then, of dependencies too', () => {
    expect(on(0, { rows: '^1.2.0' })).toEqual({ rows: '1.2.0', csv: '0.4.1' });
    expect(on(30, { rows: '^1.2.0' })).toEqual({ rows: '1.3.0', csv: '0.4.2' });
    expect(on(30, { rows: '>=1' })).toEqual({ rows: '2.0.0' });
  });

  test('finds one version for all who ask, or refuses', () => {
    expect(on(30, { rows: '1.2.0', money: '2.0.0' })).toEqual({
      rows: '1.2.0',
      money: '2.0.0',
      csv: '0.4.2',
    });
    expect(() => on(0, { rows: '1.2.0', money: '2.0.0' })).toThrow(
      /csv fits: rows asks for \^0\.4\.0, money asks/,
    );
  });

  test.each([
    [{ nothing: '1' }, 'no package nothing'],
    [{ rows: 'newest please' }, 'no range of versions'],
    [{ rows: '^3.0.0' }, 'No version of rows fits'],
  ])('refuses %j', (dependencies, reason) => {
    expect(() => on(0, dependencies as Record<string, string>)).toThrow(reason);
  });
});

describe('npm ci', () => {
  const dependencies = { rows: '^1.2.0' };
  const { lock, modules } = installFromManifest(REGISTRY, project(dependencies), 0);
  const locked = { ...project(dependencies), [LOCK_FILE]: lock };

  test('gives the same files whenever it runs', () => {
    const again = installFromLock(REGISTRY, locked);
    expect(again).toEqual({ lock, modules, versions: { rows: '1.2.0', csv: '0.4.1' } });
    expect(installedVersions(again.modules)).toEqual(again.versions);
  });

  test.each([
    [project(dependencies), 'there is none'],
    [{ ...locked, [LOCK_FILE]: '{ half' }, 'is no JSON'],
    [{ ...locked, [LOCK_FILE]: '{}' }, 'lockfileVersion'],
    [{ ...locked, [LOCK_FILE]: lock.replace('sha256-', 'sha256-0') }, 'Somebody changed one of them'],
    [{ ...locked, [LOCK_FILE]: lock.replace('"1.2.0"', '"1.2.9"') }, 'no rows@1.2.9'],
    [{ ...locked, ...project({ rows: '^1.3.0' }) }, 'asks for rows@^1.3.0, package-lock.json has 1.2.0'],
    [{ ...locked, ...project({ rows: '^1.2.0', money: '2' }) }, 'has none'],
  ])('refuses what is not in order (%#)', (files, reason) => {
    expect(() => installFromLock(REGISTRY, files as Record<string, string>)).toThrow(reason);
  });
});

test('what a manifest resolves to is within every range and not from the future, and its lock installs the same', () => {
  const range = fc.constantFrom('^1.0.0', '~1.2.0', '>=1', '*', '1.2.0');
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 60 }), range, (day, asked) => {
      const files = project({ rows: asked });
      const first = installFromManifest(REGISTRY, files, day);
      expect(satisfies(first.versions.rows!, asked)).toBe(true);
      for (const [name, chosen] of Object.entries(first.versions))
        expect(REGISTRY[name]!.find((one) => one.version === chosen)!.day).toBeLessThanOrEqual(day);
      expect(installFromLock(REGISTRY, { ...files, [LOCK_FILE]: first.lock })).toEqual(first);
    }),
  );
});
