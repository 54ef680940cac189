import type { LabProgram, ProgramIo } from '../../../core/lab-program';
import { newestAt } from '../../catalog/newest';
import {
  DOWNLOAD_RATIO,
  LISTS,
  OTHER_PACKAGE,
  type PackageSize,
  SYSTEM_PACKAGES,
} from '../../catalog/packages';
import { sizeOr } from '../../catalog/sizes';
import { weightText } from '../../image/weight';
import { type InstallWork, layPackage } from './work';

const MB = 1_000_000;
const APT_LISTS = '/var/lib/apt/lists';
const APK_CACHE = '/var/cache/apk';

/** Where packages of the system lie in an image. */
export const SYSTEM_FOLDER = '/usr/share/packages';

const sizeOfPackage = (name: string): PackageSize =>
  SYSTEM_PACKAGES[name] ?? { megabytes: OTHER_PACKAGE.system, basis: 'assumed' };

/** `curl=7.88.1-10` → `curl`. */
const nameOf = (word: string) => word.split(/[=<>~]/)[0]!;

/** `curl=7.88.1-10` → ` 7.88.1-10`; else what is newest when the image is built. */
function versionOf(io: ProgramIo, word: string): string {
  const [, version] = /[=~]=?(.+)$/.exec(word) ?? [];
  return version === undefined ? `, newest of ${newestAt(io.clock.now())}` : ` ${version}`;
}

function download(
  io: ProgramIo,
  work: InstallWork,
  words: readonly string[],
  withRecommended: boolean,
): void {
  for (const word of words) {
    const name = nameOf(word);
    const size = sizeOr(work.sizes.system[name], sizeOfPackage(name));
    const megabytes = size.megabytes + (withRecommended ? (size.recommended ?? 0) : 0);
    layPackage(io, SYSTEM_FOLDER, name, { ...size, megabytes }, `package ${name}${versionOf(io, word)}`);
    work.packages++;
    work.downloaded += megabytes * MB * DOWNLOAD_RATIO.binary;
  }
}

/** `apt-get`: lists and packages by the table; it needs lists, and `-y`, as it does. */
export const aptGet =
  (work: InstallWork): LabProgram =>
  async (io) => {
    const words = io.args.filter((word) => !word.startsWith('-'));
    const [verb, ...names] = words;
    const has = (...flags: string[]) => io.args.some((word) => flags.includes(word));
    switch (verb) {
      case 'update':
        io.fs.makeFolder(APT_LISTS);
        io.fs.write(
          `${APT_LISTS}/lists`,
          weightText({
            bytes: LISTS.apt * MB,
            basis: 'assumed',
            what: `the lists of apt of ${newestAt(io.clock.now())}`,
          }),
        );
        work.downloaded += LISTS.apt * MB * DOWNLOAD_RATIO.text;
        io.stdout('Reading package lists...\n');
        return 0;
      case 'install': {
        if (names.length > 0 && io.fs.filesBelow(APT_LISTS).length === 0) {
          io.stdout('Reading package lists...\nBuilding dependency tree...\n');
          io.stderr(names.map((name) => `E: Unable to locate package ${nameOf(name)}\n`).join(''));
          return 100;
        }
        if (!has('-y', '--yes', '--assume-yes', '-qy', '-yq', '-qqy', '-yqq')) {
          io.stdout('Do you want to continue? [Y/n] Abort.\n');
          return 1;
        }
        io.stdout('Reading package lists...\nBuilding dependency tree...\n');
        download(io, work, names, !has('--no-install-recommends'));
        io.stdout(names.map((name) => `Setting up ${nameOf(name)} ...\n`).join(''));
        return 0;
      }
      case 'remove':
      case 'purge':
        for (const name of names) io.fs.remove(`${SYSTEM_FOLDER}/${name}`);
        return 0;
      case 'clean':
      case 'autoclean':
      case 'autoremove':
      case 'upgrade':
      case 'dist-upgrade':
        io.stdout('Reading package lists...\n');
        return 0;
      default:
        io.stderr(`E: Invalid operation ${verb ?? ''}\n`);
        return 100;
    }
  };

/** `apk`: packages by the table; without `--no-cache` its index stays. */
export const apk =
  (work: InstallWork): LabProgram =>
  async (io) => {
    const isVirtual = (at: number) =>
      ['-t', '--virtual', '-X', '--repository'].includes(io.args[at - 1] ?? '');
    const [verb, ...names] = io.args.filter((word, at) => !word.startsWith('-') && !isVirtual(at));
    if (verb === 'del') {
      for (const name of names) io.fs.remove(`${SYSTEM_FOLDER}/${nameOf(name)}`);
      return 0;
    }
    if (verb !== 'add' && verb !== 'update' && verb !== 'upgrade') {
      io.stderr(`apk: unrecognized command: ${verb ?? ''}\n`);
      return 1;
    }
    if (!io.args.includes('--no-cache')) {
      io.fs.makeFolder(APK_CACHE);
      io.fs.write(
        `${APK_CACHE}/index`,
        weightText({
          bytes: LISTS.apk * MB,
          basis: 'assumed',
          what: `the index of apk of ${newestAt(io.clock.now())}`,
        }),
      );
    }
    work.downloaded += LISTS.apk * MB;
    download(io, work, verb === 'add' ? names : [], false);
    io.stdout(names.map((name, at) => `(${at + 1}/${names.length}) Installing ${nameOf(name)}\n`).join(''));
    io.stdout(`OK: ${names.length} packages\n`);
    return 0;
  };
