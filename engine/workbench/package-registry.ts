import { maxSatisfying, satisfies, validRange } from 'semver';
import { z } from 'zod';
import { StagecraftError } from '../core/errors';
import { sha256Hex } from '../core/hash';

const versionSchema = z.strictObject({
  version: z.string(),
  day: z.number().describe('The day of the lab on which it was published; before the first day: negative.'),
  note: z.string().describe('What its authors say is new.'),
  dependencies: z.record(z.string(), z.string()).default({}),
  files: z
    .record(z.string(), z.string())
    .describe('By path inside the package; index.js is what an import gets.'),
});

/** The schema of `registry.json` of a lesson. */
export const registrySchema = z.record(z.string(), z.array(versionSchema).min(1));

/** A small registry of npm packages whose versions appear over lab time. */
export type PackageRegistry = z.infer<typeof registrySchema>;
export type PackageVersion = PackageRegistry[string][number];

/** Packages cannot be installed as asked; the message is what npm would tell, and what to do. */
export class InstallError extends StagecraftError<
  | 'no-package'
  | 'no-version'
  | 'bad-range'
  | 'conflict'
  | 'no-lock'
  | 'bad-lock'
  | 'lock-out-of-step'
  | 'integrity'
> {}

/** The packages of one environment by name: which version of each. */
export type Resolution = Readonly<Record<string, PackageVersion>>;

/** A fingerprint of everything in a version, in the form of npm's `integrity`; over the JSON of its files, sorted. */
export function integrityOf({ files }: PackageVersion): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return `sha256-${sha256Hex(JSON.stringify(sorted))}`;
}

/**
 * What `npm install` without a lock file chooses on a day: of each package the newest version that is published by then
 * and within every range that asks for it. Like npm's tree with everything hoisted; two ranges without a common version
 * are refused, where npm would nest.
 * @throws InstallError
 */
export function resolveManifest(
  registry: PackageRegistry,
  dependencies: Readonly<Record<string, string>>,
  day: number,
): Resolution {
  const wanted = new Map<string, Map<string, string>>();
  const chosen = new Map<string, PackageVersion>();
  const queue: [name: string, range: string, by: string][] = Object.entries(dependencies).map(
    ([name, range]) => [name, range, 'package.json'],
  );
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, range, by] = next;
    const ranges = wanted.get(name) ?? new Map<string, string>();
    wanted.set(name, ranges.set(by, range));
    const version = newest(registry, name, [...ranges], day);
    if (chosen.get(name) === version) continue;
    chosen.set(name, version);
    for (const [dependency, asked] of Object.entries(version.dependencies))
      queue.push([dependency, asked, name]);
  }
  return Object.fromEntries([...chosen].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function newest(
  registry: PackageRegistry,
  name: string,
  ranges: readonly (readonly [by: string, range: string])[],
  day: number,
): PackageVersion {
  const versions = versionsOf(registry, name);
  for (const [by, range] of ranges) {
    if (validRange(range) === null)
      throw new InstallError(
        'bad-range',
        `${by} asks for ${name}@"${range}", which is no range of versions.`,
      );
  }
  const published = versions.filter((version) => version.day <= day);
  const fits = published.filter(({ version }) => ranges.every(([, range]) => satisfies(version, range)));
  const best = maxSatisfying(
    fits.map(({ version }) => version),
    '*',
  );
  const found = fits.find(({ version }) => version === best);
  if (found) return found;
  const asked = ranges.map(([by, range]) => `${by} asks for ${range}`).join(', ');
  const there = published.map(({ version }) => version).join(', ') || 'none';
  throw new InstallError(
    ranges.length > 1 ? 'conflict' : 'no-version',
    `No version of ${name} fits: ${asked}. Published are: ${there}.`,
    { name },
  );
}

function versionsOf(registry: PackageRegistry, name: string): readonly PackageVersion[] {
  const versions = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (versions) return versions;
  throw new InstallError(
    'no-package',
    `The registry has no package ${name}. There are: ${Object.keys(registry).sort().join(', ')}.`,
    { name },
  );
}

/** One version of a package. @throws InstallError when the registry has no such version. */
export function versionOf(registry: PackageRegistry, name: string, version: string): PackageVersion {
  const found = versionsOf(registry, name).find((one) => one.version === version);
  if (found) return found;
  throw new InstallError('no-version', `The registry has no ${name}@${version}.`, { name, version });
}
