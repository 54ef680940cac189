import { StagecraftError } from '../../engine/core/errors';

/** A backup that cannot be written, read or trusted. */
export class BackupError extends StagecraftError<
  'backup-exists' | 'backup-broken' | 'backup-too-new' | 'backup-target' | 'backup-cycle'
> {}
