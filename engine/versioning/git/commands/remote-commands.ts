import type { GitCommand } from '../program/command';
import { fetchCommand } from './fetch';

/** Commands that talk to other repositories. */
export const REMOTE_COMMANDS: readonly GitCommand[] = [fetchCommand];
