import { resolvePath } from '../../../core/file-system';
import { type Manifest, parseManifests } from '../manifest/parse-manifests';
import type { KubectlCall } from './call';
import { fail } from './failure';

/** The manifests of one file, and what it is called in messages. */
export interface ManifestFile {
  readonly name: string;
  readonly manifests: readonly Manifest[];
  readonly warnings: readonly string[];
}

const EXTENSIONS = /\.(?:ya?ml|json)$/;

/** The files that `-f` means: a file, a folder (with `-R` those below it too), `-` for standard input. */
function namesOf(call: KubectlCall, given: string): readonly string[] {
  const { fs, cwd } = call.io;
  const path = resolvePath(cwd, given);
  if (fs.isFile(path)) return [given];
  if (!fs.isFolder(path)) return fail(`error: the path ${JSON.stringify(given)} does not exist`);
  const base = given.replace(/\/$/, '');
  const below = call.has('recursive')
    ? fs.filesBelow(path).map((one) => one.slice(path.length + 1))
    : fs.list(path).filter((name) => fs.isFile(`${path}/${name}`));
  const names = below.filter((name) => EXTENSIONS.test(name)).sort();
  if (names.length === 0)
    return fail(`error: error reading [${given}]: recognized file extensions are [.json .yaml .yml]`);
  return names.map((name) => `${base}/${name}`);
}

/** Reads what `-f` names. @throws KubectlFailure, ClusterError */
export function readFiles(call: KubectlCall): readonly ManifestFile[] {
  const given = call.all('filename');
  if (given.length === 0) return fail('error: must specify one of -f and -k');
  return given.flatMap((one): ManifestFile[] => {
    if (/^https?:/.test(one)) return fail(`error: the lab downloads nothing: ${one}`);
    if (one === '-') return [{ name: 'STDIN', ...parseManifests(call.io.stdin, 'STDIN') }];
    return namesOf(call, one).map((name) => ({
      name,
      ...parseManifests(call.io.fs.readText(resolvePath(call.io.cwd, name)), name),
    }));
  });
}
