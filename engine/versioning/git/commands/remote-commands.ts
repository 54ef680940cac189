import { GITHUB_HOOK } from '../../forge/server/receive-hook';
import type { GitCommand } from '../program/command';
import { cloneCommand } from './clone';
import { fetchCommand } from './fetch';
import { pullCommand } from './pull';
import { pushCommandWith } from './push';
import { remoteCommand } from './remote/remote';

/** Commands that talk to other repositories. */
export const REMOTE_COMMANDS: readonly GitCommand[] = [
  cloneCommand,
  fetchCommand,
  pullCommand,
  pushCommandWith(GITHUB_HOOK),
  remoteCommand,
];
