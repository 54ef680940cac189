import { satisfies } from 'semver';
import { z } from 'zod';
import { messageOf } from '../core/errors';
import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import {
  InstallError,
  integrityOf,
  type PackageRegistry,
  type PackageVersion,
  type Resolution,
  resolveManifest,
  versionOf,
} from './package-registry';

/** Where packages are installed, and the lock file, as npm has them. */
export const MODULES_FOLDER = 'node_modules/';
export const LOCK_FILE = 'package-lock.json';

const ranges = z.record(z.string(), z.string()).default({});
const manifestSchema = z.looseObject({ name: z.string().default('project'), dependencies: ranges });
const lockSchema = z.looseObject({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.looseObject({ version: z.string().optional(), integrity: z.string().optional(), dependencies: ranges }),
  ),
});

/** What an installation leaves: the lock file's text, the files under node_modules/, and what was chosen. */
export interface Installation {
  readonly lock: string;
  readonly modules: Readonly<Record<WorkspacePath, string>>;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * `npm install` in a project without a lock file, on a day of the lab: resolves the ranges of package.json anew.
 * @throws InstallError
 */
export function installFromManifest(
  registry: PackageRegistry,
  files: WorkspaceFiles,
  day: number,
): Installation {
  const manifest = readManifest(files);
  return installation(manifest, resolveManifest(registry, manifest.dependencies, day));
}

/**
 * `npm ci`: exactly what the lock file says, or nothing. Refuses, as npm does, a lock file that is missing, that does
 * not fit package.json, or whose fingerprints are not those of the registry.
 * @throws InstallError
 */
export function installFromLock(registry: PackageRegistry, files: WorkspaceFiles): Installation {
  const manifest = readManifest(files);
  const text = files[LOCK_FILE];
  if (typeof text !== 'string')
    throw new InstallError(
      'no-lock',
      `npm ci needs ${LOCK_FILE}, and there is none. Bring it back, or run npm install.`,
    );
  const { packages } = parsed(LOCK_FILE, text, lockSchema, 'bad-lock');
  const chosen: Record<string, PackageVersion> = {};
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    const name = path.slice(MODULES_FOLDER.length);
    const version = versionOf(registry, name, entry.version ?? '');
    if (entry.integrity !== integrityOf(version))
      throw new InstallError(
        'integrity',
        `The fingerprint of ${name}@${version.version} in ${LOCK_FILE} is not that of the registry. Somebody changed one of them.`,
        { name },
      );
    chosen[name] = version;
  }
  for (const [name, range] of Object.entries(manifest.dependencies)) {
    const locked = chosen[name]?.version;
    if (locked === undefined || !satisfies(locked, range))
      throw new InstallError(
        'lock-out-of-step',
        `package.json asks for ${name}@${range}, ${LOCK_FILE} has ${locked ?? 'none'}. Bring back the one that belongs to the other.`,
        { name },
      );
  }
  return { ...installation(manifest, chosen), lock: text };
}

function installation(manifest: z.infer<typeof manifestSchema>, chosen: Resolution): Installation {
  const entries = Object.entries(chosen).map(([name, version]) => [
    `${MODULES_FOLDER}${name}`,
    {
      version: version.version,
      integrity: integrityOf(version),
      ...(Object.keys(version.dependencies).length > 0 && { dependencies: version.dependencies }),
    },
  ]);
  const lock = {
    name: manifest.name,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: manifest.name, dependencies: manifest.dependencies },
      ...Object.fromEntries(entries),
    },
  };
  return {
    lock: `${JSON.stringify(lock, null, 2)}\n`,
    versions: Object.fromEntries(Object.entries(chosen).map(([name, { version }]) => [name, version])),
    modules: Object.fromEntries(
      Object.entries(chosen).flatMap(([name, { version, dependencies, files }]) => {
        const own = { name, version, type: 'module', main: 'index.js', dependencies };
        return [
          [`${MODULES_FOLDER}${name}/package.json`, `${JSON.stringify(own, null, 2)}\n`] as const,
          ...Object.entries(files).map(
            ([path, content]) => [`${MODULES_FOLDER}${name}/${path}`, content] as const,
          ),
        ];
      }),
    ),
  };
}

/** The versions that are installed in a workspace, by package, from node_modules itself. */
export function installedVersions(files: WorkspaceFiles): Readonly<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1];
    const version =
      name && typeof content === 'string' ? /"version":\s*"([^"]+)"/.exec(content)?.[1] : undefined;
    if (name && version) versions[name] = version;
  }
  return versions;
}

function readManifest(files: WorkspaceFiles) {
  const text = files['package.json'];
  if (typeof text !== 'string')
    throw new InstallError('no-package', 'There is no package.json to install from.');
  return parsed('package.json', text, manifestSchema, 'no-package');
}

function parsed<Schema extends z.ZodType>(
  path: string,
  text: string,
  schema: Schema,
  code: 'bad-lock' | 'no-package',
): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InstallError(
      code,
      `${path} is no JSON: ${messageOf(error)}. Mend it, or bring back an earlier one.`,
    );
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new InstallError(
    code,
    `${path} is not in order at ${issue.path.join('.') || 'its top'}: ${issue.message}.`,
  );
}
