import { StagecraftError } from '../../core/errors';
import type { WorkspacePath } from '../../core/files';
import { prepareMaker } from './registry';

/** A data file that is made for each learner, as lesson.yaml names it. */
export interface MadeFile {
  readonly path: WorkspacePath;
  readonly maker: string;
  /** The file of public/data that it is made from. */
  readonly from?: string;
  readonly with: unknown;
  /** The made file whose seed it shares: what is true behind that file, for checks alone. */
  readonly truthOf?: WorkspacePath;
}

/** A file that a lesson should have made, or the one that it is made from, is not there. */
export class MadeDataError extends StagecraftError<'made-data'> {
  constructor(path: WorkspacePath, reason: string) {
    super('made-data', `The data file ${path} cannot be made: ${reason}.`, { path });
  }
}

/** Files that are kept: the checks of one attempt ask for the same ones, one check after another. */
const REMEMBERED = 6;

/**
 * Makes the files of a lesson from a seed, by path: the learner's for the workspace, a hidden one for a check.
 * `sources` are the texts of the files in public/data, by name. The function that is returned
 * @throws MadeDataError, UnknownMakerError, or what the maker throws.
 */
export function remakerOf(
  files: readonly MadeFile[],
  sources: Readonly<Record<string, string>>,
): (path: WorkspacePath, seed: string) => string {
  const made = new Map<string, string>();
  return (path, seed) => {
    const file = files.find((one) => one.path === path);
    if (!file) throw new MadeDataError(path, 'the lesson makes no such file');
    const source = file.from === undefined ? undefined : sources[file.from];
    if (file.from !== undefined && source === undefined)
      throw new MadeDataError(path, `public/data has no ${file.from}`);
    const key = `${path}\n${seed}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const text = prepareMaker(file.maker, file.with).make({
      source,
      seed: `${seed}/${file.truthOf ?? path}`,
    });
    if (made.size >= REMEMBERED) made.delete(made.keys().next().value!);
    made.set(key, text);
    return text;
  };
}
