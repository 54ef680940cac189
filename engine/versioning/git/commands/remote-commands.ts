import type { GitCommand } from '../program/command';
import { fetchCommand } from './fetch';
import { PLAIN_SERVER, pushCommandWith } from './push';
import { remoteCommand } from './remote/remote';

/** Commands that talk to other repositories. */
export const REMOTE_COMMANDS: readonly GitCommand[] = [
  fetchCommand,
  pushCommandWith(PLAIN_SERVER),
  remoteCommand,
];
