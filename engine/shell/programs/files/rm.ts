import { resolvePath } from '../../../core/file-system';
import { reasonOf } from '../../bash/reason';
import type { CommandIo } from '../../host';
import { splitOptions } from '../options';

/** `rm` of GNU coreutils: -r -R -f -d -v -i (which asks nothing: undo brings back what was removed). */
export async function rm(io: CommandIo): Promise<number> {
  const names = ['recursive', 'force', 'verbose', 'dir', 'interactive', 'one-file-system', 'preserve-root'];
  const { flags, words, unknown } = splitOptions(io.args, 'rRfdviI', names);
  const has = (...of: string[]) => of.some((flag) => flags.includes(flag));
  const isForced = has('f', 'force');
  if (unknown !== undefined || (words.length === 0 && !isForced)) {
    io.stderr(`rm: ${unknown ?? 'missing operand'}\nTry 'rm --help' for more information.\n`);
    return 1;
  }
  let exitCode = 0;
  const refuse = (text: string) => {
    io.stderr(`rm: ${text}\n`);
    exitCode = 1;
  };
  for (const word of words) {
    const path = resolvePath(io.cwd, word);
    const folder = io.fs.realPath(path.slice(0, path.lastIndexOf('/')) || '/');
    const node = io.fs.at(
      path === '/' ? '/' : `${folder === '/' ? '' : folder}/${path.slice(path.lastIndexOf('/') + 1)}`,
    );
    if (node === undefined) {
      if (!isForced) refuse(`cannot remove '${word}': No such file or directory`);
    } else if (path === '/') {
      refuse(
        "it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe",
      );
    } else if (/(^|\/)\.{1,2}\/?$/.test(word)) {
      refuse(`refusing to remove '.' or '..' directory: skipping '${word}'`);
    } else if (
      node.kind === 'folder' &&
      !has('r', 'R', 'recursive') &&
      !(has('d', 'dir') && io.fs.list(path).length === 0)
    ) {
      refuse(`cannot remove '${word}': Is a directory`);
    } else {
      try {
        io.fs.remove(path);
        if (has('v', 'verbose'))
          io.stdout(`removed ${node.kind === 'folder' ? 'directory ' : ''}'${word}'\n`);
      } catch (error) {
        refuse(`cannot remove '${word}': ${reasonOf(error)}`);
      }
    }
  }
  return exitCode;
}
