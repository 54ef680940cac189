import type { ShellCommand } from '../host';
import type { ProgramLoader } from '../registry';
import { du } from './files/du';
import { ls } from './files/ls';
import { rm } from './files/rm';
import { help } from './help';
import { history } from './history';
import { curl } from './net/curl';
import { node } from './node/node';
import { npm } from './npm/npm';
import { npx } from './npm/npx';
import { smallCommands } from './small';
import { adaptedCommands } from './text/adapted';
import { diff } from './text/diff';
import { wc } from './text/wc';
import { yes } from './text/yes';

/** The commands that the lab adds to the interpreter's, or puts in their place. */
export const labCommands: readonly (readonly [string, ShellCommand])[] = Object.entries({
  ...smallCommands,
  ...adaptedCommands,
  curl,
  diff,
  du,
  help,
  history,
  ls,
  node,
  npm,
  npx,
  rm,
  tsx: node,
  wc,
  yes,
});

/** Programs of the lab as commands, each loaded when it is first called. */
export function labPrograms(
  programs: Readonly<Record<string, ProgramLoader>>,
): readonly (readonly [string, ShellCommand])[] {
  return Object.entries(programs).map(([name, load]) => [name, async (io) => (await load())(io)] as const);
}
