import { satisfies, validRange } from 'semver';
import type { CommandIo } from '../../host';
import { LAB_PACKAGES } from './lab-packages';
import { failed } from './npm-failed';
import type { PackageJson } from './package-json';

/** What `npm install` or `npm ci` was called with. */
export interface InstallCall {
  readonly project: PackageJson;
  /** Where package.json is. */
  readonly folder: string;
  /** What follows the command: packages and options. */
  readonly words: readonly string[];
  /** `npm ci`. */
  readonly isClean: boolean;
}

const NO_LOCK = `code EUSAGE

The \`npm ci\` command can only install with an existing package-lock.json or
npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or
later to generate a package-lock.json file, then try again.`;

/**
 * `npm install`, `npm ci`: downloads nothing, and says so. The lab has its packages built in; what matters is whether
 * they are those that the project asks for.
 */
export function install(io: CommandIo, { project, folder, words, isClean }: InstallCall): number {
  const { fs } = io;
  const hasLock = fs.isFile(`${folder}/package-lock.json`);
  if (isClean && !hasLock) return failed(io, NO_LOCK);
  const isDev = words.some((word) => word === '-D' || word === '--save-dev');
  const added = words.filter((word) => !word.startsWith('-')).map(splitSpec);
  const wanted = { ...project.dependencies, ...project.devDependencies, ...Object.fromEntries(added) };
  const unknown = Object.entries(wanted).filter(([name]) => !Object.hasOwn(LAB_PACKAGES, name));
  if (unknown.length > 0) {
    const [[name, range]] = unknown as [[string, string]];
    return failed(
      io,
      `code E404\n404 Not Found: ${name}@${range || 'latest'}\n404\n404 The lab downloads nothing. It has ${Object.keys(LAB_PACKAGES).join(', ')}.\n404 Take the project home (Export) to install other packages.`,
    );
  }
  for (const [name, range] of Object.entries(wanted)) {
    const version = LAB_PACKAGES[name]!;
    if (range !== '' && validRange(range) !== null && !satisfies(version, range))
      io.stderr(`npm warn lab ${name}@${range} is asked for; the lab runs ${name}@${version}.\n`);
  }
  if (added.length > 0)
    addToPackage(io, `${folder}/package.json`, added, isDev ? 'devDependencies' : 'dependencies');
  const lines = Object.keys(wanted).map((name) => `  ${name}@${LAB_PACKAGES[name]}\n`);
  io.stdout(
    `\nup to date: the lab has ${lines.length === 1 ? 'this package' : `these ${lines.length} packages`} built in, nothing was downloaded.\n${lines.join('')}`,
  );
  if (added.length > 0 && hasLock)
    io.stdout('package-lock.json was left as it is. Run npm install once more where you take the project.\n');
  return 0;
}

/** `d3-array@3` → its name and range; an empty range takes what there is. */
function splitSpec(spec: string): [name: string, range: string] {
  const at = spec.lastIndexOf('@');
  return at > 0 ? [spec.slice(0, at), spec.slice(at + 1)] : [spec, ''];
}

function addToPackage(
  { fs }: CommandIo,
  path: string,
  added: readonly (readonly [string, string])[],
  field: 'dependencies' | 'devDependencies',
): void {
  const parsed = JSON.parse(fs.readText(path)) as Record<string, Record<string, string> | undefined>;
  const entries = { ...parsed[field] };
  for (const [name, range] of added) entries[name] = range || `^${LAB_PACKAGES[name]}`;
  const sorted = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.write(path, `${JSON.stringify({ ...parsed, [field]: sorted }, null, 2)}\n`);
}
