import type { FileSystem } from '../../core/file-system';
import { CiError } from '../errors';
import { FORGE_ROOT as FORGE } from '../runner/places';
import { actionsFolder } from '../store/run-store';

/** A repository on the lab's GitHub, as views name it. */
export interface NamedRepository {
  /** `owner/name`. */
  readonly name: string;
  readonly folder: string;
}

/** The repositories on the lab's GitHub, by name. */
export function repositoriesOf(fs: FileSystem): NamedRepository[] {
  if (!fs.isFolder(FORGE)) return [];
  return fs
    .list(FORGE)
    .filter((owner) => fs.isFolder(`${FORGE}/${owner}`))
    .flatMap((owner) =>
      fs
        .list(`${FORGE}/${owner}`)
        .filter((folder) => folder.endsWith('.git'))
        .map((folder) => ({
          name: `${owner}/${folder.slice(0, -'.git'.length)}`,
          folder: `${FORGE}/${owner}/${folder}`,
        })),
    );
}

/** The repository that a view is about: the one that is named, else the first with runs, else the first. @throws CiError. */
export function repositoryNamed(fs: FileSystem, name: string | undefined): NamedRepository {
  const all = repositoriesOf(fs);
  const found =
    name === undefined
      ? (all.find(({ folder }) => fs.isFolder(`${actionsFolder(folder)}/runs`)) ?? all[0])
      : all.find((one) => one.name === name);
  if (found === undefined)
    throw new CiError(
      'run-missing',
      name === undefined
        ? 'There is no repository on GitHub yet: gh repo create makes one.'
        : `There is no repository ${name}.`,
    );
  return found;
}
