import { resolvePath } from '../../../core/file-system';
import type { LabProgram, ProgramIo } from '../../../core/lab-program';
import { newestAt } from '../../catalog/newest';
import { DOWNLOAD_RATIO, OTHER_PACKAGE, type PackageSize, PIP_PACKAGES } from '../../catalog/packages';
import { sizeOr } from '../../catalog/sizes';
import { weightText } from '../../image/weight';
import { type InstallWork, layPackage, withNeeds } from './work';

const MB = 1_000_000;
const SITE = '/usr/local/lib/python3.11/site-packages';
const CACHE = '/root/.cache/pip';

const sizeOfPackage = (name: string): PackageSize =>
  PIP_PACKAGES[name] ?? { megabytes: OTHER_PACKAGE.pip, basis: 'assumed' };

/** `Scikit_Learn[all]==1.4 ; python_version > "3"` → `scikit-learn`. */
const nameOf = (spec: string) =>
  spec
    .split(/[=<>~!;[@ ]/)[0]!
    .trim()
    .toLowerCase()
    .replace(/_/g, '-');

/** `numpy==1.26.4` → ` 1.26.4`; null: whichever is newest. */
function versionIn(spec: string): string | null {
  const [, version] = /===?\s*([\w.!+-]+)/.exec(spec) ?? [];
  return version === undefined ? null : ` ${version}`;
}

/** `pip install`: packages and what they need by the table, and the cache that it leaves unless it is told not to. */
export const pip =
  (work: InstallWork): LabProgram =>
  async (io) => {
    const [verb, ...rest] = io.args;
    if (verb === '--version') {
      io.stdout('pip 24.0 from /usr/local/lib/python3.11/site-packages/pip (python 3.11)\n');
      return 0;
    }
    if (verb !== 'install') {
      io.stderr(`ERROR: unknown command "${verb ?? ''}"; image builds of the lab have pip install\n`);
      return 1;
    }
    const specs = specsOf(io, rest);
    if (typeof specs === 'string') {
      io.stderr(`ERROR: ${specs}\n`);
      return 1;
    }
    const names = withNeeds(specs.map(nameOf), (name) => PIP_PACKAGES[name]?.needs ?? []).filter(
      (name) => !io.fs.isFile(`${SITE}/${name}`),
    );
    const fixed = new Map(specs.map((spec) => [nameOf(spec), versionIn(spec)]));
    const newest = `, newest of ${newestAt(io.clock.now())}`;
    const keepsCache =
      !rest.includes('--no-cache-dir') && !/^(?:1|true|on|yes)$/i.test(io.env.PIP_NO_CACHE_DIR ?? '');
    for (const name of names) {
      const size = sizeOr(work.sizes.pip[name], sizeOfPackage(name));
      const bytes = size.megabytes * MB * DOWNLOAD_RATIO.binary;
      const cached = `${CACHE}/${name}`;
      if (io.fs.isFile(cached)) io.stdout(`Using cached ${name}\n`);
      else {
        io.stdout(`Downloading ${name} (${(bytes / MB).toFixed(1)} MB)\n`);
        work.downloaded += bytes;
      }
      layPackage(io, SITE, name, size, `pip package ${name}${fixed.get(name) ?? newest}`);
      work.packages++;
      if (!keepsCache) continue;
      io.fs.makeFolder(CACHE);
      io.fs.write(cached, weightText({ bytes, basis: 'assumed', what: `pip's cache of ${name}` }));
    }
    io.stdout(
      names.length > 0 ? `Successfully installed ${names.join(' ')}\n` : 'Requirement already satisfied\n',
    );
    return 0;
  };

const WITH_VALUE = new Set([
  '-i',
  '--index-url',
  '--extra-index-url',
  '-t',
  '--target',
  '-c',
  '--constraint',
  '-f',
  '--find-links',
  '--prefix',
]);

/** What is to be installed; a text says what is wrong. */
function specsOf(io: ProgramIo, words: readonly string[]): readonly string[] | string {
  const specs: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '-r' || word === '--requirement' || word.startsWith('--requirement=')) {
      const file = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (words[++at] ?? '');
      const path = resolvePath(io.cwd, file);
      if (!io.fs.isFile(path))
        return `Could not open requirements file: [Errno 2] No such file or directory: '${file}'`;
      const lines = io.fs
        .readText(path)
        .split('\n')
        .map((line) => line.replace(/(^|\s)#.*$/, '').trim());
      specs.push(...lines.filter((line) => line !== '' && !line.startsWith('-')));
    } else if (WITH_VALUE.has(word)) at++;
    else if (!word.startsWith('-') && word !== '.') specs.push(word);
  }
  return specs;
}
