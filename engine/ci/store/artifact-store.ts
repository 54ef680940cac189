import type { FileSystem } from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { actionsFolder, writeFile } from './run-store';

/** The longest that GitHub keeps an artifact, in days. */
export const LONGEST_RETENTION = 90;
export const DAY = 86_400_000;

/** Files by their path within an artifact. */
export type ArtifactFiles = ReadonlyMap<string, FileContent>;

const FORBIDDEN = /["<>|*?:\r\n\\/]/;

/** What is wrong with the name of an artifact; undefined: nothing. */
export const artifactNameProblem = (name: string): string | undefined => {
  const found = FORBIDDEN.exec(name)?.[0];
  return found === undefined
    ? undefined
    : `The artifact name is not valid: ${name}. Contains the following character: ${JSON.stringify(found)}`;
};

/** The files of artifacts, each artifact below a folder of its own. */
export class ArtifactStore {
  readonly #fs: FileSystem;
  readonly #folder: string;

  constructor(fs: FileSystem, repository: string) {
    this.#fs = fs;
    this.#folder = `${actionsFolder(repository)}/artifacts`;
  }

  write(run: number, id: number, files: ArtifactFiles): void {
    this.#fs.makeFolder(this.#path(run, id));
    for (const [path, content] of files) writeFile(this.#fs, `${this.#path(run, id)}/${path}`, content);
  }

  read(run: number, id: number): ArtifactFiles {
    const folder = this.#path(run, id);
    return new Map(
      this.#fs.filesBelow(folder).map((path) => [path.slice(folder.length + 1), this.#fs.read(path)]),
    );
  }

  remove(run: number, id?: number): void {
    this.#fs.remove(id === undefined ? `${this.#folder}/${run}` : this.#path(run, id));
  }

  #path(run: number, id: number): string {
    return `${this.#folder}/${run}/${id}`;
  }
}
