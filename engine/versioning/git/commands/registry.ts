import type { GitCommand } from '../program/command';
import { BASIC_COMMANDS } from './basic-commands';
import { INSPECTION_COMMANDS } from './inspection-commands';
import { REMOTE_COMMANDS } from './remote-commands';
import { REWRITING_COMMANDS } from './rewriting-commands';

const COMMANDS: readonly GitCommand[] = [
  ...BASIC_COMMANDS,
  ...INSPECTION_COMMANDS,
  ...REMOTE_COMMANDS,
  ...REWRITING_COMMANDS,
];

const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));

/** The command of that name; undefined: git has none, or the lab has not. */
export const commandNamed = (name: string): GitCommand | undefined => BY_NAME.get(name);

/** The names of all commands, sorted: what the terminal completes after `git`. */
export const COMMAND_NAMES: readonly string[] = [...BY_NAME.keys()].sort();
