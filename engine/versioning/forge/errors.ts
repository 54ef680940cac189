import { StagecraftError } from '@/engine/core/errors';

export type ForgeErrorCode =
  | 'repository-missing'
  | 'repository-exists'
  | 'settings-invalid'
  | 'pull-missing'
  | 'pull-invalid'
  | 'person-missing'
  | 'check-invalid'
  | 'not-owner'
  | 'not-allowed';

/** What the simulated GitHub refuses: the message says what was found, where, and what to do. */
export class ForgeError extends StagecraftError<ForgeErrorCode> {}
