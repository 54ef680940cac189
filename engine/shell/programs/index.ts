import type { ShellCommand } from '../host';
import type { ProgramLoader } from '../registry';
import { curl } from './curl';
import { diff } from './diff';
import { help } from './help';
import { history } from './history';
import { ls } from './ls';
import { node } from './node';
import { npm } from './npm';
import { npx } from './npx';
import { smallCommands } from './small';

/** The commands that the lab adds to the interpreter's, or puts in their place. */
export const labCommands: readonly (readonly [string, ShellCommand])[] = Object.entries({
  ...smallCommands,
  curl,
  diff,
  help,
  history,
  ls,
  node,
  npm,
  npx,
  tsx: node,
});

/** Programs of the lab as commands, each loaded when it is first called. */
export function labPrograms(
  programs: Readonly<Record<string, ProgramLoader>>,
): readonly (readonly [string, ShellCommand])[] {
  return Object.entries(programs).map(([name, load]) => [name, async (io) => (await load())(io)] as const);
}
