import { resolvePath } from '../../../core/file-system';
import type { LabProgram, ProgramIo } from '../../../core/lab-program';
import { newestAt } from '../../catalog/newest';
import { NPM_BYTES } from '../../catalog/npm-bytes';
import { DOWNLOAD_RATIO, OTHER_PACKAGE, type PackageSize } from '../../catalog/packages';
import { sizeOr } from '../../catalog/sizes';
import { weightText } from '../../image/weight';
import type { InstallWork } from './work';

const MB = 1_000_000;
const CACHE = '/root/.npm/_cacache';

const sizeOfPackage = (name: string): PackageSize => {
  const known = NPM_BYTES[name];
  return known === undefined
    ? { megabytes: OTHER_PACKAGE.npm, basis: 'assumed' }
    : { megabytes: known / MB, basis: 'measured' };
};

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly link?: boolean;
}

/**
 * `npm ci` and `npm install` of an image: lays the packages of `package-lock.json` by the table of sizes. Everything else
 * is the lab's own npm.
 */
export const npm =
  (work: InstallWork): LabProgram =>
  async (io) => {
    const verb = io.args.find((word) => !word.startsWith('-'));
    if (verb === 'cache') {
      io.fs.remove(CACHE);
      return 0;
    }
    if (verb === undefined || !['ci', 'clean-install', 'install', 'i'].includes(verb))
      return io.shell(`lab-npm ${io.args.map((word) => `'${word.replace(/'/g, "'\\''")}'`).join(' ')}`);
    if (io.args.filter((word) => !word.startsWith('-')).length > 1 || io.args.includes('-g')) {
      io.stderr(
        'npm error the lab downloads nothing: name packages in package.json and package-lock.json, then npm ci\n',
      );
      return 1;
    }
    const isClean = verb === 'ci' || verb === 'clean-install';
    if (!io.fs.isFile(resolvePath(io.cwd, 'package.json'))) {
      io.stderr(
        `npm error code ENOENT\nnpm error syscall open\nnpm error path ${resolvePath(io.cwd, 'package.json')}\nnpm error errno -2\nnpm error enoent Could not read package.json\n`,
      );
      return 254;
    }
    const locked = lockedPackages(io);
    if (locked === null && isClean) {
      io.stderr(
        'npm error code EUSAGE\nnpm error\nnpm error The `npm ci` command can only install with an existing package-lock.json or\nnpm error npm-shrinkwrap.json with lockfileVersion >= 1.\n',
      );
      return 1;
    }
    return lay(io, work, locked ?? declared(io));
  };

/** Where each package is laid, below the project, with its size. */
type Installed = Readonly<Record<string, LockedPackage>>;

function lockedPackages(io: ProgramIo): Installed | null {
  const path = resolvePath(io.cwd, 'package-lock.json');
  if (!io.fs.isFile(path)) return null;
  const parsed = readJson(io.fs.readText(path)) as { packages?: Installed } | null;
  return parsed?.packages ?? null;
}

/** Without a lock file what package.json names is all that is known. */
function declared(io: ProgramIo): Installed {
  const parsed = readJson(io.fs.readText(resolvePath(io.cwd, 'package.json'))) as Record<
    string,
    Record<string, string>
  > | null;
  const of = (field: string, dev: boolean) =>
    Object.keys(parsed?.[field] ?? {}).map((name) => [`node_modules/${name}`, { dev }] as const);
  return Object.fromEntries([...of('dependencies', false), ...of('devDependencies', true)]);
}

function lay(io: ProgramIo, work: InstallWork, packages: Installed): number {
  const omitsDev =
    io.args.some(
      (word) => word === '--omit=dev' || word === '--production' || word === '--only=production',
    ) ||
    (io.env.NODE_ENV === 'production' && !io.args.includes('--include=dev'));
  const isFor = (list: readonly string[] | undefined, ours: string) =>
    list === undefined || list.includes(ours);
  const chosen = Object.entries(packages).filter(
    ([path, one]) =>
      path.startsWith('node_modules/') &&
      !one.link &&
      !(one.dev && omitsDev) &&
      isFor(one.os, 'linux') &&
      isFor(one.cpu, 'x64'),
  );
  let downloaded = 0;
  for (const [path, one] of chosen) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    // What no lock file fixes is what is newest on the day of the build.
    const version = one.version === undefined ? `, newest of ${newestAt(io.clock.now())}` : ` ${one.version}`;
    const { megabytes, basis } = sizeOr(work.sizes.npm[name], sizeOfPackage(name));
    const bytes = megabytes * MB;
    const folder = resolvePath(io.cwd, path);
    io.fs.makeFolder(folder);
    io.fs.write(
      `${folder}/[files]`,
      weightText({
        bytes,
        basis,
        what: `npm package ${name}${version}`,
      }),
    );
    downloaded += bytes * DOWNLOAD_RATIO.text;
  }
  const isCached = io.fs.isFile(`${CACHE}/content`);
  work.downloaded += isCached ? 0 : downloaded;
  work.packages += chosen.length / 10;
  io.fs.makeFolder(CACHE);
  io.fs.write(
    `${CACHE}/content`,
    weightText({ bytes: downloaded, basis: 'assumed', what: "npm's cache of what it downloaded" }),
  );
  io.stdout(
    `\nadded ${chosen.length} packages, and audited ${chosen.length + 1} packages\n\nfound 0 vulnerabilities\n`,
  );
  return 0;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // npm's own words for it are said by whoever needs what is in it.
    return null;
  }
}
