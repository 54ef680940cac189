/**
 * The files that DVC reads its definitions from: the workspace, or a commit. Paths are relative to the root of the DVC
 * repository.
 */
export interface Tree {
  /** The text of a file; undefined: not there. */
  readText(path: string): Promise<string | undefined>;
  /** The `dvc.yaml` and `.dvc` files, those of a folder before those of its subfolders. */
  stageFiles(): Promise<readonly string[]>;
}
