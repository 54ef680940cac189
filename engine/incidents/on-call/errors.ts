import { StagecraftError } from '../../core/errors';

/** Something that whoever is on call cannot do, or a log of it that cannot be read. */
export class OnCallError extends StagecraftError<
  'page-unknown' | 'session-over' | 'log-unreadable' | 'shift-unreadable'
> {}
