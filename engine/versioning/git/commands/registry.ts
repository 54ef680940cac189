import type { GitCommand } from '../program/command';
import { initCommand } from './init';

const COMMANDS: readonly GitCommand[] = [initCommand];

const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));

/** The command of that name; undefined: git has none, or the lab has not. */
export const commandNamed = (name: string): GitCommand | undefined => BY_NAME.get(name);
