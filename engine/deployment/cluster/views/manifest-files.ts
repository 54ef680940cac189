import type { FileSystem } from '../../../core/file-system';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';

const MOST_TEXT = 200_000;

/** Files of the project that hold objects of a cluster, by path below it: YAML with an API version and a kind. */
export function manifestFiles(fs: FileSystem): readonly string[] {
  return fs
    .filesBelow(WORKSPACE_ROOT)
    .filter((path) => /\.ya?ml$/.test(path) && !/\/(?:node_modules|\.git|\.github)\//.test(path))
    .filter((path) => {
      const text = fs.isFile(path) ? fs.readText(path) : '';
      return text.length < MOST_TEXT && /^apiVersion:/m.test(text) && /^kind:/m.test(text);
    })
    .map((path) => path.slice(WORKSPACE_ROOT.length + 1));
}
