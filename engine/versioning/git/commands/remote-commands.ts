import type { GitCommand } from '../program/command';
import { cloneCommand } from './clone';
import { fetchCommand } from './fetch';
import { pullCommand } from './pull';
import { PLAIN_SERVER, pushCommandWith } from './push';
import { remoteCommand } from './remote/remote';

/** Commands that talk to other repositories. */
export const REMOTE_COMMANDS: readonly GitCommand[] = [
  cloneCommand,
  fetchCommand,
  pullCommand,
  pushCommandWith(PLAIN_SERVER),
  remoteCommand,
];
